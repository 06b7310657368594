import { addAtTop, addItems, replaceText } from '../../compose/edits';
import type { ComposeFile, ComposeService } from '../../compose/model';
import type { TextEdit } from '../../edits';
import type { Fix } from '../../findings';
import { secretVariablesOf } from '../../knowledge/service-care';
import { defineRule, type RuleContext } from '../rule';
import page from './literal-password.md';
import { isForDevelopment, milderIf } from './milder';
import { isSecretName, type SecretValue, secretsOf } from './secret-values';
import { serverOf } from './server';
import { together } from './store-fixes';

/** The secrets of one service. */
interface Holder {
  readonly service: ComposeService;
  readonly secrets: readonly SecretValue[];
}

export const literalPassword = defineRule({
  meta: {
    id: 'literal-password',
    family: 'compose',
    severity: 'information',
    since: '0.4.0',
    summary: 'A password, key or token stands in the file.',
    fixes: 'suggested',
    page,
  },
  check: () => [],
  *checkCompose(file: ComposeFile, context: RuleContext) {
    const holders = file.services.map((service): Holder => ({ service, secrets: secretsOf(file, service) }));
    const reported = new Set<string>();
    // The server's own password first: those who use it only repeat it.
    const ordered = [...holders].sort(
      (a, b) => Number(serverOf(b.service) !== undefined) - Number(serverOf(a.service) !== undefined),
    );
    for (const holder of ordered) {
      const { service, secrets } = holder;
      const fresh = secrets.filter(({ value }) => !reported.has(value));
      const main = fresh.find(({ issuer }) => issuer !== undefined) ?? fresh[0];
      if (!main) continue;
      for (const { value } of secrets) reported.add(value);
      const severity = main.issuer === undefined ? 'information' : 'warning';
      yield {
        span: main.place ?? main.near,
        severity: milderIf(isForDevelopment(file, service, context), severity),
        message: `${subjectOf(main, service)} stands in the file: whoever reads the repository, its history, or \`docker inspect\` has it, and it cannot be changed without a commit.`,
        related: relatedOf(holders, holder, fresh, main),
        fixes: [...fromEnvironment(file, holders, holder, fresh), ...fromFile(file, holders, holder, fresh)],
      };
    }
    if (context.policy.preset === 'strict') yield* defaults(file);
  },
});

function subjectOf({ name, issuer, whole }: SecretValue, service: ComposeService): string {
  if (issuer !== undefined) return `A token of ${issuer} (${name})`;
  return whole ? `${name} of ${service.name}` : `A password of ${service.name} (in ${name})`;
}

/** Strict preset: a default holds wherever nobody sets the variable. */
function* defaults(file: ComposeFile) {
  for (const { environment } of file.services)
    for (const { name, value } of environment)
      if (
        value?.own &&
        value.variables.length > 0 &&
        value.value &&
        value.raw.includes('-') &&
        isSecretName(name)
      )
        yield {
          span: value.span,
          severity: 'hint' as const,
          message: `${name} has a default in the file: where nobody sets it, everybody knows it.`,
        };
}

function relatedOf(
  holders: readonly Holder[],
  holder: Holder,
  fresh: readonly SecretValue[],
  main: SecretValue,
) {
  const values = new Set(fresh.map(({ value }) => value));
  return holders.flatMap(({ service, secrets }) =>
    secrets
      .filter((secret) => secret !== main && values.has(secret.value))
      .map((secret) => ({
        span: secret.place ?? secret.near,
        message: service === holder.service ? `so does ${secret.name}` : `${service.name} has it too`,
      })),
  );
}

// Repairs

/** A variable without a default in each place of the values; whoever starts the file must set it. */
function fromEnvironment(
  file: ComposeFile,
  holders: readonly Holder[],
  holder: Holder,
  fresh: readonly SecretValue[],
): Fix[] {
  const names = namesFor(file, holder, fresh);
  const places = holders.flatMap(({ secrets }) => secrets.filter(({ value }) => names.has(value)));
  const edits = together(
    places.map(
      ({ place, value }) => place && replaceText(file, place, `\${${names.get(value)}:?set it in .env}`),
    ),
  );
  const [first] = names.values();
  if (!edits || first === undefined) return [];
  const rest = names.size > 1 ? ` and ${names.size - 1} more` : '';
  return [
    {
      title: `Take ${first}${rest} from .env or the environment, which must set it`,
      tier: 'suggested',
      edits,
    },
  ];
}

/** A name for the variable of each value: that of the secret, made unlike the others in the file. */
function namesFor(
  file: ComposeFile,
  { service }: Holder,
  fresh: readonly SecretValue[],
): Map<string, string> {
  const taken = new Set(
    file.services.flatMap(({ environment }) => environment.flatMap(({ value }) => value?.variables ?? [])),
  );
  const owner = shellName(service.name);
  const names = new Map<string, string>();
  for (const { value, name, whole } of fresh) {
    if (names.has(value)) continue;
    const plain = whole ? shellName(name) : `${owner}_PASSWORD`;
    let candidate = taken.has(plain) ? `${owner}_${plain}` : plain;
    for (let count = 2; taken.has(candidate); count++) candidate = `${owner}_${plain}_${count}`;
    taken.add(candidate);
    names.set(value, candidate);
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
function fromFile(
  file: ComposeFile,
  holders: readonly Holder[],
  { service, secrets }: Holder,
  fresh: readonly SecretValue[],
): Fix[] {
  const [only] = fresh;
  const reference = service.build ? undefined : service.image?.reference;
  if (
    !only ||
    !reference ||
    fresh.length > 1 ||
    secrets.length > 1 ||
    !only.whole ||
    !only.place ||
    !only.variable
  )
    return [];
  if (
    holders.some(
      (other) => other.service !== service && other.secrets.some(({ value }) => value === only.value),
    )
  )
    return [];
  const variable = secretVariablesOf(reference).find(({ name }) => name === only.name)?.file;
  const { start } = only.variable.span;
  const at = file.text.indexOf(only.name, start);
  if (variable === undefined || at < 0 || at > start + 1) return [];
  const name = `${service.name}_${only.name}`.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '_');
  if (file.secrets.some((secret) => secret.name === name)) return [];
  const edits: TextEdit[] | undefined = together([
    [{ span: { start: at, end: at + only.name.length }, newText: variable }],
    replaceText(file, only.place, `/run/secrets/${name}`),
    addItems(file, service, 'secrets', [name]),
    addAtTop(file, 'secrets', [`${name}:`, `  file: ./secrets/${name}.txt`]),
  ]);
  return edits
    ? [
        {
          title: `Let ${service.name} read it from a secret: ./secrets/${name}.txt`,
          tier: 'suggested',
          edits,
        },
      ]
    : [];
}
