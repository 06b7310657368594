import type { Ecosystem } from '../knowledge/package-indexes';
import type { RunCommand } from './model';
import type { MovingReference } from './package-indexes';
import { toolCall } from './tools';
import type { Value } from './value';

/** Longer texts are no commands for R. */
const textLimit = 20_000;

/** What a command installs from a repository at a branch, or at no named place at all. */
export function movingInCommand(command: RunCommand): MovingReference[] {
  const { tool, words } = toolCall(command);
  if (/^(?:pip|uv|uvx|pipx|pipenv|poetry|pdm)$/.test(tool)) return python(command, tool, words);
  if (/^(?:npm|npx|yarn|pnpm|bun|bunx)$/.test(tool)) return node(command, words);
  if (tool === 'cargo') return cargo(command, words);
  if (tool === 'go') return golang(command, words);
  if (tool === 'composer') return composer(command, words);
  if (/^(?:R|Rscript|r|littler)$/.test(tool)) return r(command, words);
  if (tool === 'raco') return racket(command, words);
  return [];
}

/** A branch's name: names of tags have digits in them, and a commit is hexadecimal. */
function isMoving(ref: string | undefined): boolean {
  if (ref === undefined || ref === '') return true;
  if (/[${}]/.test(ref) || /^[0-9a-f]{7,40}$/.test(ref)) return false;
  return (
    !/\d/.test(ref) || /^(?:refs\/heads\/|(?:dev|develop|feature|feat|fix|bugfix|hotfix)[/_-])/.test(ref)
  );
}

function found(
  command: RunCommand,
  ecosystem: Ecosystem,
  shown: Value,
  url: string,
  ref: string | undefined,
): MovingReference[] {
  if (!isMoving(ref)) return [];
  return [
    {
      kind: 'moving',
      ecosystem,
      url,
      ref: ref || undefined,
      span: shown.spanOf() ?? command.span,
      instruction: command.instruction,
      form: { kind: 'other' },
      definitions: shown.definitions(),
    },
  ];
}

