import { removePlaces, removeWordsAt } from '../../edits';
import type { Fix, Severity } from '../../findings';
import type { Build, PasswordSetting } from '../../provenance/model';
import { defineRule, type Report, type RuleContext } from '../rule';
import { isAzureConsole, isLoginByPurpose } from './login-purpose';
import page from './remote-login.md';
import { type LoginSign, loginSigns } from './remote-login-signs';
import { shippedStages } from './shipped';
import { isForTests } from './surroundings';

export const remoteLogin = defineRule({
  meta: {
    id: 'remote-login',
    family: 'host',
    severity: 'warning',
    since: '0.4.0',
    summary: 'People can log in to the container: an SSH or telnet server, or an account with a password.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    if (build.dockerfile.template || isAzureConsole(build)) return;
    const server = serverReport(build, loginSigns(build), context);
    if (server && !isLoginByPurpose(build, context)) yield server;
    yield* passwordReports(build, server !== undefined, context);
  },
});

function serverReport(build: Build, signs: readonly LoginSign[], context: RuleContext): Report | undefined {
  const of = (kind: LoginSign['kind']) => signs.filter((s) => s.kind === kind);
  const setup = of('setup');
  const started = of('started')[0];
  const brought = of('package')[0] ?? (setup.length > 0 ? of('maybe')[0] : undefined);
  const prepared = setup.length > 1 || setup.some((s) => /switched on/.test(s.what)) ? setup[0] : undefined;
  const main = started ?? brought ?? prepared;
  if (!main) return undefined;
  const exposed = of('hint').some((s) => /port 2[23]\b/.test(s.what));
  const runs = started !== undefined || setup.length > 0 || exposed;
  const severity: Severity = isForTests(context) ? 'hint' : runs ? 'warning' : 'information';
  return {
    span: main.span,
    severity,
    message: runs
      ? 'This container can be logged in to. That is one more service to patch, with keys and passwords of its own that are the same in every copy, and what is changed inside is gone with the container: docker exec or kubectl exec opens a shell without any of it.'
      : `${main.what.replace(/^the/, 'The')} that lets people log in over the network, and nothing here needs one. For ssh, scp and git over ssh the client is enough.`,
    related: eachOnce(signs.filter((s) => s !== main)).map(({ span, what }) => ({ span, message: what })),
    fixes: runs ? [] : clientInstead(build, signs),
  };
}

/** The first sign of every sort. */
function eachOnce(signs: readonly LoginSign[]): readonly LoginSign[] {
  const seen = new Set<string>();
  return signs.filter(({ what }) => !seen.has(what) && seen.add(what));
}

/** The client's package in the place of the server's, where nothing else is done with the server. */
function clientInstead(build: Build, signs: readonly LoginSign[]): Fix[] {
  const [only, ...others] = signs.filter((s) => s.kind === 'package');
  const use = only?.package;
  if (!use || others.length > 0 || !/^(?:openssh-server|ssh)$/.test(use.name.text)) return [];
  const client = use.manager === 'rpm' || use.manager === 'zypper' ? 'openssh-clients' : 'openssh-client';
  const { text } = build.dockerfile;
  if (text.slice(use.span.start, use.span.end) !== use.name.text) return [];
  if (use.command.argv.some((w) => w.text === client)) {
    const edits = removeWordsAt(build.dockerfile, use.instruction, [use.span]);
    return edits ? [{ title: `Do not install the server (${use.name.text})`, tier: 'suggested', edits }] : [];
  }
  return [
    {
      title: `Install the client (${client}) instead of the server`,
      tier: 'suggested',
      edits: [{ span: use.span, newText: client }],
    },
  ];
}

function* passwordReports(build: Build, server: boolean, context: RuleContext): Iterable<Report> {
  const seen = new Set<number>();
  const all = shippedStages(build).flatMap((s) => s.passwords);
  for (const setting of all) {
    const severity = passwordSeverity(setting, server);
    if (!severity || seen.has(setting.span.start)) continue;
    seen.add(setting.span.start);
    yield {
      span: setting.span,
      severity: isForTests(context) ? 'information' : severity,
      message: passwordMessage(setting),
      related: (setting.password?.definitions() ?? []).map((span) => ({ span, message: 'it is set here' })),
      fixes: withoutPassword(build, setting, all),
    };
  }
}

function passwordSeverity({ kind, user, hashed }: PasswordSetting, server: boolean): Severity | undefined {
  const root = user === 'root';
  if (kind === 'computed') return undefined;
  if (kind === 'none') return root ? 'warning' : server ? 'information' : undefined;
  if (hashed) return root || server ? 'warning' : 'information';
  return root ? 'error' : server ? 'warning' : 'information';
}

function passwordMessage({ kind, user, hashed }: PasswordSetting): string {
  if (kind === 'none') return `Anybody in the container becomes ${user} without a password.`;
  const what = hashed ? `The hash of the password of ${user}` : `The password of ${user}`;
  return `${what} stands here for everybody who reads this file or its history, and in a layer of the image for everybody who has that; it is the same in every container. An account that nobody logs in to needs none.`;
}

function withoutPassword(build: Build, setting: PasswordSetting, all: readonly PasswordSetting[]): Fix[] {
  const { command, instruction } = setting;
  if (!/^(?:chpasswd|passwd)$/.test(command.name)) return [];
  const edits = removePlaces(build.dockerfile, [{ instruction, span: command.span }], (names) =>
    names.every((n) => /^(?:echo|printf|cat|chpasswd|passwd|true)$/.test(n)),
  );
  const users = new Set(all.filter((s) => s.command === command).map((s) => s.user));
  return edits ? [{ title: `Give ${[...users].join(' and ')} no password`, tier: 'suggested', edits }] : [];
}
