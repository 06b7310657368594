import * as v from 'valibot';
import { presets } from './policy';

/** Name of the policy file, looked for from a Dockerfile's folder upwards. */
export const policyFileName = '.dockerfile-hygiene.json';

const levels = ['off', 'default', 'error', 'warning', 'information', 'hint'] as const;
const levelList = levels.map((level) => `"${level}"`).join(', ');

const patternList = (what: string) =>
  v.array(
    v.pipe(v.string(`${what} must be a text`), v.regex(/\S/, `${what} must not be empty`)),
    `expected a list of texts (${what})`,
  );

const weight = {
  minimum: v.optional(
    v.pipe(
      v.number('minimum must be a number of megabytes'),
      v.minValue(0, 'minimum must not be negative'),
      v.description(
        'Megabytes (of 1,000,000 bytes) that something must take up for nothing to be reported. Left out: 25, and 1 under "strict".',
      ),
    ),
  ),
};

/** What one source of policy (the editor's settings or a policy file) may say. Every key is optional. */
const entries = {
  preset: v.optional(
    v.pipe(
      v.picklist(presets, `preset must be one of ${presets.map((name) => `"${name}"`).join(', ')}`),
      v.description(
        'Starting point: "recommended" is quiet; "strict" also reports what cannot be proved good and wants a digest at every base; "distribution-only" trusts nobody but the makers of distributions.',
      ),
    ),
  ),
  rules: v.optional(
    v.pipe(
      v.record(
        v.string(),
        v.picklist(levels, `a rule's level must be one of ${levelList}`),
        'rules must be an object: rule id to level',
      ),
      v.description('Per rule id: "off", "default", or the severity its findings get.'),
    ),
  ),
  trust: v.optional(
    v.pipe(
      v.strictObject(
        {
          images: v.optional(
            v.pipe(
              patternList('an image pattern'),
              v.description(
                'Repositories that may be used, without tag: "docker.io/babim/mongodb", "registry.example.com/*". A * also spans slashes.',
              ),
            ),
          ),
          sources: v.optional(
            v.pipe(
              patternList('a source pattern'),
              v.description(
                'Where software may come from: a host ("deb.nodesource.com"), a host with a path ("download.docker.com/linux"), or a PPA ("ppa:ondrej/php").',
              ),
            ),
          ),
        },
        (issue) =>
          issue.expected === 'never'
            ? 'unknown key; known are "images" and "sources"'
            : 'trust must be an object',
      ),
      v.description("What is trusted beyond the product's own catalogue."),
    ),
  ),
  mirrors: v.optional(
    v.pipe(
      v.record(
        v.string(),
        v.pipe(v.string('a mirror must name what it is a copy of'), v.regex(/\S/, 'must not be empty')),
        'mirrors must be an object: mirror to what it is a copy of',
      ),
      v.description(
        'Mirrors and pull-through caches: where they are, and what they are a copy of: { "registry.example.com/hub": "docker.io" }.',
      ),
    ),
  ),
  signatures: v.optional(
    v.pipe(
      v.array(
        v.strictObject(
          {
            images: v.pipe(
              v.string('an image pattern must be a text'),
              v.regex(/\S/, 'an image pattern must not be empty'),
              v.description('Repositories that this signer signs, as in trust.images.'),
            ),
            key: v.optional(
              v.pipe(
                v.string('key must be a text'),
                v.description('Public key: a path, relative to this file, or a URI that cosign knows.'),
              ),
            ),
            identity: v.optional(
              v.pipe(
                v.string('identity must be a text'),
                v.description("The certificate's identity, for keyless signatures."),
              ),
            ),
            issuer: v.optional(
              v.pipe(
                v.string('issuer must be a text'),
                v.description('Who issued the certificate: an OIDC issuer.'),
              ),
            ),
            log: v.optional(
              v.pipe(
                v.boolean('log must be true or false'),
                v.description(
                  'Whether a signature by the key must be in a transparency log; default true. For keys that sign in private.',
                ),
              ),
            ),
          },
          (issue) =>
            issue.expected === 'never'
              ? 'unknown key; known are "images", "key", "identity", "issuer" and "log"'
              : 'expected an object: { "images": …, "key": … }',
        ),
        'signatures must be a list',
      ),
      v.description('Who must have signed which images. Asked when a signature is verified.'),
    ),
  ),
  weight: v.optional(
    v.pipe(
      v.strictObject(weight, (issue) =>
        issue.expected === 'never' ? 'unknown key; known is "minimum"' : 'weight must be an object',
      ),
      v.description('What counts as too much weight.'),
    ),
  ),
};

/** The policy file, `.dockerfile-hygiene.json`: JSON with comments and trailing commas. */
export const policyFileSchema = v.pipe(
  v.strictObject(
    {
      $schema: v.optional(
        v.pipe(v.string('$schema must be a text'), v.description('Address of the JSON schema.')),
      ),
      ...entries,
    },
    (issue) =>
      issue.expected === 'never'
        ? 'unknown key; known are "preset", "rules", "trust", "mirrors", "signatures", "weight" and "$schema"'
        : 'a policy file holds one object: { … }',
  ),
  v.title('Dockerfile Hygiene policy'),
);

/** The same keys inside the editor's settings, where other keys stand beside them, also in `weight`. */
export const policySettingsSchema = v.object(
  { ...entries, weight: v.optional(v.object(weight, 'weight must be an object')) },
  'settings must be an object',
);

/** What one source of policy says. Nothing is filled in. */
export type PolicyPieces = v.InferOutput<typeof policySettingsSchema>;