const repository = /(?:https?|git|ssh):\/\/[^\s"'#]+/;

function python(command: RunCommand, tool: string, words: readonly Value[]): MovingReference[] {
  const verbs = /^(?:install|wheel|download|add|tool|run|sync|inject|compile)$/;
  if (tool !== 'uvx' && !words.some((w) => verbs.test(w.text))) return [];
  return words.flatMap((word) => {
    const vcs = /\b(?:git|hg|svn|bzr)\+((?:https?|git|ssh):\/\/[^\s"'#;]+)/.exec(word.text);
    if (vcs) {
      const address = vcs[1] as string;
      const { url, ref } = splitAt(address);
      return found(command, 'pip', word.slice(vcs.index, vcs.index + vcs[0].length), url, ref);
    }
    return archive(command, 'pip', word);
  });
}

/** `https://host/owner/name@ref`; an `@` in front of the path belongs to the host. */
function splitAt(address: string): { url: string; ref: string | undefined } {
  const path = address.indexOf('/', address.indexOf('://') + 3);
  const at = path < 0 ? -1 : address.lastIndexOf('@');
  if (at < path) return { url: address, ref: undefined };
  return { url: address.slice(0, at), ref: address.slice(at + 1) };
}

/** The archive of a branch, as forges make it. */
function archive(command: RunCommand, ecosystem: Ecosystem, word: Value): MovingReference[] {
  const m =
    /https:\/\/(?:codeload\.)?(?:github|gitlab)\.com\/[^\s"'#]+?\/(?:archive|tarball|zipball|tar\.gz|zip)\/(refs\/(?:heads|tags)\/)?([\w.-]+?)(?:\.zip|\.tar\.gz|\.tgz)?(?:#\S*)?$/.exec(
      word.text,
    );
  if (!m || m[1] === 'refs/tags/') return [];
  // Other names may as well be tags.
  const branch = m[1] !== undefined || /^(?:main|master|HEAD|develop|dev|trunk)$/.test(m[2] ?? '');
  return branch
    ? found(command, ecosystem, word, m[0].replace(/#.*$/, ''), m[1] ? `refs/heads/${m[2]}` : m[2])
    : [];
}

function node(command: RunCommand, words: readonly Value[]): MovingReference[] {
  const verb = words.findIndex((w) => /^(?:install|i|add|isntall|in)$/.test(w.text));
  const runs = /^(?:npx|bunx)$/.test(command.name);
  if (verb < 0 && !runs) return [];
  return words.slice(verb + 1).flatMap((word, i) => {
    const { text } = word;
    if (text.startsWith('-') || (runs && i > 0)) return [];
    const [address = '', ...rest] = text.replace(/^(?:@[\w.-]+\/)?[\w.-]+@(?=git|https?:)/, '').split('#');
    const ref = rest.join('#') || undefined;
    if (ref?.startsWith('semver:')) return [];
    const short = /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/.exec(address);
    if (short && (short[1] || (/^\w/.test(address) && !/\.(?:tgz|js)$/.test(address) && !runs))) {
      const host = { gitlab: 'gitlab.com', bitbucket: 'bitbucket.org' }[short[1] ?? ''] ?? 'github.com';
      return found(command, 'npm', word, `https://${host}/${short[2]}`, ref);
    }
    const git =
      /^(?:git\+(?:https?|ssh):\/\/|git:\/\/|git@|ssh:\/\/git@)|^https:\/\/(?:github|gitlab)\.com\/[^/]+\/[^/]+(?:\.git)?$/;
    if (git.test(address)) return found(command, 'npm', word, address.replace(/^git\+/, ''), ref);
    return archive(command, 'npm', word);
  });
}

function cargo(command: RunCommand, words: readonly Value[]): MovingReference[] {
  if (!words.some((w) => w.text === 'install')) return [];
  const value = (name: string) => {
    const at = words.findIndex((w) => w.text === name);
    const joined = words.find((w) => w.text.startsWith(`${name}=`));
    return joined?.slice(name.length + 1) ?? (at < 0 ? undefined : words[at + 1]);
  };
  const url = value('--git');
  if (!url || !repository.test(url.text) || value('--rev') || value('--tag')) return [];
  return found(command, 'cargo', url, url.text, value('--branch')?.text.replace(/^(?!refs)/, 'refs/heads/'));
}

/** `go install module@main`; a version, and `latest`, come from the public log of checksums. */
function golang(command: RunCommand, words: readonly Value[]): MovingReference[] {
  if (!/^(?:install|get|run)$/.test(words[0]?.text ?? '')) return [];
  return words.slice(1).flatMap((word) => {
    const m = /^([\w.-]+\.\w+\/[^\s@]+)@(main|master|HEAD|develop|trunk)$/.exec(word.text);
    return m ? found(command, 'go', word, `https://${m[1]}`, m[2]) : [];
  });
}

function composer(command: RunCommand, words: readonly Value[]): MovingReference[] {
  if (!words.some((w) => /^(?:require|create-project)$/.test(w.text))) return [];
  return words.flatMap((word) => {
    const m = /^([\w.-]+\/[\w.-]+)[:=]dev-([\w./-]+)$/.exec(word.text);
    return m
      ? found(command, 'composer', word, `https://packagist.org/packages/${m[1]}`, `refs/heads/${m[2]}`)
      : [];
  });
}

/** `install_github("owner/name")` in the text that R is given; `@ref` and `ref =` name a place. */
function r(command: RunCommand, words: readonly Value[]): MovingReference[] {
  return words.flatMap((word) =>
    [
      ...word.text
        .slice(0, textLimit)
        .matchAll(/\binstall_(github|gitlab|bitbucket)\s*\(((?:[^()]|\([^()]*\))*)/g),
    ].flatMap((m) => {
      const inside = m[2] ?? '';
      if (/\b(?:ref|tag|branch)\s*=/.test(inside)) return [];
      const start = m.index + m[0].length - inside.length;
      return [...inside.matchAll(/["']([\w.-]+\/[\w.-]+(?:\/[\w./-]+)?)(?:@([^"']+))?["']/g)].flatMap(
        (name) => {
          const [quoted, path = '', ref] = name;
          const at = start + name.index + 1;
          const host = m[1] === 'bitbucket' ? 'bitbucket.org' : `${m[1]}.com`;
          const url = `https://${host}/${path.split('/').slice(0, 2).join('/')}`;
          return found(command, 'r', word.slice(at, at + quoted.length - 2), url, ref);
        },
      );
    }),
  );
}

/**
 * `raco pkg install git://github.com/owner/name?path=…#branch`: Racket's own way to write a repository, not the git protocol.
 * Source: docs.racket-lang.org/pkg, “Package Sources”.
 */
function racket(command: RunCommand, words: readonly Value[]): MovingReference[] {
  if (words[0]?.text !== 'pkg' || !/^(?:install|update)$/.test(words[1]?.text ?? '')) return [];
  return words.slice(2).flatMap((word) => {
    const git = /^(?:git\+)?(?:git|https?):\/\/([^?#]+?(?:\.git)?)\/?(?:\?[^#]*)?(?:#(.*))?$/.exec(word.text);
    const named = /^github:\/\/([^/]+\/[^/]+\/[^/]+)(?:\/([^/]+))?/.exec(word.text);
    const [, place = '', ref] = named ?? git ?? [];
    const isRepository = named !== null || /\.git$|^github\.com\/[^/]+\/[^/]+$/.test(place);
    return isRepository ? found(command, 'racket', word, `https://${place.replace(/\.git$/, '')}`, ref) : [];
  });
}
