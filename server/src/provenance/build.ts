import { distributionOf } from '../knowledge/distributions';
import { expand, imageUses, resolveOperand, scopeAt } from '../syntax';
import type { Dockerfile, Heredoc, Instruction, Pair, Source } from '../syntax/ast';
import type { MappedText } from '../syntax/mapped-text';
import { commandForm, shellDialects } from '../syntax/shell';
import { fileNameOf } from './commands/downloads';
import { setsExecutable } from './commands/files';
import { isShell } from './commands/program-names';
import { type ContextFile, ContextFiles } from './context-files';
import { baseName, fileFact, keptDownloads, resolvePath, withStep } from './files';
import { finishedKeys } from './keys';
import { Budget, Machine } from './machine';
import type { Build, Operand, StageModel, Start } from './model';
import { followPowerShell } from './powershell';
import { Runner } from './shell/runner';
import { startCommand } from './start';
import { startScripts, superviseds } from './start-scripts';
import { Value } from './value';
import { copyIn, placeFile, saveDownload, writeFile } from './writes';

/**
 * Follows a Dockerfile as a build would, without running anything, and tells what each stage is made of.
 * Total: any text gives a model. Time is linear in the file; what goes beyond the budget is left out.
 *
 * @param contextFile files of the build context, where they can be read; only those are asked for that tell where
 *   packages come from, and those that a container runs or supervises at its start
 */
export function traceBuild(dockerfile: Dockerfile, contextFile?: ContextFile): Build {
  const tracer = new Tracer(dockerfile, new ContextFiles(contextFile));
  const stages = tracer.run();
  const finalChain: number[] = [];
  let at = stages.length - 1;
  while (at >= 0 && !finalChain.includes(at)) {
    finalChain.push(at);
    const source = stages[at]?.source;
    at = source?.kind === 'stage' ? source.stage : -1;
  }
  return { dockerfile, imageUses: imageUses(dockerfile), stages, finalChain };
}

interface TracedStage {
  readonly machine: Machine;
  readonly model: StageModel;
}

class Tracer {
  private readonly traced: TracedStage[] = [];
  private readonly budget = new Budget();
  private readonly dialectOf: ReturnType<typeof shellDialects>;

  constructor(
    private readonly dockerfile: Dockerfile,
    private readonly context: ContextFiles,
  ) {
    this.dialectOf = shellDialects(dockerfile);
  }

  run(): StageModel[] {
    for (const stage of this.dockerfile.stages) this.traced.push(this.stage(stage));
    return this.traced.map((t) => t.model);
  }

