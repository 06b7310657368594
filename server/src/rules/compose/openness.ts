import type { ComposeFile, ComposeService } from '../../compose/model';
import type { Service } from '../../knowledge/services';
import { internalKinds, type Lack } from './lack';
import { milderIf } from './milder';
import { openPorts, publishedHow } from './published';
import { onThisMachine } from './store-fixes';

/** Some that serve people, browsers or devices as well. */
const alsoOutside: ReadonlySet<string> = new Set([
  'mosquitto',
  'emqx',
  'hivemq',
  'vernemq',
  'couchdb',
  'vault',
  'consul',
  'nats-jetstream',
]);

/** Ports of a store that everybody reaches who reaches the machine. */
export function opennessOf(
  file: ComposeFile,
  service: ComposeService,
  found: Service,
  isDevelopment: boolean,
): Lack | undefined {
  if (!internalKinds.has(found.kind) || alsoOutside.has(found.id) || isForOthers(service)) return undefined;
  const ports = openPorts(service).filter(({ target }) => target !== undefined);
  const [first] = ports;
  if (!first) return undefined;
  const names = ports.map(({ target }) => target).join(', ');
  const many = ports.length > 1;
  return {
    severity: milderIf(isDevelopment, 'information'),
    span: first.span,
    message: `${found.name}’s port${many ? 's' : ''} ${names} ${many ? 'are' : 'is'} open to everybody who reaches this machine: ${publishedHow(ports)}, and Docker lets it through past the rules of ufw and firewalld.`,
    note: 'open to everybody who reaches this machine',
    title: `Publish the port${many ? 's' : ''} on this machine only`,
    edits: onThisMachine(file, ports),
  };
}

/** A broker that tells its clients an address of its own to come back to is meant for clients elsewhere. */
function isForOthers({ environment }: ComposeService): boolean {
  const advertised = environment.filter(({ name }) => /ADVERTISED_(?:LISTENERS|HOST_NAME)$/.test(name));
  return advertised.some(({ value }) => {
    const hosts = (value?.value ?? '$')
      .split(',')
      .map((listener) => listener.replace(/^.*\/\//, '').replace(/:\d*$/, ''));
    return hosts.some((host) =>
      host.includes('.') ? !/^(?:127\.|0\.0\.0\.0)/.test(host) : host.includes('$'),
    );
  });
}
