import { sectionOf } from '../../compose/edits';
import type { ComposeFile, ComposeService, ComposeVariable } from '../../compose/model';
import type { Span } from '../../syntax/span';

/** A password, key or token that stands in a compose file letter by letter. */
export interface SecretValue {
  /** The variable or option that it is given by: `POSTGRES_PASSWORD`, `--requirepass`. */
  readonly name: string;
  readonly value: string;
  /** The whole value of a variable, or a part: of an address, a connection string, a command. */
  readonly whole: boolean;
  /** Where it stands; undefined where it came through an alias, or its place is not certain. */
  readonly place: Span | undefined;
  /** What to show when its own place is not known. */
  readonly near: Span;
  readonly variable: ComposeVariable | undefined;
  /** Whose tokens look like this, where it is known by its form. */
  readonly issuer: string | undefined;
  /** True for a word that holds the place of a secret of the application's own: it works, and everybody knows it. */
  readonly isPlaceholder?: boolean;
}

/** Names of passwords for a store, as the store has it and those who use it. */
const ofStore =
  /(?:^|_)(?:DB|DBS|DATABASE|SQL|MYSQL|MARIADB|POSTGRES|POSTGRESQL|PG|PGSQL|MONGO|MONGODB|REDIS|VALKEY|RABBITMQ|AMQP|SA|MSSQL|ORACLE|DATASOURCE|CLICKHOUSE|ELASTIC|NEO4J|COUCHDB|INFLUXDB)(?:_|$)|(?:^|_)(?:PG|DB|SA)PASS/;

/**
 * True when both are one secret: the same name with the same value, both a password for a store, or a value that nobody
 * has twice by chance. `admin` as the password of two things is two secrets.
 */
export function isSameSecret(a: SecretValue, b: SecretValue): boolean {
  if (a.value !== b.value) return false;
  const isOfStore = ({ name, whole }: SecretValue) => !whole || ofStore.test(wordsOfName(name));
  return a.name === b.name || a.value.length >= 16 || (isOfStore(a) && isOfStore(b));
}

/** Every secret that stands in the service's variables and command, in their order. */
export function secretsOf(file: ComposeFile, service: ComposeService): SecretValue[] {
  return [
    ...service.environment.flatMap((variable) => inVariable(file, variable)),
    ...inCommand(file, service),
  ];
}

function inVariable(file: ComposeFile, variable: ComposeVariable): SecretValue[] {
  const { name, value, span } = variable;
  if (!value) return [];
  const content = value.value;
  const shared = { name, near: span, variable };
  if (value.variables.length === 0 && content !== undefined && isSecretName(name)) {
    const issuer = issuerOf(content);
    const isReal = isSecret(content, name) || issuer !== undefined;
    const isPlaceholder = !isReal && isKnownToAll(content, name);
    if (!isReal && !isPlaceholder) return [];
    const place = value.own ? value.span : undefined;
    return [
      { ...shared, value: content, whole: true, place, issuer, ...(isPlaceholder ? { isPlaceholder } : {}) },
    ];
  }
  // What a default says stands in the file too, but is there to be replaced.
  const written = value.raw.replaceAll(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\$\w+/g, (variable) =>
    '\0'.repeat(variable.length),
  );
  return inText(written).map((secret) => ({
    ...shared,
    value: secret,
    whole: false,
    place: value.own ? onlyPlace(file.text, value.span, secret) : undefined,
    issuer: undefined,
  }));
}