  private stage(stage: Dockerfile['stages'][number]): TracedStage {
    const parent = stage.base.kind === 'stage' ? this.traced[stage.base.stage] : undefined;
    const machine = new Machine(stage.index, this.budget, parent?.machine, this.context);
    const root: Source = parent ? parent.model.root : stage.base;
    const environment: { name: string; value: Value; span: Instruction['span'] }[] = [];
    let start: Omit<Start, 'scripts'> = parent?.model.start ?? { entrypoint: undefined, cmd: undefined };
    let stopSignal = parent?.model.stopSignal;
    for (const instruction of stage.instructions) {
      switch (instruction.keyword) {
        case 'RUN':
          this.follow(machine, instruction);
          break;
        case 'ONBUILD':
          this.trigger(machine, instruction);
          break;
        case 'WORKDIR': {
          const path = instruction.words.map((w) => this.value(w.text, instruction).text).join(' ');
          if (path) machine.directory = resolvePath(machine.directory, path);
          break;
        }
        case 'COPY':
        case 'ADD':
          this.copy(machine, instruction);
          break;
        case 'ENV':
          for (const pair of instruction.pairs) {
            const value = pair.value ? this.value(pair.value.text, instruction) : Value.empty;
            environment.push({ name: pair.key.text.value, value, span: pair.span });
            const name = pair.key.text.value;
            machine.variables.push({ name, value, span: pair.span, how: 'ENV', instruction });
          }
          break;
        case 'ARG':
          for (const pair of instruction.pairs) {
            const name = pair.key.text.value;
            // Without a value it takes the one from before the first FROM.
            const given = pair.value ? { pair, instruction } : this.globalArgument(name);
            if (!given?.pair.value) continue;
            const value = this.value(given.pair.value.text, given.instruction);
            machine.variables.push({
              name,
              value,
              span: given.pair.span,
              how: 'ARG',
              instruction: given.instruction,
            });
          }
          break;
        case 'VOLUME':
        case 'EXPOSE': {
          const into = instruction.keyword === 'VOLUME' ? machine.volumes : machine.ports;
          into.push(...this.operands(instruction));
          break;
        }
        case 'STOPSIGNAL': {
          const [word] = instruction.words;
          if (word) stopSignal = { value: this.value(word.text, instruction), span: word.span, instruction };
          break;
        }
        case 'ENTRYPOINT':
          // Setting ENTRYPOINT resets a CMD that came from the base, but not one of this stage.
          start = {
            entrypoint: startCommand(this.dockerfile, instruction, machine, this.environment(instruction)),
            cmd: start.cmd?.instruction.stage === stage.index ? start.cmd : undefined,
          };
          break;
        case 'CMD':
          start = {
            entrypoint: start.entrypoint,
            cmd: startCommand(this.dockerfile, instruction, machine, this.environment(instruction)),
          };
          break;
      }
    }
    // Only the last stage is what containers are made of.
    const isLast = stage.index === this.dockerfile.stages.length - 1;
    const follower = {
      dockerfile: this.dockerfile,
      machine,
      environment: (instruction: Instruction) => this.environment(instruction),
    };
    const whole: Start = {
      entrypoint: start.entrypoint,
      cmd: start.cmd,
      scripts: isLast ? startScripts(follower, start) : [],
    };
    return {
      machine,
      model: {
        index: stage.index,
        source: stage.base,
        root,
        distribution: root.kind === 'image' ? distributionOf(root.reference) : undefined,
        fetches: machine.fetches,
        present: [...new Set([...machine.files.entries()].flatMap(([, fact]) => fact.fetches))],
        kept: keptDownloads(machine.files),
        executions: machine.executions,
        writes: machine.writes,
        keys: finishedKeys(machine),
        repositories: machine.repositories,
        packages: machine.packages,
        packageFiles: machine.packageFiles,
        programs: isLast ? superviseds(follower, whole, machine.programs) : machine.programs,
        passwords: machine.passwords,
        commands: machine.commands,
        triggered: machine.triggered,
        variables: machine.variables,
        imports: machine.imports,
        copies: machine.copies,
        volumes: machine.volumes,
        triggeredVolumes: machine.triggeredVolumes,
        ports: machine.ports,
        environment,
        start: whole,
        stopSignal,
      },
    };
  }

  /** What VOLUME and EXPOSE name. */
  private operands(instruction: Instruction): Operand[] {
    const items = instruction.json ? instruction.json.items : instruction.words;
    return items.map((item) => ({ value: this.value(item.text, instruction), span: item.span, instruction }));
  }

  /** Where an ARG before the first FROM gives a variable its value. */
  private globalArgument(name: string): { pair: Pair; instruction: Instruction } | undefined {
    for (const instruction of this.dockerfile.instructions) {
      if (instruction.keyword === 'FROM') break;
      const pair = instruction.pairs.find((p) => p.key.text.value === name && p.value);
      if (pair) return { pair, instruction };
    }
    return undefined;
  }

  /** A variable as the shell of `instruction` sees it in its environment. */
  private environment(instruction: Instruction): (name: string) => Value | undefined {
    const scope = scopeAt(this.dockerfile, instruction);
    return (name) => {
      const binding = scope.lookup(name);
      if (!binding || binding.kind === 'platform') return undefined;
      const { value, definition } = binding;
      if (value === undefined) return undefined;
      return definition ? Value.defined(value, definition) : Value.text(value);
    };
  }

  /** A word of an instruction after expansion; what is not known stands by name. */
  private value(text: MappedText, instruction: Instruction, quotes = true): Value {
    const expansion = expand(text, scopeAt(this.dockerfile, instruction), {
      escape: this.dockerfile.escape,
      quotes,
    });
    const span = text.spanOf();
    if (expansion.value === undefined) return Value.unknown(text.value, span);
    if (expansion.value === text.value) return Value.mapped(text);
    return Value.literal(expansion.value, span);
  }

  /** A heredoc's body line by line, so that lines without variables keep their places to the character. */
  private heredocText(heredoc: Heredoc, instruction: Instruction): Value {
    const { content } = heredoc;
    if (!heredoc.expand || !content.value.includes('$')) return Value.mapped(content);
    const lines: Value[] = [];
    let from = 0;
    for (const line of content.value.split(/(?<=\n)/)) {
      const part = content.sub(from, from + line.length);
      lines.push(line.includes('$') ? this.value(part, instruction, false) : Value.mapped(part));
      from += line.length;
    }
    return Value.concat(lines);
  }

