import type { BuildContextFacts } from '../build-context/facts';
import type { ComposeFile } from '../compose/model';
import type { Allowance, Fix, RelatedPlace, RequestedFix, Severity } from '../findings';
import type { ImageFactsTable } from '../image-facts';
import type { PackageSizes } from '../packages/sizes';
import type { Policy, Preset, Surroundings } from '../policy/policy';
import type { Build } from '../provenance/model';
import type { Span } from '../syntax/span';

export type Family = 'bases' | 'sources' | 'state' | 'host' | 'weight' | 'compose' | 'build';

/** What is to be known of a rule without running it. */
export interface RuleMeta {
  /** Kebab-case, names the problem, never reused. */
  readonly id: string;
  readonly family: Family;
  /** Severity of an ordinary finding; a report may be milder or graver. */
  readonly severity: Severity;
  /** Presets in which it reports when no level is set for it; all when left out. */
  readonly presets?: readonly Preset[];
  /** Version that brought it. */
  readonly since: string;
  /** One line for lists. */
  readonly summary: string;
  /** What its fixes do at most; `none` when it has none. */
  readonly fixes: 'safe' | 'suggested' | 'none';
  /** The rule's page, Markdown. */
  readonly page: string;
  /** Ids in other linters whose suppression comments silence this rule too. */
  readonly equivalents?: { readonly hadolint?: readonly string[] };
}

/** What a rule says of one place. */
export interface Report {
  readonly span: Span;
  readonly message: string;
  /** Default: the rule's. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  readonly onRequest?: readonly RequestedFix[];
  readonly allowances?: readonly Allowance[];
  /** The service, for `# hygiene: stateful <service>`. */
  readonly service?: string;
  /** True for what a service owes its users that the file declares to be meant: that comment does not silence it. */
  readonly owes?: boolean;
}

/** What a rule may look at besides the build. */
export interface RuleContext {
  readonly policy: Policy;
  readonly surroundings: Surroundings;
  /** The day the document is judged on. */
  readonly today: Date;
  /** What registries said, as far as they were asked; see `image-facts.ts`. */
  readonly images: ImageFactsTable;
  /** Sizes of distribution packages; undefined where no data is at hand. */
  readonly packages?: PackageSizes | undefined;
  /** What lies in the build context; undefined where it was not (or cannot be) looked at. */
  readonly buildContext?: BuildContextFacts | undefined;
}

/** One rule: metadata, check, fixes. Its page lies beside it. */
export interface Rule {
  readonly meta: RuleMeta;
  /** Questions to the build; never looks at text. */
  check(build: Build, context: RuleContext): Iterable<Report>;
  /** Questions to a compose file, for rules that have something to say of one. */
  checkCompose?(file: ComposeFile, context: RuleContext): Iterable<Report>;
}

/** Gives a rule its type; for reading only. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
