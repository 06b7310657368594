import type { Span } from '../../syntax/span';
import type { Invocation } from '../shell/runner';
import { Value } from '../value';

/** Commands that run the command in their arguments. */
export function unwrap(argv: readonly Value[], name: string): readonly Value[] | undefined {
  const words = argv.slice(1);
  const table = wrappers[name];
  // `command -v name` only asks where a program is.
  if (!table || (name === 'command' && /^-[vV]/.test(words[0]?.text ?? ''))) return undefined;
  let i = 0;
  let operands = table.operands ?? 0;
  for (; i < words.length; i++) {
    const { text } = words[i] as Value;
    if (text === '--') {
      i++;
      break;
    }
    if (text.startsWith('-') && text.length > 1) {
      if (!text.includes('=') && table.valued.includes(text)) i++;
      continue;
    }
    if (table.assignments && /^[A-Za-z_]\w*=/.test(text)) continue;
    if (operands > 0) {
      operands--;
      continue;
    }
    break;
  }
  return words.slice(i);
}

interface Wrapper {
  /** Options that take the next word. */
  readonly valued: readonly string[];
  /** Words before the command that are not options. */
  readonly operands?: number;
  /** `NAME=value` words before the command. */
  readonly assignments?: boolean;
}

const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: {
    valued: ['-u', '--user', '-g', '--group', '-h', '-p', '-C', '-r', '-t', '-U', '-D'],
    assignments: true,
  },
  env: { valued: ['-u', '--unset', '-C', '--chdir', '-S'], assignments: true },
  exec: { valued: ['-a'] },
  command: { valued: [] },
  builtin: { valued: [] },
  time: { valued: ['-f', '-o'] },
  nice: { valued: ['-n', '--adjustment'] },
  ionice: { valued: ['-c', '-n'] },
  nohup: { valued: [] },
  setsid: { valued: [] },
  stdbuf: { valued: ['-i', '-o', '-e'] },
  eatmydata: { valued: [] },
  timeout: { valued: ['-s', '--signal', '-k', '--kill-after'], operands: 1 },
  gosu: { valued: [], operands: 1 },
  'su-exec': { valued: [], operands: 1 },
  setpriv: { valued: ['--reuid', '--regid', '--groups', '--inh-caps', '--ambient-caps'] },
  runuser: { valued: ['-u', '-g', '-G'] },
  chroot: { valued: ['--userspec', '--groups'], operands: 1 },
  tini: { valued: ['-p', '-e'] },
  'dumb-init': { valued: ['--rewrite', '-r'] },
  catchsegv: { valued: [] },
  linux32: { valued: [] },
  linux64: { valued: [] },
  setarch: { valued: [], operands: 1 },
  retry: { valued: ['-t', '-d', '--times', '--delay'] },
  doas: { valued: ['-u'] },
  // Supervisors' own helpers, and programs that are PID 1 or prepare something for the one they start.
  chpst: {
    valued: ['-u', '-U', '-b', '-e', '-/', '-C', '-n', '-l', '-L', '-m', '-d', '-o', '-p', '-f', '-c'],
  },
  setuser: { valued: [], operands: 1 },
  setuidgid: { valued: [], operands: 1 },
  's6-setuidgid': { valued: [], operands: 1 },
  's6-envdir': { valued: [], operands: 1 },
  'with-contenv': { valued: [] },
  pidproxy: { valued: [], operands: 1 },
  my_init: { valued: [] },
  numactl: { valued: [] },
  dockerize: {
    valued: ['-wait', '-timeout', '-template', '-stdout', '-stderr', '-delims', '-wait-retry-interval'],
  },
  fakeroot: { valued: [] },
  busybox: { valued: [] },
  'xvfb-run': { valued: ['-s', '-n', '-e', '-f', '-w', '--server-args'] },
};

/** `xargs command`: the command with what comes in as further words. */
export function runXargs(call: Invocation, span: Span): Value {
  const words = call.argv.slice(1);
  let i = 0;
  for (; i < words.length; i++) {
    const { text } = words[i] as Value;
    if (!text.startsWith('-')) break;
    if (/^-[nPILdsEa]$/.test(text)) i++;
  }
  const command = words.slice(i);
  if (command.length === 0) return call.stdin;
  const input = call.stdin.text !== '' ? call.stdin.fields() : [Value.empty.withFetches(call.stdin.fetches)];
  return call.runner.invoke(
    [...command, ...input.slice(0, 50).filter((v) => v.text !== '' || v.fetches.length > 0)],
    Value.empty,
    span,
  );
}
