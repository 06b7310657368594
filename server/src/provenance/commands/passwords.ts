import type { PasswordSetting } from '../model';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';
import { parseArguments } from './options';
import { passwordHashedIn } from './password-hashes';

/** More accounts than any build makes; beyond it they are not noted. */
const accountLimit = 50;

/** `chpasswd`: lines of `user:password` on its input. */
export function runChpasswd(call: Invocation): Value {
  const { options } = parseArguments(call.argv.slice(1), { short: 'csR', long: ['crypt-method', 'root'] });
  const hashed = options.some(({ name }) => name === '-e' || name === '--encrypted');
  for (const line of splitLines(call.stdin)) {
    const colon = line.text.indexOf(':');
    if (colon < 1) continue;
    note(call, line.slice(0, colon).text, line.slice(colon + 1), hashed);
  }
  return Value.empty;
}

/** `passwd`: its input twice, or nothing at all (`-d`). */
export function runPasswd(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), {
    short: 'inwxrRa',
    long: ['inactive', 'mindays', 'warndays', 'maxdays', 'repository', 'root'],
  });
  const user = args.operands[0]?.text ?? 'root';
  if (args.has('-d', '--delete')) {
    call.machine.passwords.push(setting(call, user, 'none', false, undefined));
    return Value.empty;
  }
  if (args.has('-l', '--lock', '-u', '--unlock', '-e', '--expire', '-S', '--status')) return Value.empty;
  const [first] = splitLines(call.stdin);
  if (first) note(call, user, first, false);
  return Value.empty;
}

/** `useradd -p`, `usermod -p`: the password as a hash. */
export function runUseradd(call: Invocation): Value {
  const args = parseArguments(call.argv.slice(1), {
    short: 'bcdefgGkKpsuRPZl',
    long: [
      ...[
        'comment',
        'home',
        'home-dir',
        'base-dir',
        'expiredate',
        'inactive',
        'gid',
        'groups',
        'skel',
        'key',
      ],
      ...['password', 'shell', 'uid', 'root', 'prefix', 'login'],
    ],
  });
  const hash = args.values('-p', '--password').at(-1);
  const user = args.operands.at(-1);
  const clear = hash && passwordHashedIn(call.machine.commands, call.record);
  if (clear && user) note(call, user.text, clear, false);
  else if (hash && user && hash.text === '') {
    call.machine.passwords.push(setting(call, user.text, 'none', true, undefined));
  } else if (hash && user) note(call, user.text, hash, true);
  return Value.empty;
}

/** Lines, also where an `echo` of another shell would have turned `\n` into one. */
function splitLines(text: Value): Value[] {
  return text
    .lines()
    .slice(0, accountLimit)
    .flatMap(splitEscaped)
    .filter((line) => line.text.trim() !== '');
}

function splitEscaped(line: Value): Value[] {
  const out: Value[] = [];
  let from = 0;
  for (const { index } of line.text.matchAll(/\\n/g)) {
    out.push(line.slice(from, index));
    from = index + 2;
  }
  return [...out, line.slice(from)];
}

function note(call: Invocation, user: string, password: Value, hashed: boolean): void {
  const { passwords } = call.machine;
  // `*` and `!` are no hash of anything: nobody can log in with a password.
  if (passwords.length >= accountLimit || (hashed ? /^[*!x]*$/ : /^[*!]*$/).test(password.text)) return;
  // An inner shell may still put something in the place of `$(…)` and backticks.
  const literal = password.exact && !/`|\$[({]/.test(password.text);
  passwords.push(setting(call, user, literal ? 'literal' : 'computed', hashed, password));
}

function setting(
  { record, span }: Invocation,
  user: string,
  kind: PasswordSetting['kind'],
  hashed: boolean,
  password: Value | undefined,
): PasswordSetting {
  return {
    user,
    kind,
    hashed,
    password,
    span: password?.spanOf() ?? span,
    command: record,
    instruction: record.instruction,
  };
}
