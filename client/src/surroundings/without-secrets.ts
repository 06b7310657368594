/**
 * A git configuration with nothing left but its section heads and the remotes' addresses, without the passwords that
 * these may hold: what is sent to the server can end up in a trace.
 */
export function withoutSecrets(gitConfig: string): string {
  return gitConfig
    .split(/\r?\n/)
    .map((line) => (/\burl\s*=/i.test(line) ? line : (/^\s*\[[^\]]*\]/.exec(line)?.[0] ?? '')))
    .filter((line) => line !== '')
    .map((line) => line.replace(/\/\/[^/\s]*@/g, '//'))
    .join('\n');
}
