import { removePlaces } from '../../edits';
import type { Fix, RelatedPlace, Severity } from '../../findings';
import { isContainerSetting } from '../../knowledge/kernel-settings';
import type { Build } from '../../provenance/model';
import { defineRule } from '../rule';
import { type KernelKind, type KernelPlace, kernelPlaces, kindOf } from './kernel-places';
import page from './kernel-setting.md';
import { startedPrograms } from './shipped';

export const kernelSetting = defineRule({
  meta: {
    id: 'kernel-setting',
    family: 'host',
    severity: 'warning',
    since: '0.4.0',
    summary: 'The build sets something of the kernel, which a container does not have.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build) {
    if (build.dockerfile.template) return;
    const places = kernelPlaces(build);
    for (const kind of ['sysctl', 'limits', 'selinux', 'modules'] as const) {
      const own = places.filter((p) => p.kind === kind);
      const [first] = own;
      if (!first) continue;
      yield {
        span: first.span,
        severity: severities[kind],
        message: `${what[kind]} ${instead(kind, own)}`,
        related: own.slice(1, relatedLimit).map(({ span }): RelatedPlace => ({ span, message: 'and here' })),
        fixes: takenOut(build, kind, own),
      };
    }
    for (const { name, words, span } of startedPrograms(build)) {
      const kind = kindOf(name, words.slice(1));
      if (!kind || places.some((p) => p.kind === kind)) continue;
      yield {
        span,
        severity: 'information' as const,
        message: `This changes the kernel of the machine when the container starts, which only a privileged container may do, and then for everything else on it. ${instead(kind, [])}`,
      };
      return;
    }
  },
});

/** Further places that are named. */
const relatedLimit = 20;

const severities: Record<KernelKind, Severity> = {
  sysctl: 'warning',
  limits: 'information',
  selinux: 'warning',
  modules: 'warning',
};

const what: Record<KernelKind, string> = {
  sysctl:
    "Kernel settings are not part of an image: a container runs on the host's kernel, and nothing reads this when it starts.",
  limits:
    'Limits are not part of an image: the engine sets those of a container when it starts, and nothing in here can raise them then.',
  selinux: 'SELinux is switched by the kernel of the host: this changes nothing in any container.',
  modules: "Kernel modules are the host's: this loads nothing when a container starts.",
};

function instead(kind: KernelKind, places: readonly KernelPlace[]): string {
  switch (kind) {
    case 'sysctl':
      return settingsInstead(places.flatMap((p) => p.settings));
    case 'limits':
      return 'Give them where the container is started: docker run --ulimit nofile=65536, or ulimits: in compose.';
    case 'selinux':
      return 'A container gets its label where it is started: docker run --security-opt label=…';
    default:
      return 'Load them on the host, before containers start.';
  }
}

/** Settings that are named in one message. */
const namedLimit = 4;

function settingsInstead(settings: readonly string[]): string {
  const unique = [...new Set(settings.map((s) => s.replace(/\s*=\s*/, '=')))];
  const keyOf = (s: string) => s.replace(/=.*$/, '');
  const own = unique.filter((s) => isContainerSetting(keyOf(s)));
  const shared = unique.filter((s) => !isContainerSetting(keyOf(s)));
  if (unique.length === 0)
    return "Give a container's own settings where it is started (docker run --sysctl, sysctls: in compose), all others to the host.";
  const sentences: string[] = [];
  if (own.length > 0)
    sentences.push(
      `Give it where the container is started: docker run ${listed(own.map((s) => `--sysctl ${s.includes(' ') ? `"${s}"` : s.includes('=') ? s : `${s}=…`}`))}, or sysctls: in compose.`,
    );
  if (shared.length > 0)
    sentences.push(
      `${listed(shared.map(keyOf))} ${shared.length === 1 ? 'is a setting' : 'are settings'} of the whole machine, which no container has of its own: set ${shared.length === 1 ? 'it' : 'them'} on the host.`,
    );
  return sentences.join(' ');
}

function listed(items: readonly string[]): string {
  const shown = [...new Set(items)];
  return shown.length > namedLimit
    ? `${shown.slice(0, namedLimit).join(' ')} …`
    : shown.join(items[0]?.startsWith('--') ? ' ' : ', ');
}

/** Commands that only say or write what is to be set. */
const plain =
  /^(?:echo|printf|cat|tee|true|:|sysctl|sed|ulimit|setenforce|modprobe|insmod|rmmod|rm|test|\[|grep)$/;

function takenOut(build: Build, kind: KernelKind, places: readonly KernelPlace[]): Fix[] {
  const edits = removePlaces(build.dockerfile, places, (names) => names.every((n) => plain.test(n)));
  return edits ? [{ title: titles[kind], tier: 'suggested', edits }] : [];
}

const titles: Record<KernelKind, string> = {
  sysctl: 'Take the kernel settings out of the image',
  limits: 'Take the limits out of the image',
  selinux: 'Take the SELinux switch out of the image',
  modules: 'Take the kernel modules out of the image',
};
