import { dataCommand } from '../../knowledge/data-commands';
import { type Service, serviceOfDaemon, serviceOfImage, serviceOfUnit } from '../../knowledge/services';
import { baseName } from '../../provenance/files';
import type { RunCommand, StageModel, StartWords } from '../../provenance/model';
import { enabledUnits, startedUnit } from '../../provenance/started-units';
import type { Evidence } from './stateful-evidence';

const textsOf = ({ argv }: StartWords): string[] => argv.map((w) => w.text);

/** The service that a command runs or tells a service manager to start. */
function serviceOfCommand(words: readonly string[]): Service | undefined {
  const unit = startedUnit(words);
  return unit === undefined ? serviceOfDaemon(words) : serviceOfUnit(unit);
}

/** Daemons that ENTRYPOINT, CMD and the scripts that they run start. */
export function ofStart(final: StageModel): Evidence[] {
  const { entrypoint, cmd, scripts } = final.start;
  const out: Evidence[] = [];
  for (const start of [entrypoint, cmd]) {
    for (const command of start?.commands ?? []) {
      const words = textsOf(command);
      const service = serviceOfCommand(words);
      if (!service) continue;
      const byUnit = startedUnit(words) !== undefined;
      const name = byUnit ? service.name : baseName(words[0] ?? '');
      const what = `the container starts ${name}`;
      out.push({ kind: 'daemon', service, span: command.span, what, direct: !byUnit });
    }
  }
  for (const script of scripts) {
    const name = script.file ?? script.name;
    for (const command of script.commands) {
      const words = textsOf(command);
      const service = serviceOfCommand(words);
      if (!service) continue;
      const started = startedUnit(words) === undefined ? baseName(words[0] ?? '') : service.name;
      out.push({
        kind: 'daemon',
        service,
        span: command.span,
        what: `its start script ${name} starts ${started}`,
      });
    }
  }
  return out.length > 0 ? out : ofBoth(final);
}

/** ENTRYPOINT names the program and CMD what it does: `vault` with `server`. */
function ofBoth(final: StageModel): Evidence[] {
  const { entrypoint, cmd } = final.start;
  const program = entrypoint?.exec && entrypoint.commands.length === 1 ? entrypoint.commands[0] : undefined;
  const words = cmd?.exec && cmd.commands.length === 1 ? cmd.commands[0] : undefined;
  if (!program || !words) return [];
  const all = [...program.argv, ...words.argv].map((w) => w.text);
  const service = serviceOfDaemon(all) ?? wrappedDaemon(all);
  if (!service) return [];
  return [
    { kind: 'daemon', service, span: words.span, what: `the container starts ${service.name}`, direct: true },
  ];
}

/** `docker-entrypoint.sh postgres`: an entry script that is given the daemon. */
function wrappedDaemon(argv: readonly string[]): Service | undefined {
  return /entrypoint|\.sh$|^run$|init/i.test(argv[0] ?? '') ? serviceOfDaemon(argv.slice(1)) : undefined;
}

/**
 * Start scripts whose text is not seen, by their names: `start-kafka.sh`, `spigot_init.sh`. A name is little, so it
 * counts only beside another sign of the same service.
 */
export function ofStartScript(final: StageModel): Evidence[] {
  const { entrypoint, cmd, scripts } = final.start;
  const read = new Set(scripts.map((s) => s.name));
  const copied = final.copies.flatMap((copy): Evidence[] => {
    const name = baseName(copy.to);
    if (copy.from !== 'context' || !/^(?:start|run|launch)[-_]/i.test(name)) return [];
    const service = serviceInName(name);
    return service
      ? [{ kind: 'script', service, span: copy.span, what: `${name} is copied into the image` }]
      : [];
  });
  const named = [entrypoint, cmd].flatMap((start) =>
    (start?.commands ?? []).flatMap(({ argv, span }) =>
      argv.slice(0, 2).flatMap((word): Evidence[] => {
        const name = baseName(word.text);
        if (read.has(word.text) || !/\.sh$|^(?:start|run|entrypoint|init)[-_]/i.test(name)) return [];
        const service = serviceInName(name);
        return service ? [{ kind: 'script', service, span, what: `the container starts ${name}` }] : [];
      }),
    ),
  );
  const byName = [...named, ...copied];
  return [...byName, ...ofNamedVariables(final, byName)];
}

