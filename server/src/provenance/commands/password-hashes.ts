import type { RunCommand } from '../model';
import type { Value } from '../value';

/** Commands of one instruction that are looked at; a substitution has a few. */
const limit = 50;

/**
 * The password that a substitution in the words of `outer` makes the hash of: `$(openssl passwd -1 secret)`,
 * `$(echo secret | openssl passwd -1 -stdin)`, `$(mkpasswd secret)`, `$(perl -e 'print crypt("secret", "salt")')`.
 *
 * @param commands of the stage so far, those of substitutions among them
 * @returns undefined where none is, or where the file does not say the password
 */
export function passwordHashedIn(commands: readonly RunCommand[], outer: RunCommand): Value | undefined {
  const inner = commands
    .slice(-limit)
    .filter(
      (c) =>
        c !== outer &&
        c.instruction === outer.instruction &&
        c.span.start > outer.span.start &&
        c.span.end <= outer.span.end,
    );
  for (const command of inner) {
    const password = hashed(command) ?? (readsInput(command) ? printed(inner) : undefined);
    if (password && password.text !== '' && password.exact && !/[`$]/.test(password.text)) return password;
  }
  return undefined;
}

/** The password among the words of a command that prints its hash. */
function hashed({ name, argv }: RunCommand): Value | undefined {
  if (name === 'openssl' && argv[1]?.text === 'passwd')
    return operandsOf(argv.slice(2), /^--?(?:salt|in|out|rand|writerand|provider)$/)[0];
  if (name === 'mkpasswd') return operandsOf(argv.slice(1), /^-[mSRP]$|^--(?:method|salt|rounds)$/)[0];
  if (!/^(?:perl|python[\d.]*|ruby|php)$/.test(name)) return undefined;
  for (const word of argv.slice(1)) {
    const m = /\bcrypt\w*\(\s*(["'])([^"'$\\]+)\1/.exec(word.text);
    if (m) {
      const at = m.index + m[0].indexOf(m[2] as string);
      return word.slice(at, at + (m[2] as string).length);
    }
  }
  return undefined;
}

function operandsOf(words: readonly Value[], takesValue: RegExp): readonly Value[] {
  const out: Value[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Value;
    if (takesValue.test(word.text)) i++;
    else if (!word.text.startsWith('-')) out.push(word);
  }
  return out;
}

function readsInput({ name, argv }: RunCommand): boolean {
  return (name === 'openssl' && argv[1]?.text === 'passwd') || name === 'mkpasswd';
}

/** What `echo` or `printf` of the same substitution hands on. */
function printed(commands: readonly RunCommand[]): Value | undefined {
  const echo = commands.find((c) => /^(?:echo|printf)$/.test(c.name));
  const words = echo?.argv.slice(1).filter((w) => !/^-[neE]+$/.test(w.text)) ?? [];
  return words.length === 1 ? words[0] : undefined;
}
