import { isLocalUrl } from './commands/option-tables';
import type { StageModel } from './model';
import type { FoundSwitch } from './switched-off-checks';

const off = /^(?:0|false|no|off)$/i;
const on = /^(?:1|true|yes|on)$/i;
const set = (text: string) => text !== '' && !text.startsWith('$') && !isLocalUrl(text);

/** Variables by which a tool is told not to check certificates, and the values that tell it so. */
const variables: readonly (readonly [name: RegExp, tool: string, value: (text: string) => boolean])[] = [
  [/^NODE_TLS_REJECT_UNAUTHORIZED$/, 'Node.js', (v) => v === '0'],
  [/^PYTHONHTTPSVERIFY$/, 'Python', (v) => v === '0'],
  [/^GIT_SSL_NO_VERIFY$/, 'git', (v) => on.test(v)],
  [/^PIP_TRUSTED_HOST$/, 'pip', set],
  [/^UV_INSECURE_HOST$/, 'uv', set],
  [/^(?:npm_config_strict_ssl|yarn_(?:strict|enable_strict)_ssl)$/i, 'npm', (v) => off.test(v)],
  [/^CONDA_SSL_VERIFY$/, 'conda', (v) => off.test(v)],
  [/^BUNDLE_SSL_VERIFY_MODE$/, 'Bundler', (v) => v === '0'],
  [/^PERL_LWP_SSL_VERIFY_HOSTNAME$/, 'Perl', (v) => v === '0'],
  [/^MAVEN_(?:OPTS|CLI_OPTS|ARGS)$/, 'Maven', (v) => /-Dmaven\.wagon\.http\.ssl\.insecure=true\b/.test(v)],
];

/** Variables of a stage that switch a check off. */
export function switchesInVariables(stage: StageModel): FoundSwitch[] {
  return stage.variables.flatMap(({ name, value, span, how, instruction }) => {
    const text = value.text.trim().replace(/^(["'])(.*)\1$/, '$2');
    const known = variables.find(([pattern]) => pattern.test(name));
    if (!known?.[2](text)) return [];
    return [
      {
        what: 'certificate' as const,
        tool: known[1],
        text: `${name}=${text}`,
        span,
        instruction,
        command: undefined,
        form: { kind: 'variable' as const, how },
      },
    ];
  });
}