/** Passwords in addresses (`postgres://app:secret@db`) and connection strings (`Password=secret;`). */
function inText(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/[a-z][\w+.-]{0,40}:\/\/([^\s:@/?#]{0,200}):([^\s@/]{1,500})@/gi))
    if (isSecret(match[2] ?? '', 'PASSWORD') && !(match[1] === 'guest' && match[2] === 'guest'))
      found.push(match[2] ?? '');
  for (const match of text.matchAll(/(?:^|[;?&])\s*(?:password|pwd)\s*=\s*([^;&\s]+)/gi))
    if (isSecret(match[1] ?? '', 'PASSWORD')) found.push(match[1] ?? '');
  return found;
}

/** Options of stores that take a password. */
const options = /^--(?:requirepass|masterauth|masterpass)$/;

function inCommand(file: ComposeFile, service: ComposeService): SecretValue[] {
  const words = service.command ?? [];
  const section = sectionOf(service, 'command');
  if (!section?.value) return [];
  const { value: place } = section;
  return words.flatMap((word, at) => {
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    const value = equals < 0 ? words[at + 1] : word.slice(equals + 1);
    if (!options.test(name) || value === undefined || !isSecret(value, 'PASSWORD') || /[${}]/.test(value))
      return [];
    return [
      {
        name,
        value,
        whole: false,
        place: onlyPlace(file.text, place, value),
        near: place,
        variable: undefined,
        issuer: undefined,
      },
    ];
  });
}

/** The one place in a range that holds a text between other characters than those of words; undefined when there are several. */
function onlyPlace(text: string, range: Span, part: string): Span | undefined {
  const within = text.slice(range.start, range.end);
  const places: Span[] = [];
  for (let at = within.indexOf(part); at >= 0; at = within.indexOf(part, at + 1)) {
    const before = within[at - 1] ?? ' ';
    const after = within[at + part.length] ?? ' ';
    if (!/[:=\s"']/.test(before) || !/[@;&\s"',\]]/.test(after)) continue;
    places.push({ start: range.start + at, end: range.start + at + part.length });
  }
  return places.length === 1 ? places[0] : undefined;
}

// Names

const passwordWords =
  /^(?:.*PASSWORD|.*PASSWD|PASSPHRASE|PASSWORT|(?:DB|SQL|USER|ROOT|ADMIN|SMTP|MAIL)PASS)$/;
const keyEndings =
  /(?:^|_)(?:SECRET|TOKEN|API_?KEY|SECRET_?KEY|SECRET_KEY_BASE|ACCESS_KEY_SECRET|SECRET_ACCESS_KEY|PRIVATE_KEY|MASTER_KEY|ENCRYPTION_KEY|SIGNING_KEY|JWT_KEY|APP_KEY)$/;
/** Names that speak of passwords without holding one, or that go to everybody's browser. */
const aboutSecrets =
  /(?:^|_)(?:ALLOW|RANDOM|REQUIRE[DS]?|ENABLED?|DISABLED?|USE|EMPTY|MIN|MAX|LENGTH|POLICY|EXPIRES?|HINT|CHANGE|RESET|FORGOT|SHOW|NO)(?:_|$)|^(?:NEXT_PUBLIC|VITE|REACT_APP|NUXT_PUBLIC|GATSBY|EXPO_PUBLIC|PUBLIC)_/;

/** `SPRING_DATASOURCE_PASSWORD`, `spring.datasource.password`, `dbPassword`. */
function wordsOfName(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}

function isPasswordName(words: string): boolean {
  const last = words.slice(words.lastIndexOf('_') + 1);
  return (
    passwordWords.test(last) ||
    (words.includes('_') && /^(?:PASS|PWD|PW)$/.test(last) && !/^(?:OLD|CURRENT)_PWD$/.test(words))
  );
}

export function isSecretName(name: string): boolean {
  const words = wordsOfName(name);
  return !aboutSecrets.test(words) && (isPasswordName(words) || keyEndings.test(words));
}

// Values

/** Words that stand for a value that somebody will put there. */
const placeholder =
  /^(?:<.*>|\[.*\]|\{.*\}|[x-]{3,}|long-and-random.*|change-?_?me.*|\.{3}|\*+|(?:your|my|insert|add|put|enter|replace|paste|todo|tbd|example|sample|dummy|fake|mock|placeholder|none|null|undefined|test|local|localstack|dev|demo|foo|bar|sk-\.{3}|sk-x+).*|.*(?:[-_ ]here|[-_]key[-_]here|placeholder|change-?_?me|replace-?_?me))$/i;

/** True for a value that is a secret: no switch, no path, no address. For keys a word that only holds the place is none. */
function isSecret(value: string, name: string): boolean {
  if (value === '' || value.includes('\0') || /^(?:true|false|yes|no|on|off|null|none|~)$/i.test(value))
    return false;
  if (
    /^(?:\/|\.{1,2}\/|https?:\/\/|file:)|\/[^\s/]+\.(?:pem|key|crt|txt|json)$/.test(value) ||
    /^\$|^<.*>$/.test(value)
  )
    return false;
  const words = wordsOfName(name);
  if (isPasswordName(words)) return !/\s/.test(value.trim()) || value.length < 60;
  // Keys are long; `TOKEN: 1` is a switch or a number.
  return value.length >= 4 && !/^\d{1,5}$/.test(value) && !placeholder.test(value);
}

/** Secrets that an application takes whatever they are, to sign sessions and tokens with. Others' keys must be real ones to work. */
const ofApplication =
  /(?:^|_)(?:APP_SECRET|APP_KEY|JWT_SECRET|JWT_KEY|SESSION_SECRET|COOKIE_SECRET|AUTH_SECRET|NEXTAUTH_SECRET|SECRET_KEY|SECRET_KEY_BASE|ENCRYPTION_KEY|SIGNING_KEY|TOKEN_SECRET)$/;

/** True for `changeme` and its like as a secret of the application's own. */
function isKnownToAll(value: string, name: string): boolean {
  const words = wordsOfName(name);
  return (
    ofApplication.test(words) &&
    !/(?:^|_)(?:API|AWS|ACCESS|CLIENT|STRIPE|OAUTH|RECAPTCHA|CAPTCHA|S3|MINIO)_/.test(words) &&
    /(?:change|replace)[-_ ]?(?:me|this|it)|^(?:your|my)[-_ ]?.{0,20}(?:secret|key)/i.test(value) &&
    !/^[<$]|[{}<>]/.test(value)
  );
}

/** Forms of tokens that only one service gives out. */
const issuers: readonly [issuer: string, form: RegExp][] = [
  ['GitHub', /^(?:gh[opsu]_[A-Za-z0-9]{36,}|github_pat_\w{40,})$/],
  ['GitLab', /^glpat-[\w-]{20,}$/],
  ['OpenAI', /^sk-(?:proj-)?[A-Za-z0-9_-]{32,}$/],
  ['Anthropic', /^sk-ant-[\w-]{32,}$/],
  ['Stripe', /^(?:sk|rk)_live_[A-Za-z0-9]{16,}$/],
  ['Slack', /^xox[abprs]-[\w-]{20,}$/],
  ['Google', /^AIza[\w-]{35}$/],
  ['SendGrid', /^SG\.[\w-]{16,}\.[\w-]{16,}$/],
  ['Telegram', /^\d{8,10}:[A-Za-z0-9_-]{35}$/],
];

function issuerOf(value: string): string | undefined {
  return issuers.find(([, form]) => form.test(value) && !/x{6,}|1234567/i.test(value))?.[0];
}
