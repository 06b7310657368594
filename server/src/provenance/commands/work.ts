import { resolvePath } from '../files';
import type { Fetch, FetchUse } from '../model';
import type { Invocation } from '../shell/runner';
import type { Value } from '../value';
import { isInterpreter } from './program-names';

/** Programs that build, install or run what a file holds. */
const workers =
  /^(?:java|javac|jar|gcc|g\+\+|cc|c\+\+|clang|clang\+\+|make|gmake|cmake|meson|ninja|bazel|cargo|rustc|go|npm|yarn|pnpm|bun|gem|bundle|pecl|pear|composer|R|conda|mamba|micromamba|dotnet|nuget|mono|mvn|gradle|ant|code|code-server|luarocks|cpanm|cabal|stack|ghc|opam|rebar3|mix|erlc|plugin|wine|msiexec|wp|elasticsearch-plugin|kibana-plugin|grafana-cli|jenkins-plugin-cli|asadmin|catalina\.sh)$/;

/** Programs that, beside those, build or install what a folder holds. */
const builders =
  /^(?:tox|poetry|pipenv|autoreconf|autoconf|automake|aclocal|libtoolize|phpize|apxs2?|patch|qmake[\d-]*|scons|waf|b2|bjam|gn|rake|thor|grunt|gulp|bower|tsc|webpack|ng|sbt|lein|mill|meteor|pub|dart|flutter|dep|glide|godep|govendor|swift|nim|nimble|crystal|shards|dune|zig|just|uscan|debuild|makepkg|abuild|nvcc|conan|colcon|configure|hugo|jekyll|mkdocs|drush|dnu|stow)$|build|make$|compil/;

/** Programs of which what they run is the file that they are given. */
const runners = /^(?:java|mono|wine|msiexec)$/;

const pip = /^(?:pip[\d.]*|pipx|uv|easy_install)$/;

/** Archives that an interpreter runs as they are, or that pip installs; its other files are lists of names. */
function packs(name: string, path: string): boolean {
  if (isInterpreter(name)) return packedProgram.test(path);
  return pip.test(name) && /\.(?:tar\.\w+|tgz|zip|whl)$/i.test(path);
}

const packedProgram = /\.(?:phar|jar|war|zip|whl|pyz)$/i;

/** Words of one command that are looked at. */
const wordLimit = 40;

/**
 * Notes that a command works on downloads: a script or program out of a cloned repository runs, a building program
 * works inside of one or is given a part of it (`make -C src`, `pip install ./lib`), or one builds, installs or runs
 * what a file holds. Of any other program nothing is known: `htpasswd -c clone/file` makes no use of what was cloned.
 */
export function noteWork(call: Invocation): void {
  const { machine, name } = call;
  if (!machine.files.holdsDownloads || call.argv[1]?.text === 'config') return;
  const script = scriptOf(call);
  const found = new Map<Fetch, FetchUse['how']>();
  const around = machine.files.find(machine.directory)?.fetches ?? [];
  const at = (path: string) => {
    const place = resolvePath(machine.directory, path);
    const fact = machine.files.find(place);
    const bare = /^[^./][^/]*$/.test(path) && path !== script;
    for (const fetch of fact?.fetches ?? []) {
      // A bare word inside of a clone may be anything: `npm install -g grunt`.
      if (bare && around.includes(fetch) && fetch.tool === 'git') continue;
      const how =
        fetch.tool === 'git'
          ? ofClone(name, path, path === script)
          : fact?.origin === 'download'
            ? ofFile(name, place)
            : undefined;
      if (how && !found.has(fetch)) found.set(fetch, how);
    }
  };
  if (script !== undefined) at(script);
  if (worksInFolder(call)) at('.');
  for (const word of call.argv.slice(1, wordLimit)) {
    const path = word.text.replace(/^-[-\w]*=/, '').replace(/^-[A-Z](?=[./])/, '');
    if (path !== '' && path !== script && !/^-|:\/\//.test(path) && path.length < 300) at(path);
  }
  for (const [fetch, how] of found) machine.use([fetch], how, call.span);
}

/** What a program that is given a part of a clone, or works inside of it, does with it. */
function ofClone(name: string, path: string, script: boolean): FetchUse['how'] | undefined {
  if (script) return 'run';
  // Other words of pip's are names of packages, or lists of them.
  if (pip.test(name)) return /^\.|\//.test(path) && !/\.(?:txt|in)$/.test(path) ? 'install' : undefined;
  if (runners.test(name)) return packedProgram.test(path) || /\.exe$/i.test(path) ? 'run' : undefined;
  return workers.test(name) || builders.test(name) ? 'build' : undefined;
}

function ofFile(name: string, path: string): FetchUse['how'] | undefined {
  if (packs(name, path)) return pip.test(name) ? 'install' : 'run';
  if (!workers.test(name)) return undefined;
  return runners.test(name) && packedProgram.test(path) ? 'run' : 'build';
}

/** The program or script that a command runs, when it is named by a path or given to an interpreter. */
function scriptOf({ name, argv }: Invocation): string | undefined {
  const [program, ...words] = argv;
  if (name !== '.' && name !== 'source' && !isInterpreter(name))
    return program?.text.includes('/') ? program.text : undefined;
  const first = words.find((w) => !/^[-+]./.test(w.text));
  const before = first && words[words.indexOf(first) - 1];
  // What follows `-c` is text, what follows `-m` the name of a module.
  return before && /^-\w*[cemrE]$/.test(before.text) ? undefined : first?.text;
}

/** True for a building program that is not told to install something else by its name. */
function worksInFolder({ name, argv }: Invocation): boolean {
  const named = (word: Value) => /^(?:-g|--global|global)$/.test(word.text);
  if (
    pip.test(name) ||
    runners.test(name) ||
    /^(?:gem|pecl|pear|cpanm|luarocks|conda|mamba|micromamba)$/.test(name)
  )
    return false;
  return !argv.slice(1, wordLimit).some(named);
}
