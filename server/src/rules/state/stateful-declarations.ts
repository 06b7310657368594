import {
  type Service,
  serviceOfDataDirectory,
  serviceOfPort,
  serviceOfVariable,
} from '../../knowledge/services';
import type { StageModel } from '../../provenance/model';
import type { Evidence } from './stateful-evidence';

/** What an image declares of a service: volumes, ports and variables. Each of them means other things too. */
export function ofDeclarations(stage: StageModel, chain: readonly StageModel[]): Evidence[] {
  const volumes = stage.volumes.flatMap(({ value, span }): Evidence[] => {
    const service = serviceOfDataDirectory(value.text) ?? movedTo(chain, value.text);
    return service
      ? [{ kind: 'volume', service, span, what: `its data directory ${value.text} is a volume` }]
      : [];
  });
  const ports = stage.ports.flatMap(({ value, span }): Evidence[] => {
    const service = serviceOfPort(Number.parseInt(value.text, 10));
    return service ? [{ kind: 'port', service, span, what: `its port ${value.text} is exposed` }] : [];
  });
  const environment = stage.environment.flatMap(({ name, value, span }): Evidence[] => {
    const service =
      serviceOfVariable(name) ??
      (value.text.startsWith('/') ? serviceOfDataDirectory(value.text) : undefined);
    return service ? [{ kind: 'environment', service, span, what: `${name} configures it` }] : [];
  });
  return [...volumes, ...ports, ...environment];
}

/** The service whose own variable (`PGDATA`) puts its data into this folder, or below it. */
function movedTo(chain: readonly StageModel[], path: string): Service | undefined {
  const folder = path.replace(/\/+$/, '');
  const variable = chain
    .flatMap(({ environment }) => environment)
    .find(
      ({ name, value }) =>
        serviceOfVariable(name) && (value.text === folder || value.text.startsWith(`${folder}/`)),
    );
  return folder === '' ? undefined : variable && serviceOfVariable(variable.name);
}
