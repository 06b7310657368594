import type { Span } from '../syntax/span';
import { baseName } from './files';
import type { Build, RunCommand, StageModel, StartWords } from './model';

/** Instructions whose words say what is done with files, users and programs of the image. */
const telling = /^(?:RUN|CMD|ENTRYPOINT|USER|COPY|ADD|WORKDIR|HEALTHCHECK|ONBUILD)$/;

/** Commands that fetch, install or say something, and use no program of the image that has the name. */
const besideThePoint =
  /^(?:pecl|pear|docker-php-ext-\w+|php\d?en\w+|a2en\w+|pip[\d.]*|npm|yarn|pnpm|gem|bundle|composer|cargo|go|git|cpanm?|echo|printf|curl|wget|apt-key|add-apt-repository|debconf-set-selections)$/;

/** Addresses, and files of package managers: they are called after what is fetched. */
const elsewhere = /\w[\w+.-]*:\/\/\S+|\/(?:etc\/apt|etc\/yum\.repos\.d|etc\/apk|usr\/share\/keyrings)\/\S*/g;

/**
 * Whether anything but the installation of packages speaks of what `pattern` stands for: a command of the build or of the
 * start, with the user that it runs as, a file that is written or copied, a USER.
 *
 * @param stages of the image; the final one first
 * @param isBeside programs whose commands do not count
 * @param gone places that are to be taken out, and do not count either
 */
export function isMentioned(
  build: Build,
  stages: readonly StageModel[],
  pattern: RegExp,
  isBeside: (program: string) => boolean,
  gone: readonly Span[] = [],
): boolean {
  const [final] = stages;
  const besides = (program: string) => besideThePoint.test(program) || isBeside(program);
  const installs = new Set<RunCommand>(stages.flatMap((s) => s.packages.map((use) => use.command)));
  const commands = stages.flatMap((s) => [...s.commands, ...s.triggered]);
  const stays = ({ span }: { readonly span: Span }) =>
    !gone.some((g) => g.start <= span.start && span.end <= g.end);
  const others = commands.filter((c) => !installs.has(c) && !besides(c.name) && stays(c));
  const { entrypoint, cmd, scripts = [] } = final?.start ?? {};
  const started: readonly StartWords[] = [
    ...[entrypoint, cmd, ...scripts].flatMap((form) => form?.commands ?? []),
    ...stages.flatMap((s) => s.programs.flatMap((program) => [program, ...(program.commands ?? [])])),
  ];
  const running = started.filter((c) => !besides(baseName(c.argv[0]?.text ?? '')) && stays(c));
  const named = (text: string) => pattern.test(text.replace(elsewhere, ' '));
  // The text of `sh -c` is looked at as its commands, and as it is written.
  const says = ({ argv }: StartWords) => argv.some(({ text }) => !/\s/.test(text) && named(text));
  if ([...others, ...running].some(says)) return true;
  if (stages.some((s) => s.writes.some((w) => named(w.path) && stays(w)))) return true;
  const silent = [
    ...commands.filter((c) => installs.has(c) || besides(c.name)),
    ...started.filter(({ argv }) => besides(baseName(argv[0]?.text ?? ''))),
    ...stages.flatMap((s) => s.packages),
  ].map(({ span }) => span);
  return named(textWithout(build, stages, [...silent, ...gone]));
}

/** What telling instructions say, in the document's words: users of `su` and `sudo` stand nowhere else. */
function textWithout({ dockerfile }: Build, stages: readonly StageModel[], silent: readonly Span[]): string {
  const spans = [...silent].sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let next = 0;
  const instructions = stages
    .flatMap(({ index }) => dockerfile.stages[index]?.instructions ?? [])
    .filter(({ keyword }) => telling.test(keyword))
    .sort((a, b) => a.span.start - b.span.start);
  for (const { span } of instructions) {
    let at = span.start;
    for (let gap = spans[next]; gap && gap.start < span.end; gap = spans[++next]) {
      if (gap.start > at) parts.push(dockerfile.text.slice(at, gap.start));
      at = Math.max(at, gap.end);
    }
    if (at < span.end) parts.push(dockerfile.text.slice(at, span.end));
    parts.push('\n');
  }
  return parts.join(' ').replace(/^\s*#.*$/gm, '');
}

/** Programs that start what a configuration or a folder of scripts names. */
const supervisors =
  /^(?:supervisord|s6-svscan|s6-overlay\S*|runsvdir(?:-start)?|runit\S*|my_init|init|systemd|openrc-init|foreman|forego|goreman|honcho|circusd|overmind|hivemind|monit|pm2(?:-\w+)?)$/;

/** Names of files that are shell scripts to start with. */
const script =
  /\.(?:sh|bash)$|^(?:docker[-_])?(?:entry-?point|start|run|init|boot|bootstrap|launch)(?:[-_]\w+)*$/i;

/**
 * Whether the container starts, or the build runs, something whose text is not known and that may use anything: a shell script
 * of the build context, or a supervisor whose configuration is not seen.
 */
export function runsUnseen(stages: readonly StageModel[]): boolean {
  const [final] = stages;
  if (!final) return false;
  const { entrypoint, cmd, scripts } = final.start;
  const read = new Set(scripts.map(({ name }) => name));
  const brought = new Set(
    stages.flatMap((s) => s.copies.filter((c) => c.from === 'context').map((c) => baseName(c.to))),
  );
  const written = new Set(
    stages.flatMap((s) => s.writes.filter((w) => w.content).map((w) => baseName(w.path))),
  );
  const unseen = ({ text }: { readonly text: string }) => {
    const name = baseName(text);
    if (/\s/.test(text) || read.has(text) || written.has(name)) return false;
    return script.test(name) || (brought.has(name) && !name.includes('.'));
  };
  const started = [entrypoint, cmd, ...scripts].flatMap((form) => form?.commands ?? []);
  if (started.some(({ argv: [program] }) => supervisors.test(baseName(program?.text ?? ''))))
    if (stages.every((s) => s.programs.length === 0)) return true;
  return [...started, ...stages.flatMap((s) => s.commands)].some(({ argv }) => {
    const words = argv.slice(0, 3).filter(({ text }) => !text.startsWith('-'));
    const [program] = words;
    if (!program) return false;
    // `npm start` and `make run` name no files.
    const named = /^(?:(?:ba|da|a|z|k)?sh|source|\.)$/.test(baseName(program.text)) ? words : [program];
    return named.some((word) => (word === program ? unseen(word) : unseen(word) && word.text !== '-c'));
  });
}
