// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import { describe, expect, it } from 'vitest';
import { argvs, sh } from './helpers';

/** Valid bodies with the exact slices of the words of every simple command in them, in the order of the walk. */
const valid: [string, string[]][] = [
  [
    'apt-get update && apt-get install -y curl=7.* git',
    ['apt-get update', 'apt-get install -y curl=7.* git'],
  ],
  ['a; b\nc & d', ['a', 'b', 'c', 'd']],
  ['a || b && c', ['a', 'b', 'c']],
  [
    'curl -fsSL https://x.example/i.sh | sudo -E bash -',
    ['curl -fsSL https://x.example/i.sh', 'sudo -E bash -'],
  ],
  ['set -eux; make -j "$(nproc)"', ['set -eux', 'make -j "$(nproc)"', 'nproc']],
  [
    'V="$(curl -s https://x.example/v | jq -r .tag)" && echo "$V"',
    ['curl -s https://x.example/v', 'jq -r .tag', 'echo "$V"'],
  ],
  ['echo `date` >> /log 2>&1', ['echo `date`', 'date']],
  ['echo `a \\`b c\\` d`', ['echo `a \\`b c\\` d`', 'a `b c\\` d', 'b c']],
  ['if [ -f x ]; then a; elif b; then c; else d; fi', ['[ -f x ]', 'a', 'b', 'c', 'd']],
  ['for p in a "b c" $(d); do e "$p"; done', ['d', 'e "$p"']],
  ['while read -r l; do x "$l"; done < file', ['read -r l', 'x "$l"']],
  ['until a; do sleep 1; done', ['a', 'sleep 1']],
  ['case "$(uname -m)" in x86_64|amd64) a ;; *) b; exit 1 ;; esac', ['uname -m', 'a', 'b', 'exit 1']],
  ['f() { a "$1"; } && f x', ['a "$1"', 'f x']],
  ['function g { a; }; g', ['a', 'g']],
  ['(cd /x && ./configure --prefix=/usr) && make', ['cd /x', './configure --prefix=/usr', 'make']],
  ['{ a; b; } > /out', ['a', 'b']],
  ['! grep -q x y', ['grep -q x y']],
  ['time make -j4', ['make -j4']],
  ['[[ -n $(a) && -f b ]] || c', ['a', 'c']],
  ['(( x + $(b) )); c $((1 + `d`))', ['b', 'c $((1 + `d`))', 'd']],
  ['A=(x "$(y)") B=2 cmd', ['cmd', 'y']],
  ['export A=b C="$(d e)"', ['export A=b C="$(d e)"', 'd e']],
  ['bash <(curl -s u) > >(tee log)', ['bash <(curl -s u)', 'curl -s u', 'tee log']],
  ['cat <<EOF > /x && b\nhi $(w) there\nEOF\nc', ['cat', 'w', 'b', 'c']],
  ['cat <<-"E" | tr a b\n\thi $(no)\n\tE\nc', ['cat', 'tr a b', 'c']],
  ['echo ünï "😀 $(x 😀)" && y', ['echo ünï "😀 $(x 😀)"', 'x 😀', 'y']],
  [
    "sed -i 's/a && b/c | d/' f && awk '{print $1; x}' g",
    ["sed -i 's/a && b/c | d/' f", "awk '{print $1; x}' g"],
  ],
  ['a # b && c\nd', ['a', 'd']],
  ['rm -rf /var/lib/apt/lists/* /tmp/{a,b} ~/.cache', ['rm -rf /var/lib/apt/lists/* /tmp/{a,b} ~/.cache']],
  ['echo "${X:-$(y z)}" ${A/$(b)/c}', ['echo "${X:-$(y z)}" ${A/$(b)/c}', 'y z', 'b']],
  ['a |& b && sudo -u x -- c', ['a', 'b', 'sudo -u x -- c']],
  ['curl -o- u \\\n  | tar -xz \\\n  && x', ['curl -o- u', 'tar -xz', 'x']],
];

/** Broken bodies and the commands that must survive. */
const broken: [string, string[]][] = [
  ['a && && b', ['a', 'b']],
  ['&& b', ['b']],
  ['a ) b', ['a', 'b']],
  ['a && b &&', ['a', 'b']],
  ['a | | b; c', ['a', 'b', 'c']],
  ['; a', ['a']],
  ['a;; b', ['a', 'b']],
  ['if a; then b', ['a', 'b']],
  ['a; fi; b', ['a', 'b']],
  ['for x in 1 2; do c', ['c']],
  ['while a; b; done; c', ['a', 'b', 'c']],
  ['a && (b; c', ['a', 'b', 'c']],
  ['a && b "c', ['a', 'b "c']],
  ['a $(b', ['a $(b', 'b']],
  ['case x in a) b', ['b']],
  ['a } && b { c', ['a }', 'b { c']],
  ['{ a; b', ['a', 'b']],
  ['done && a && done && b', ['a', 'b']],
  ['a ||| b && c', ['a', 'b', 'c']],
];

describe.each([0, 37])('the words of every command, document offset %i', (start) => {
  const document = (body: string) => ' '.repeat(start) + body;
  it.each(valid)('%j', (body, expected) => {
    const script = sh(body, start);
    expect(script.errors).toEqual([]);
    expect(argvs(script, document(body)).map((words) => words.join(' '))).toEqual(expected);
  });
  it.each(broken)('broken: %j', (body, expected) => {
    const script = sh(body, start);
    expect(argvs(script, document(body)).map((words) => words.join(' '))).toEqual(expected);
  });
});

describe('too much', () => {
  it('is not read', () => {
    const script = sh('a '.repeat(150_000));
    expect(script.body.items).toEqual([]);
    expect(script.errors).toHaveLength(1);
  });
  it.each([
    '(',
    '$(',
    '`',
    '{ ',
    '${x:-',
    'if ',
    '"$(',
    '$((',
    '<(',
    'a && ',
    '! ',
    '| ',
    ') ',
    '<<E ',
    'f() ',
  ])('of %j is survived', (token) => {
    const started = performance.now();
    sh(token.repeat(5_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
