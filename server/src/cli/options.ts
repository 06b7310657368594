import { parseArgs } from 'node:util';
import type { Severity } from '../findings';
import { type Preset, presets } from '../policy/policy';

export type Format = (typeof formats)[number];

/** What a call of the command asks for. */
export interface Options {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly failOn: Severity | 'never';
  readonly preset: Preset | undefined;
  /** Policy file that is used for all files instead of the discovered ones. */
  readonly policy: string | undefined;
  readonly noPolicy: boolean;
  readonly today: Date;
  readonly output: string | undefined;
  readonly fix: boolean;
  readonly quiet: boolean;
  readonly stdinPath: string | undefined;
  /** Whether registries are asked what the tags of the files' images name now. */
  readonly checkUpdates: boolean;
  /** Hosts, with or without port, that may be asked without encryption or with any certificate. */
  readonly insecureRegistries: readonly string[];
}

/** What the command is to do. */
export type Call =
  | { readonly kind: 'lint'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'explain'; readonly rule: string }
  | { readonly kind: 'knowledge-dates' }
  | { readonly kind: 'update-packages'; readonly mirror: string | undefined }
  | { readonly kind: 'wrong'; readonly message: string };

const formats = ['text', 'json', 'sarif', 'provenance'] as const;
const thresholds = ['error', 'warning', 'information', 'hint', 'never'] as const;

/** Reads the arguments after the command's name. A mistake comes back as `wrong`, in words. */
export function readArguments(argv: readonly string[]): Call {
  try {
    return callOf(argv);
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}

function callOf(argv: readonly string[]): Call {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string', short: 'f', default: 'text' },
      'fail-on': { type: 'string' },
      preset: { type: 'string' },
      policy: { type: 'string' },
      'no-policy': { type: 'boolean', default: false },
      today: { type: 'string' },
      output: { type: 'string', short: 'o' },
      fix: { type: 'boolean', default: false },
      quiet: { type: 'boolean', short: 'q', default: false },
      'stdin-path': { type: 'string' },
      'check-updates': { type: 'boolean', default: false },
      'insecure-registry': { type: 'string', multiple: true, default: [] },
      explain: { type: 'string' },
      'knowledge-dates': { type: 'boolean', default: false },
      'update-package-data': { type: 'boolean', default: false },
      version: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  if (values.explain !== undefined) return { kind: 'explain', rule: values.explain };
  if (values['knowledge-dates']) return { kind: 'knowledge-dates' };
  if (values['update-package-data']) {
    if (positionals.length > 1)
      throw new Error('--update-package-data takes one address of a mirror at most');
    return { kind: 'update-packages', mirror: positionals[0] };
  }
  if (values.policy !== undefined && values['no-policy'])
    throw new Error('--policy and --no-policy exclude each other');
  const insecure = values['insecure-registry'].map(hostOf);
  if (insecure.length > 0 && !values['check-updates'])
    throw new Error('--insecure-registry is for --check-updates, without which no registry is asked');
  const format = oneOf('--format', values.format, formats);
  // An account reports no finding, so it does not fail because of one, unless that is asked for.
  const failOn = values['fail-on'] ?? (format === 'provenance' ? 'never' : 'warning');
  const paths = positionals.length > 0 ? positionals : ['.'];
  if (values.fix && paths.includes('-')) throw new Error('--fix cannot change standard input');
  return {
    kind: 'lint',
    options: {
      paths,
      format,
      failOn: oneOf('--fail-on', failOn, thresholds),
      preset: values.preset === undefined ? undefined : oneOf('--preset', values.preset, presets),
      policy: values.policy,
      noPolicy: values['no-policy'],
      today: dayOf(values.today),
      output: values.output,
      fix: values.fix,
      quiet: values.quiet,
      stdinPath: values['stdin-path'],
      checkUpdates: values['check-updates'],
      insecureRegistries: insecure,
    },
  };
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new Error(`${option} must be one of ${allowed.join(', ')}, not "${value}"`);
  return found;
}

/** A registry as it stands in an image's name: a host, perhaps with a port. */
function hostOf(text: string): string {
  if (!/^(?:[\w.-]+|\[[\da-fA-F:.]+\])(?::\d+)?$/.test(text))
    throw new Error(
      `--insecure-registry must be a host like registry.example.com or 127.0.0.1:5000, not "${text}"`,
    );
  return text;
}

/** Midnight (UTC) of a day, today's when none is given. */
function dayOf(text: string | undefined): Date {
  const day = text ?? new Date().toISOString().slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(day) ||
    Number.isNaN(date.getTime()) ||
    date.toISOString().slice(0, 10) !== day
  )
    throw new Error(`--today must be a day like 2026-01-31, not "${day}"`);
  return date;
}
