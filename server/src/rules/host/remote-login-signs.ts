import { changedFiles } from '../../provenance/changed-files';
import { baseName } from '../../provenance/files';
import type { Build, PackageUse, RunCommand, StageModel } from '../../provenance/model';
import { enabledUnits } from '../../provenance/started-units';
import type { Span } from '../../syntax/span';
import { type Started, shippedStages, startedPrograms } from './shipped';

/** Something that shows that people can log in to the container over the network. */
export interface LoginSign {
  /**
   * `package`: brings a server; `maybe`: brings a server among other things; `setup`: prepares one;
   * `hint`: means little alone.
   */
  readonly kind: 'started' | 'package' | 'maybe' | 'setup' | 'hint';
  readonly span: Span;
  readonly what: string;
  readonly package?: PackageUse;
}

/** All signs in the shipped stages, in the order of the document. */
export function loginSigns(build: Build): LoginSign[] {
  return [
    ...startedPrograms(build).flatMap(ofStart),
    ...shippedStages(build).flatMap((stage) => [
      ...stage.packages.flatMap(ofPackage),
      ...stage.commands.flatMap(ofCommand),
      ...ofFiles(stage),
      ...ofPorts(stage),
    ]),
  ].sort((a, b) => a.span.start - b.span.start);
}

const daemon = /^(?:sshd|ssh|dropbear|tinysshd|telnetd|in\.telnetd|utelnetd|in\.rshd|in\.rlogind)$/;

function ofStart({ name, words, span, how }: Started): LoginSign[] {
  const client = name === 'ssh' && baseName(words[0] ?? '') === 'ssh';
  if (!daemon.test(name) || client || words.some((w) => /^-[tT]$/.test(w))) return [];
  const unit = name === 'ssh' ? 'sshd' : name;
  return [
    {
      kind: how === 'enabled' ? 'setup' : 'started',
      span,
      what: how === 'enabled' ? `${unit} is switched on here` : `the container starts ${unit}`,
    },
  ];
}

const servers: Partial<Record<PackageUse['manager'], RegExp>> = {
  apt: /^(?:openssh-server|ssh|dropbear|dropbear-(?:run|bin)|tinysshd|telnetd(?:-ssl)?|inetutils-telnetd|rsh-(?:redone-)?server)$/,
  rpm: /^(?:openssh-server|dropbear|telnet-server|rsh-server)$/,
  apk: /^(?:openssh-server(?:-pam|-common)?|dropbear)$/,
  zypper: /^(?:openssh-server|dropbear|telnet-server)$/,
};

function ofPackage(use: PackageUse): LoginSign[] {
  const name = use.name.text.replace(/[=:].*$/, '');
  if (servers[use.manager]?.test(name))
    return [{ kind: 'package', span: use.span, what: `the package ${name} brings a server`, package: use }];
  const both = name === 'openssh' && /^(?:apk|pacman|zypper)$/.test(use.manager);
  return both
    ? [{ kind: 'maybe', span: use.span, what: 'the package openssh brings the server too', package: use }]
    : [];
}

function ofCommand(command: RunCommand): LoginSign[] {
  const { name, span } = command;
  const words = command.argv.slice(1).map((w) => w.text);
  if (name === 'ssh-keygen' && (words.includes('-A') || words.some((w) => /\/ssh_host_/.test(w))))
    return [
      { kind: 'setup', span, what: 'the keys of the server are made here, the same for every container' },
    ];
  if (name === 'mkdir' && words.some((w) => /^(?:\/var)?\/run\/sshd\/?$/.test(w)))
    return [{ kind: 'setup', span, what: 'its folder is made here' }];
  if (name === 'rm' && words.some((w) => /^\/etc\/service\/sshd\/down$/.test(w)))
    return [{ kind: 'setup', span, what: 'sshd is switched on here' }];
  if (enabledUnits([name, ...words]).some((unit) => daemon.test(unit))) return [];
  return [];
}

function ofFiles(stage: StageModel): LoginSign[] {
  return changedFiles(stage)
    .filter(({ path }) => /^\/etc\/ssh\/sshd_config(?:$|\.d\/)/.test(path))
    .map(({ span }) => ({ kind: 'setup' as const, span, what: 'it is configured here' }));
}

function ofPorts(stage: StageModel): LoginSign[] {
  return stage.ports
    .filter(({ value }) => /^(?:22|23|2222)(?:\/tcp)?$/.test(value.text))
    .map(({ span, value }) => ({ kind: 'hint' as const, span, what: `port ${value.text} is exposed` }));
}
