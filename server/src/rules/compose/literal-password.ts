import type { ComposeFile, ComposeService } from '../../compose/model';
import type { RelatedPlace } from '../../findings';
import { defineRule, type RuleContext } from '../rule';
import page from './literal-password.md';
import { isForDevelopment, milderIf } from './milder';
import { fromEnvironment, fromFile, givenNames, type Holder, type Repeated } from './password-fixes';
import { isSameSecret, isSecretName, type SecretValue, secretsOf } from './secret-values';
import { serverOf } from './server';

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
    const names = givenNames(file, holders);
    const byValue = new Map<string, Repeated[]>();
    for (const { service, secrets } of holders)
      for (const secret of secrets) {
        const alike = byValue.get(secret.value);
        if (alike) alike.push({ secret, service });
        else byValue.set(secret.value, [{ secret, service }]);
      }
    const alike = ({ value }: SecretValue) => byValue.get(value) ?? [];
    const reported = new Set<SecretValue>();
    // The server's own password first: those who use it only repeat it.
    const ordered = [...holders].sort(
      (a, b) => Number(serverOf(b.service) !== undefined) - Number(serverOf(a.service) !== undefined),
    );
    for (const holder of ordered) {
      const { service, secrets } = holder;
      const fresh = secrets.filter((secret) => !reported.has(secret));
      const main =
        fresh.find(({ issuer }) => issuer !== undefined) ??
        fresh.find(({ isPlaceholder }) => !isPlaceholder) ??
        fresh[0];
      if (!main) continue;
      const isDevelopment = isForDevelopment(file, service, context);
      if (main.isPlaceholder && isDevelopment) continue;
      const repeated = new Set<Repeated>();
      for (const secret of fresh)
        for (const other of alike(secret))
          if (!reported.has(other.secret) && isSameSecret(secret, other.secret) && other.service !== service)
            repeated.add(other);
      for (const secret of [...fresh, ...[...repeated].map((other) => other.secret)]) reported.add(secret);
      const elsewhere = [...repeated];
      const severity = main.isPlaceholder ? 'hint' : main.issuer === undefined ? 'information' : 'warning';
      yield {
        span: main.place ?? main.near,
        severity: milderIf(isDevelopment, severity),
        message: main.isPlaceholder
          ? `${subjectOf(main, service)} is a word that only holds the place of a secret, and works: whoever guesses it signs what the application believes.`
          : `${subjectOf(main, service)} stands in the file: whoever reads the repository, its history, or \`docker inspect\` has it, and it cannot be changed without a commit.`,
        related: relatedOf(fresh, main, elsewhere),
        fixes: [
          ...fromEnvironment(file, holder, fresh, elsewhere, names),
          ...fromFile(file, holder, fresh, elsewhere),
        ],
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
  const told = new Set<string>();
  for (const { environment } of file.services)
    for (const { name, value } of environment)
      if (
        value?.own &&
        value.variables.length > 0 &&
        value.value &&
        value.raw.includes('-') &&
        isSecretName(name) &&
        // Who uses the same variable with the same default repeats it.
        !told.has(value.raw)
      ) {
        told.add(value.raw);
        yield {
          span: value.span,
          severity: 'hint' as const,
          message: `${name} has a default in the file: where nobody sets it, everybody knows it.`,
        };
      }
}

function relatedOf(
  fresh: readonly SecretValue[],
  main: SecretValue,
  repeated: readonly Repeated[],
): RelatedPlace[] {
  const placeOf = ({ place, near }: SecretValue) => place ?? near;
  return [
    ...fresh
      .filter((secret) => secret !== main)
      .map((secret) => ({ span: placeOf(secret), message: `so does ${secret.name}` })),
    ...repeated.map(({ secret, service }) => ({
      span: placeOf(secret),
      message: `${service.name} has it too`,
    })),
  ];
}
