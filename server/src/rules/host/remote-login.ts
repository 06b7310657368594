import { removePlaces, removeWordsAt } from '../../edits';
import type { Fix, Severity } from '../../findings';
import { isMentioned, runsUnseen } from '../../provenance/mentions';
import type { Build, PasswordSetting, RunCommand } from '../../provenance/model';
import type { Span } from '../../syntax/span';
import { defineRule, type Report, type RuleContext } from '../rule';
import { isAccountByPurpose, isAzureConsole, isLoginByPurpose } from './login-purpose';
import page from './remote-login.md';
import { type LoginSign, loginSigns } from './remote-login-signs';
import { shippedStages, startedPrograms } from './shipped';
import { startIsSeen } from './start-seen';
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
  const unused = !runs && isUnused(build);
  const severity: Severity = isForTests(context) ? 'hint' : runs ? 'warning' : 'information';
  return {
    span: main.span,
    severity,
    message: runs
      ? 'This container can be logged in to. That is one more service to patch, with keys and passwords of its own that are the same in every copy, and what is changed inside is gone with the container: docker exec or kubectl exec opens a shell without any of it.'
      : `${main.what.replace(/^the/, 'The')} that lets people log in over the network, ${unused ? 'and nothing here needs one. For' : 'and whether something starts it is not seen here. If nothing does: for'} ssh, scp and git over ssh the client is enough.`,
    related: eachOnce(signs.filter((s) => s !== main)).map(({ span, what }) => ({ span, message: what })),
    fixes: unused ? clientInstead(build, signs) : [],
  };
}

/** The first sign of every sort; of the keys, each. */
function eachOnce(signs: readonly LoginSign[]): readonly LoginSign[] {
  const seen = new Set<string>();
  return signs.filter(({ what }) => / keys? /.test(what) || (!seen.has(what) && seen.add(what)));
}

/** What the server's package brings, and those who configure or start it name. */
const ofServer =
  /sshd|ssh_host_|sftp-server|ssh-keysign|\/etc\/ssh\b(?!\/ssh_(?:config|known_hosts))|(?:service|init\.d\/|rc-service|systemctl \w+|update-rc\.d)\s*ssh\b/;

/**
 * Whether nothing is done with an installed server: nothing here names what it brings, and nothing runs that might, a script
 * or a supervisor whose text is not seen.
 */
function isUnused(build: Build): boolean {
  const stages = shippedStages(build);
  return startIsSeen(build) && !runsUnseen(stages) && !isMentioned(build, stages, ofServer, () => false);
}

/** The client's package in the place of the server's. */
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
  const account = isAccountByPurpose(build);
  for (const setting of all) {
    const severity = passwordSeverity(setting, server);
    if (!severity || seen.has(setting.span.start)) continue;
    seen.add(setting.span.start);
    yield {
      span: setting.span,
      severity: isForTests(context) ? 'information' : severity,
      message: passwordMessage(setting, server || account),
      related: (setting.password?.definitions() ?? []).map((span) => ({ span, message: 'it is set here' })),
      fixes:
        (account && setting.user !== 'root') || isUsed(build, setting)
          ? []
          : withoutPassword(build, setting, all),
    };
  }
}

function passwordSeverity(setting: PasswordSetting, server: boolean): Severity | undefined {
  const { kind, user, hashed } = setting;
  const root = user === 'root';
  if (kind === 'computed') return undefined;
  if (kind === 'none') return root ? 'warning' : server ? 'information' : undefined;
  if (isNoHash(setting)) return 'information';
  if (hashed) return root || server ? 'warning' : 'information';
  return root ? 'error' : server ? 'warning' : 'information';
}

function passwordMessage(setting: PasswordSetting, login: boolean): string {
  const { kind, user, hashed, command } = setting;
  if (kind === 'none') return `Anybody in the container becomes ${user} without a password.`;
  if (isNoHash(setting))
    return `${command.name} takes the hash of a password and not the password itself, so nobody can log in as ${user} with what stands here. If it is a password, everybody who has this file or the image can read it.`;
  const what = hashed ? `The hash of the password of ${user}` : `The password of ${user}`;
  const instead = login
    ? 'Give the account its password when the container starts, out of a secret.'
    : 'An account that nobody logs in to needs none; give any other its password when the container starts, out of a secret.';
  return `${what} stands here for everybody who reads this file or its history, and in a layer of the image for everybody who has that; it is the same in every container. ${instead}`;
}

/** True for the field of a hash (`useradd -p`, `chpasswd -e`) with something in it that is the hash of nothing. */
function isNoHash({ hashed, kind, password }: PasswordSetting): boolean {
  return (
    hashed && kind === 'literal' && !/^(?:\$[0-9a-z]|_|[./0-9A-Za-z]{13}$|!.*\$)/.test(password?.text ?? '')
  );
}

/** Whether something else here needs the password: `echo secret | sudo -S …`, `sshpass -p secret`. */
function isUsed(build: Build, { password, command }: PasswordSetting): boolean {
  const text = password?.text;
  if (!text) return false;
  const given = (span: Span) =>
    span.end <= command.span.start &&
    /^\s*\|\s*(?:sudo\s+(?:-\S+\s+)*)?$/.test(build.dockerfile.text.slice(span.end, command.span.start));
  const commands = shippedStages(build).flatMap((s) => s.commands);
  return (
    commands.some(
      (c) => c !== command && !given(c.span) && c.argv.slice(1).some((w) => w.text === text) && speaks(c),
    ) || startedPrograms(build).some(({ words }) => words.slice(1).includes(text))
  );
}

/** Hands a password on as it is; the word `root` in `chown root`, or an answer among others, is none. */
function speaks({ name, argv }: RunCommand): boolean {
  const words = argv.slice(1).filter((w) => !w.text.startsWith('-'));
  return (/^(?:echo|printf)$/.test(name) && words.length === 1) || /^(?:sshpass|expect)$/.test(name);
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
