import { type ChangedFile, changedFiles } from '../../provenance/changed-files';
import type { Build } from '../../provenance/model';
import { defineRule } from '../rule';
import { shippedStages } from './shipped';
import page from './unmanaged-config.md';

/** From here on nobody sees any more what the files say in the end. */
const fileLimit = 4;
const editLimit = 8;

/** Places that are named beside the first. */
const relatedLimit = 15;

export const unmanagedConfig = defineRule({
  meta: {
    id: 'unmanaged-config',
    family: 'host',
    severity: 'information',
    presets: ['strict'],
    since: '0.4.0',
    summary: 'Configuration under /etc is patched line by line in many places.',
    fixes: 'none',
    page,
  },
  *check(build: Build) {
    if (build.dockerfile.template) return;
    const edits = shippedStages(build)
      .flatMap((stage) => changedFiles(stage).filter(isPatch))
      .sort((a, b) => a.span.start - b.span.start);
    const files = new Set(edits.map((e) => e.path));
    const [first, ...others] = edits;
    if (!first || (files.size < fileLimit && edits.length < editLimit)) return;
    yield {
      span: first.span,
      message: `Files under /etc are patched in ${edits.length} places (${files.size === 1 ? 'one file' : `${files.size} files`}). What they say in the end stands nowhere, and a patch that no longer matches after an update of the base does nothing, without a word. Keep them beside the Dockerfile as a whole and copy them in.`,
      related: others
        .slice(0, relatedLimit)
        .map(({ span, path }) => ({ span, message: `${path} is changed` })),
    };
  },
});

/** Where drop-in files are meant to be added to, and lists that the build has no other way to add to. */
const meantToBeAddedTo =
  /^\/etc\/(?:apt|apk|yum\.repos\.d|zypp|pacman|dnf|ld\.so\.conf|passwd|group|shadow|gshadow|subuid|subgid|sudoers|profile\.d|skel|bash\.bashrc|profile|bashrc|environment|locale|timezone|hosts|services|shells|ssl|ca-certificates)/;

/** A line added to, or replaced in, a file that is there already. */
function isPatch({ path, how }: ChangedFile): boolean {
  return (how === 'edited' || how === 'appended') && path.startsWith('/etc/') && !meantToBeAddedTo.test(path);
}