  private follow(machine: Machine, instruction: Instruction): void {
    const dialect = this.dialectOf(instruction);
    const form = commandForm(this.dockerfile, instruction, dialect);
    if (form.kind === 'none') return;
    if (dialect !== 'sh') followPowerShell(this.dockerfile, instruction, machine);
    const directory = machine.directory;
    const runner = new Runner(machine, instruction, this.dockerfile.text, this.environment(instruction));
    this.mounts(machine, instruction);
    if (form.kind === 'shell') {
      if (form.script.dialect === 'sh') runner.run(form.script);
    } else if (form.kind === 'exec') {
      const argv = form.argv.map((item) => Value.mapped(item.text));
      const first = form.argv[0];
      const last = form.argv[form.argv.length - 1];
      if (first && last) runner.invoke(argv, Value.empty, { start: first.span.start, end: last.span.end });
    } else {
      for (const { script, interpreter } of form.scripts) {
        if (script && isShell(interpreter) && script.dialect === 'sh') runner.run(script, Value.empty);
      }
    }
    // Each RUN starts in the stage's own folder again.
    machine.directory = directory;
  }

  /**
   * What an ONBUILD does happens in the builds of child images, on top of this stage: what it fetches, runs and
   * configures is noted, what it leaves behind is not this image's.
   */
  private trigger(machine: Machine, instruction: Instruction): void {
    const { trigger } = instruction;
    if (trigger?.keyword === 'VOLUME') machine.triggeredVolumes.push(...this.operands(trigger));
    if (trigger?.keyword !== 'RUN') return;
    const child = new Machine(machine.stage, machine.budget, machine);
    this.follow(child, trigger);
    machine.fetches.push(...child.fetches);
    machine.executions.push(...child.executions);
    machine.repositories.push(...child.repositories);
    machine.keyImports.push(...child.keyImports);
    machine.packageFiles.push(...child.packageFiles);
    machine.triggered.push(...child.commands);
    machine.variables.push(...child.variables);
  }

  /** Files of stages and images that `--mount=type=bind,from=…` shows to one RUN. */
  private mounts(machine: Machine, instruction: Instruction): void {
    for (const flag of instruction.flags) {
      if (flag.name.toLowerCase() !== 'mount') continue;
      const option = (...keys: string[]) => flag.options.find((o) => keys.includes(o.key))?.value;
      const from = option('from');
      const target = option('target', 'dst', 'destination');
      if (!from && /^(?:bind)?$/.test(option('type')?.value ?? '')) {
        const path = option('source', 'src')?.value ?? '.';
        const to = resolvePath(machine.directory, target?.value ?? '/');
        machine.copies.push({
          from: 'context',
          via: 'mount',
          path,
          to,
          target: to,
          span: flag.span,
          instruction,
        });
      }
      if (!from || !target) continue;
      this.bringIn(
        machine,
        instruction,
        from,
        [option('source', 'src')?.value ?? '/'],
        target.value,
        flag.span,
      );
    }
  }