/** Variables that say where the program of such a script lies, or which version it is: `KAFKA_HOME`, `KAFKA_VERSION`. */
function ofNamedVariables(final: StageModel, scripts: readonly Evidence[]): Evidence[] {
  const services = [...new Set(scripts.map(({ service }) => service))];
  return final.environment.flatMap(({ name, span }) => {
    const head = /^([A-Z]\w*?)_(?:HOME|VERSION|DATA(?:_DIR)?)$/
      .exec(name)?.[1]
      ?.toLowerCase()
      .replaceAll('_', '-');
    const service = services.find(
      ({ id, images }) => head !== undefined && (id === head || images.includes(head)),
    );
    return service ? [{ kind: 'environment' as const, service, span, what: `${name} configures it` }] : [];
  });
}

/** The service that a script is called after. */
function serviceInName(name: string): Service | undefined {
  if (besideAServer.test(name)) return undefined;
  return name
    .toLowerCase()
    .replace(/\.sh$/, '')
    .split(/[-_.]/)
    .filter((part) => part.length > 3)
    .map((part) => serviceOfImage({ registry: 'docker.io', repository: `library/${part}` }))
    .find((found) => found !== undefined);
}

/** Scripts that are named after a service and do something with one that runs elsewhere. */
const besideAServer =
  /backup|dump|restore|export|import|migrat|client|tools?\b|wait|check|test|monitor|sync|load|seed|create|upload|agent|slave|worker|proxy|connect|bench|manager|consumer|producer|schema|rest\b|admin|console|\bui\b|cli\b/i;

/** Daemons that a supervisor's configuration starts, directly or by a script. */
export function ofPrograms(stage: StageModel): Evidence[] {
  return stage.programs.flatMap((program) => {
    const { supervisor, span, file } = program;
    const own = { argv: program.argv, span };
    const seen = new Set<string>();
    return [own, ...(program.commands ?? [])].flatMap((command): Evidence[] => {
      const words = textsOf(command);
      const service = serviceOfCommand(words);
      if (!service || seen.has(service.id)) return [];
      seen.add(service.id);
      const what = `${supervisor} starts ${baseName(words[0] ?? '')}${file === undefined ? '' : ` (${file})`}`;
      return [{ kind: 'supervised', service, span, what }];
    });
  });
}

/** Units that are enabled for an init system that the container runs. */
export function ofUnits(chain: readonly StageModel[]): Evidence[] {
  const start = chain[0]?.start;
  const init = [start?.entrypoint, start?.cmd].some((form) =>
    form?.commands.some(({ argv: [program] }) =>
      /(?:^|\/)(?:init|systemd|openrc-init)$/.test(program?.text ?? ''),
    ),
  );
  if (!init) return [];
  return chain.flatMap((stage) =>
    stage.commands.flatMap((command) =>
      enabledUnits(command.argv.map((w) => w.text)).flatMap((unit): Evidence[] => {
        const service = serviceOfUnit(unit);
        const what = `the init system starts ${unit}`;
        return service ? [{ kind: 'supervised', service, span: command.span, what }] : [];
      }),
    ),
  );
}

/** Commands of the build that make a store, or start one to fill it. */
export function ofInitialisation(stage: StageModel): Evidence[] {
  const started = new Map<RunCommand['instruction'], { service: Service; command: RunCommand }[]>();
  return stage.commands.flatMap((command): Evidence[] => {
    const words = command.argv.map((w) => w.text);
    const work = dataCommand(words);
    const server = work ? undefined : serviceOfCommand(words);
    if (server) {
      const group = started.get(command.instruction);
      if (!group) started.set(command.instruction, [{ service: server, command }]);
      else if (!group.some(({ service }) => service === server)) group.push({ service: server, command });
    }
    const evidence = (service: Service | undefined, at = command): Evidence[] =>
      service ? [{ kind: 'initialised', service, span: at.span, what: 'its data is made in the build' }] : [];
    if (work?.works === 'server') {
      const wanted = serviceOfDaemon(work.daemon);
      const filled = started
        .get(command.instruction)
        ?.find(({ service }) => service === wanted || service.dropInFor === wanted?.id);
      return evidence(filled?.service, filled?.command);
    }
    const unit = startedUnit(words);
    if (unit !== undefined) return evidence(serviceOfUnit(unit));
    const own = initialisers[command.name];
    const made = own === undefined ? work?.daemon : [own];
    return evidence(work && made ? serviceOfDaemon(made) : initialisation(words));
  });
}

/** Commands whose own server is another than the one that the data is for in general. */
const initialisers: Readonly<Record<string, string>> = {
  'mariadb-install-db': 'mariadbd',
};

/** Servers that a build starts to fill their data directory. */
function initialisation(words: readonly string[]): Service | undefined {
  const name = baseName(words[0] ?? '');
  const starts = /^(?:mysqld_safe|mysqld|mariadbd-safe|mariadbd|mongod|pg_ctl|pg_ctlcluster)$/.test(name);
  return starts ? serviceOfDaemon(words) : undefined;
}
