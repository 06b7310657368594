import { describe, expect, it } from 'vitest';
import { type Heredoc, parseDockerfile } from '../../src/syntax';
import { keywords, textOf, words } from './helpers';

function heredocs(text: string): Heredoc[] {
  return parseDockerfile(text).instructions.flatMap((one) => [...one.heredocs]);
}

describe('heredocs', () => {
  it('H1: blanks may stand after <<', () => {
    const text = 'RUN cat << EOF > /x\nUSER notreal\nEOF\nUSER real';
    expect(keywords(text)).toEqual(['RUN', 'USER']);
    expect(heredocs(text)).toMatchObject([{ name: 'EOF', expand: true, chomp: false, fd: undefined }]);
  });

  it('H2: a file descriptor may stand before <<', () => {
    expect(heredocs('RUN cat 3<<EOF\nx\nEOF')).toMatchObject([{ name: 'EOF', fd: 3 }]);
  });

  it('H3: quotes may stand inside the name', () => {
    const text = 'RUN <<E"O"F\n$x\nEOF\nUSER a';
    expect(heredocs(text)).toMatchObject([{ name: 'EOF', expand: false }]);
    expect(keywords(text)).toEqual(['RUN', 'USER']);
  });

  it.each([
    'RUN echo "a <<EOF b"',
    "RUN echo 'see <<EOF here'",
    "RUN awk '{print 1 <<2}'",
    'RUN echo "cout <<x;"',
    'RUN cat <<<EOF',
    'RUN cat <<- EOF',
    "RUN echo it's <<EOF",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Dockerfile text
    'RUN echo ${x^^} <<EOF',
    'RUN echo a\\ <<',
  ])('H4: %j opens none', (line) => {
    expect(keywords(`${line}\nUSER a`)).toEqual(['RUN', 'USER']);
    expect(heredocs(`${line}\nUSER a`)).toEqual([]);
  });

  it('H5: the exec form opens none', () => {
    expect(keywords('RUN ["sh","-c","cat <<EOF"]\nUSER a')).toEqual(['RUN', 'USER']);
  });

  it('H6: the dash belongs to its own heredoc', () => {
    const text = 'COPY <<-B <<A /d/\n\tB\n\tA\nUSER notreal\nA\nUSER real';
    expect(keywords(text)).toEqual(['COPY', 'USER']);
    expect(heredocs(text).map(({ name, chomp, content }) => [name, chomp, content.value])).toEqual([
      ['B', true, ''],
      ['A', false, '\tA\nUSER notreal\n'],
    ]);
  });

  it('H7: an escape character at the end of a body line changes nothing', () => {
    const file = parseDockerfile('RUN <<EOF\na \\\nEOF\nUSER b');
    const heredoc = file.instructions[0]?.heredocs[0];
    expect(heredoc?.content.value).toBe('a \\\n');
    expect(textOf(file, heredoc?.terminator)).toBe('EOF');
  });

  it('H8: <<< is no heredoc, also after one', () => {
    const text = 'RUN <<EOF cat <<<x\na\nEOF\nUSER b';
    expect(heredocs(text).map((one) => one.name)).toEqual(['EOF']);
    expect(keywords(text)).toEqual(['RUN', 'USER']);
  });

  it.each(['CMD', 'ENTRYPOINT', 'HEALTHCHECK CMD', 'LABEL', 'ONBUILD CMD'])(
    'H9: %s takes none',
    (keyword) => {
      expect(heredocs(`${keyword} cat <<EOF\nUSER a`)).toEqual([]);
      expect(keywords(`${keyword} cat <<EOF\nUSER a`)).toHaveLength(2);
    },
  );

  it('H10: the body is not among the words, and all about it is known', () => {
    const file = parseDockerfile('COPY --chmod=0644 <<-"EOF" /etc/x\n\t$a\n\tb\n\tEOF\n');
    const [copy] = file.instructions;
    const heredoc = copy?.heredocs[0];
    expect(copy && words(copy)).toEqual(['<<-"EOF"', '/etc/x']);
    expect(heredoc).toMatchObject({ name: 'EOF', expand: false, chomp: true });
    expect(textOf(file, heredoc?.operator)).toBe('<<-"EOF"');
    expect(textOf(file, heredoc?.body)).toBe('\t$a\n\tb\n');
    expect(heredoc?.content.value).toBe('$a\nb\n');
    expect(textOf(file, heredoc?.content.spanOf(3, 4))).toBe('b');
    expect(textOf(file, heredoc?.terminator)).toBe('EOF');
  });

  it('H10: one that does not end takes the rest of the file', () => {
    const file = parseDockerfile('RUN <<EOF\na\nUSER b\n');
    expect(file.instructions).toHaveLength(1);
    expect(file.instructions[0]?.heredocs[0]).toMatchObject({ terminator: undefined });
    expect(textOf(file, file.instructions[0]?.span)).toBe('RUN <<EOF\na\nUSER b');
    expect(file.problems.map((problem) => problem.message)).toEqual(['unterminated heredoc']);
  });

  it('belongs to the trigger of an ONBUILD', () => {
    const file = parseDockerfile('ONBUILD RUN <<EOF\na\nEOF\nUSER b');
    const [onbuild] = file.instructions;
    expect(onbuild?.heredocs).toEqual([]);
    expect(onbuild?.trigger?.heredocs.map((one) => one.content.value)).toEqual(['a\n']);
    expect(textOf(file, onbuild?.trigger?.span)).toBe('RUN <<EOF\na\nEOF');
  });

  it('may have several and empty bodies', () => {
    expect(heredocs('RUN <<A <<B\nA\nx\nB\n').map((one) => one.content.value)).toEqual(['', 'x\n']);
  });
});
