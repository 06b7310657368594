import { addItems } from '../../compose/edits';
import type { ComposeFile, ComposeService } from '../../compose/model';
import { replaceText } from '../../compose/replace-text';
import { addAtTop } from '../../compose/top-level';
import type { Fix } from '../../findings';
import { secretVariablesOf } from '../../knowledge/service-care';
import { isSameSecret, type SecretValue } from './secret-values';
import { together } from './store-fixes';

/** The secrets of one service. */
export interface Holder {
  readonly service: ComposeService;
  readonly secrets: readonly SecretValue[];
}

/** A secret of one service that another has as well. */
export interface Repeated {
  readonly secret: SecretValue;
  readonly service: ComposeService;
}

/** A variable without a default in each place of the values; whoever starts the file must set it. */
export function fromEnvironment(
  file: ComposeFile,
  holder: Holder,
  fresh: readonly SecretValue[],
  repeated: readonly Repeated[],
  given: GivenNames,
): Fix[] {
  const names = namesFor(holder, fresh, given);
  const put = (secret: SecretValue) => {
    const name = nameOf(secret, fresh, names);
    return secret.place && name !== undefined
      ? replaceText(file, secret.place, `\${${name}:?set it in .env}`)
      : undefined;
  };
  const edits = together([...fresh, ...repeated.map(({ secret }) => secret)].map(put));
  const [first] = names.values();
  if (!edits || first === undefined) return [];
  const used = new Set(names.values()).size;
  const rest = used > 1 ? ` and ${used - 1} more` : '';
  return [
    {
      title: `Take ${first}${rest} from .env or the environment, which must set ${used > 1 ? 'them' : 'it'}`,
      tier: 'suggested',
      edits,
    },
  ];
}

/** The variable for a place of a secret: that of the same name, else that of an ordinary user rather than of the root. */
function nameOf(
  secret: SecretValue,
  fresh: readonly SecretValue[],
  names: ReadonlyMap<string, string>,
): string | undefined {
  const same = fresh.filter((own) => isSameSecret(own, secret));
  const best =
    same.find(({ name }) => name === secret.name) ??
    same.find(({ name, whole }) => whole && !/root/i.test(name)) ??
    same[0];
  return best && names.get(best.name);
}

/** Names of variables that are taken: those in the file, and those of secrets with the values that they have. */
interface GivenNames {
  readonly variables: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
}

export function givenNames(file: ComposeFile, holders: readonly Holder[]): GivenNames {
  const variables = new Set(
    file.services.flatMap(({ environment }) => environment.flatMap(({ value }) => value?.variables ?? [])),
  );
  const values = new Map<string, Set<string>>();
  for (const { name, value } of holders.flatMap(({ secrets }) => secrets))
    values.set(shellName(name), (values.get(shellName(name)) ?? new Set()).add(value));
  return { variables, values };
}

/** A variable for each name of a secret, unlike the others in the file; the same name with another value is another secret. */
function namesFor(
  { service }: Holder,
  fresh: readonly SecretValue[],
  { variables, values }: GivenNames,
): Map<string, string> {
  const taken = new Set<string>();
  const isTaken = (name: string) => variables.has(name) || taken.has(name);
  const owner = shellName(service.name);
  const names = new Map<string, string>();
  for (const { name, whole } of fresh) {
    if (names.has(name)) continue;
    const plain = whole ? shellName(name) : `${owner}_PASSWORD`;
    const isShared = (values.get(plain)?.size ?? 0) > 1;
    let candidate = isTaken(plain) || isShared ? `${owner}_${plain}` : plain;
    for (let count = 2; isTaken(candidate); count++) candidate = `${owner}_${plain}_${count}`;
    taken.add(candidate);
    names.set(name, candidate);
  }
  return names;
}

function shellName(name: string): string {
  return name
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replace(/^(?=\d)/, '_')
    .toUpperCase();
}

/** A file that the image reads itself, where it can, and nobody else needs the value. */
export function fromFile(
  file: ComposeFile,
  { service, secrets }: Holder,
  fresh: readonly SecretValue[],
  repeated: readonly Repeated[],
): Fix[] {
  const [only] = fresh;
  const reference = service.build ? undefined : service.image?.reference;
  if (!only?.whole || !only.place || !only.variable || !reference) return [];
  if (fresh.length > 1 || secrets.length > 1 || repeated.length > 0) return [];
  const variable = secretVariablesOf(reference).find(({ name }) => name === only.name)?.file;
  const { start } = only.variable.span;
  const at = file.text.indexOf(only.name, start);
  if (variable === undefined || at < 0 || at > start + 1) return [];
  const name = `${service.name}_${only.name}`.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '_');
  if (file.secrets.some((secret) => secret.name === name)) return [];
  const edits = together([
    [{ span: { start: at, end: at + only.name.length }, newText: variable }],
    replaceText(file, only.place, `/run/secrets/${name}`),
    addItems(file, service, 'secrets', [name]),
    addAtTop(file, 'secrets', [`${name}:`, `  file: ./secrets/${name}.txt`]),
  ]);
  if (!edits) return [];
  return [
    { title: `Let ${service.name} read it from a secret: ./secrets/${name}.txt`, tier: 'suggested', edits },
  ];
}
