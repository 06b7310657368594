import { resolvePath } from '../files';
import type { Fetch } from '../model';
import type { Invocation } from '../shell/runner';
import { isInterpreter } from './program-names';

/** Programs that only look at files, move them about, or change the folder: what they touch is not put to use yet. */
const bystanders =
  /^(?:cd|pushd|popd|pwd|git|ls|find|stat|file|du|wc|echo|printf|cat|head|tail|less|rm|rmdir|mkdir|touch|chmod|chown|chgrp|cp|mv|ln|install|rsync|tar|zip|gzip|curl|wget|true|false|:|set|export|unset|test|\[|sleep|which|mktemp|basename|dirname|realpath|readlink|tree|tee|grep|egrep|cut|sort|sed|awk|apt-get|apt|apk|yum|dnf|microdnf|apt-key|gpg|sha256sum|shasum|md5sum)$/;

/** Programs that build, install or run what a file holds. */
const workers =
  /^(?:java|javac|jar|gcc|g\+\+|cc|c\+\+|clang|clang\+\+|make|gmake|cmake|meson|ninja|bazel|cargo|rustc|go|npm|yarn|pnpm|bun|gem|bundle|pecl|pear|composer|R|conda|mamba|micromamba|dotnet|nuget|mono|mvn|gradle|ant|code|code-server|luarocks|cpanm|cabal|stack|ghc|opam|rebar3|mix|erlc|plugin|wine|msiexec|wp|elasticsearch-plugin|kibana-plugin|grafana-cli|jenkins-plugin-cli|asadmin|catalina\.sh)$/;

/** Archives that an interpreter runs as they are, or that pip installs; its other files are lists of names. */
function packs(name: string, path: string): boolean {
  if (isInterpreter(name)) return /\.(?:phar|jar|war|zip|whl|pyz)$/i.test(path);
  return /^(?:pip[\d.]*|pipx|uv|easy_install)$/.test(name) && /\.(?:tar\.\w+|tgz|zip|whl)$/i.test(path);
}

/** Words of one command that are looked at. */
const wordLimit = 40;

/**
 * Notes that a command works on downloads: any program that runs inside a cloned repository or is given a part of it
 * (`make -C src`, `pip install ./lib`), and programs that build or install what a file holds.
 */
export function noteWork(call: Invocation): void {
  const { machine, name } = call;
  if (!machine.files.holdsDownloads || bystanders.test(name)) return;
  const fetches = new Set<Fetch>();
  const at = (path: string) => {
    const fact = machine.files.find(path);
    if (!fact) return;
    for (const fetch of fact.fetches)
      if (fetch.tool === 'git' || (fact.origin === 'download' && (workers.test(name) || packs(name, path))))
        fetches.add(fetch);
  };
  at(machine.directory);
  for (const word of call.argv.slice(1, wordLimit)) {
    const path = word.text.replace(/^-[-\w]*=/, '').replace(/^-[A-Z](?=[./])/, '');
    if (path !== '' && !path.startsWith('-') && path.length < 300) at(resolvePath(machine.directory, path));
  }
  if (fetches.size > 0) machine.use([...fetches], 'build', call.span);
}