  private copy(machine: Machine, instruction: Instruction): void {
    const items = instruction.json ? instruction.json.items : instruction.words;
    if (items.length === 0) return;
    const values = items.map((w) => this.value(w.text, instruction));
    const target = values[values.length - 1] as Value;
    const to = resolvePath(machine.directory, target.text);
    const site = { span: target.spanOf() ?? instruction.span, instruction };
    for (const heredoc of instruction.heredocs) {
      const many = instruction.heredocs.length > 1 || target.text.endsWith('/');
      const text = this.heredocText(heredoc, instruction);
      writeFile(machine, many ? resolvePath(to, heredoc.name) : to, text, site);
    }
    const names = new Set(instruction.heredocs.map((h) => h.operator.start));
    const sources = values
      .slice(0, -1)
      .filter((_, i) => !names.has(items[i]?.span.start ?? -1) && !/^<</.test(items[i]?.text.value ?? ''));
    const from = instruction.flags.find((f) => f.name.toLowerCase() === 'from')?.value;
    if (from) {
      this.bringIn(
        machine,
        instruction,
        from,
        sources.map((s) => s.text),
        target.text,
        site.span,
      );
      return;
    }
    const checksum = instruction.flags.find((f) => f.name.toLowerCase() === 'checksum')?.value;
    const intoFolder = target.text.endsWith('/') || sources.length > 1 || /^\.{1,2}$/.test(target.text);
    for (const source of sources) {
      const { text } = source;
      if (instruction.keyword === 'ADD' && /^(?:(?:https?|ftp|git|ssh):\/\/|git@)/i.test(text)) {
        const git = /^(?:git|ssh):|^git@|\.git(?:[#?]|$)/i.test(text);
        const fetch = machine.fetch(
          git ? 'git' : 'ADD',
          source,
          source.spanOf() ?? instruction.span,
          instruction,
        );
        if (checksum) machine.verify([fetch], { kind: 'checksum', span: checksum.spanOf() });
        else if (git && /(?:#|[?&](?:commit|checksum)=)[0-9a-f]{40}/.test(text))
          machine.verify([fetch], { kind: 'commit', span: source.spanOf() });
        if (git) {
          const ref = /#([^:]+)|[?&](?:ref|tag|branch|commit)=([^&#:]+)/.exec(text);
          const name = ref?.[1] ?? ref?.[2];
          if (ref && name)
            fetch.ref = source.slice(ref.index + ref[0].indexOf(name), ref.index + ref[0].length);
          machine.files.set(to, fileFact({ fetches: [fetch], origin: 'unpacked' }));
          continue;
        }
        const mode = instruction.flags.find((f) => f.name.toLowerCase() === 'chmod')?.value;
        if (mode && setsExecutable(mode.value))
          machine.use([fetch], 'executable', mode.spanOf() ?? instruction.span);
        const name = fileNameOf(text);
        saveDownload(machine, intoFolder || knownFolder(to) ? resolvePath(to, name) : to, fetch, site);
      } else {
        const place = intoFolder || knownFolder(to) ? `${to}/${baseName(text)}` : to;
        machine.copies.push({
          from: 'context',
          via: instruction.keyword === 'ADD' ? 'ADD' : 'COPY',
          path: text,
          to: resolvePath('/', place),
          target: to,
          span: source.spanOf() ?? site.span,
          instruction,
        });
        const there = resolvePath('/', place);
        // A folder's content is laid over what is there; it does not take its place.
        if (/^\.?\/?$|\/$/.test(text) && machine.files.get(there)?.origin === 'unpacked') continue;
        // What is copied is shown by its name in the context.
        copyIn(machine, there, { contextName: text }, { ...site, span: source.spanOf() ?? site.span });
      }
    }
  }

  /** COPY --from and mounts: what is known of a stage's files comes along; an image is noted as the origin. */
  private bringIn(
    machine: Machine,
    instruction: Instruction,
    operand: MappedText,
    sources: readonly string[],
    target: string,
    span: Instruction['span'],
  ): void {
    const source = resolveOperand(this.dockerfile, instruction, operand);
    const to = resolvePath(machine.directory, target);
    const site = { span, instruction };
    for (const name of sources) {
      const from = resolvePath('/', name);
      const intoFolder = target.endsWith('/') || sources.length > 1 || knownFolder(to);
      const place = intoFolder ? resolvePath(to, baseName(from)) : to;
      const via =
        instruction.keyword === 'COPY' || instruction.keyword === 'ADD' ? instruction.keyword : 'mount';
      machine.copies.push({
        from: source,
        via,
        path: from,
        to: place,
        target: to,
        span: operand.spanOf(),
        instruction,
      });
      if (source.kind === 'stage') {
        const other = this.traced[source.stage]?.machine;
        if (!other) continue;
        for (const [path, fact] of other.files.matching(from)) {
          // A folder is copied as its content, a file under its name.
          const inner = path === from ? '' : path.slice(from === '/' ? 0 : from.length);
          placeFile(
            machine,
            inner ? resolvePath('/', `${to}${inner}`) : place,
            via === 'mount' ? fact : withStep(fact, 'copied', instruction.span),
            site,
          );
        }
      } else {
        machine.imports.push({ source, from: Value.text(from), to, span: operand.spanOf(), instruction });
        copyIn(machine, place, { image: source }, site);
      }
    }
  }
}

/** Folders that every image has. */
function knownFolder(path: string): boolean {
  return /^(?:\/|\/(?:usr|usr\/local|opt|etc|tmp|var|root|home|srv)|(?:\/usr(?:\/local)?)?\/s?bin)$/.test(
    path,
  );
}
