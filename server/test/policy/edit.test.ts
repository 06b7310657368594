import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { addAllowance, addSigner, suppressionComment } from '../../src/policy/edit';
import { readPolicyFile } from '../../src/policy/read';
import { isSuppressed, suppressionsOf } from '../../src/policy/suppressions';
import { parseDockerfile } from '../../src/syntax';

const image = {
  label: 'image babim/mongodb',
  list: 'trust.images',
  pattern: 'docker.io/babim/mongodb',
} as const;
const source = { label: 'deb.nodesource.com', list: 'trust.sources', pattern: 'deb.nodesource.com' } as const;
const added = (text: string | undefined, allowance: typeof image | typeof source = image) => {
  const edits = addAllowance(text, allowance);
  return edits && applyEdits(text ?? '', edits);
};

describe('addAllowance', () => {
  it.each([undefined, '', ' \n'])('makes a file where there is none (%j)', (text) => {
    expect(added(text)).toBe(
      '{\n  "trust": {\n    "images": [\n      "docker.io/babim/mongodb"\n    ]\n  }\n}\n',
    );
  });

  it('keeps comments, order and indentation', () => {
    const text = `{
	// our preset
	"preset": "strict",
	"trust": {
		"images": [
			"docker.io/acme/*" // ours
		]
	}
}
`;
    expect(added(text)).toBe(`{
	// our preset
	"preset": "strict",
	"trust": {
		"images": [
			"docker.io/acme/*",
			"docker.io/babim/mongodb" // ours
		]
	}
}
`);
    expect(added(text, source)).toContain('"sources": [\n\t\t\t"deb.nodesource.com"\n\t\t]');
  });

  it.each([
    '{}',
    '{ }\n',
    '{ "trust": {} }',
    '{ "trust": { "images": [] } }',
    '{ "trust": { "images": ["a",], }, }',
    '\uFEFF{ "preset": "strict" }',
    '// x\r\n{\r\n  "rules": {}\r\n}\r\n',
  ])('makes a valid file of %j, once', (text) => {
    const once = added(text) as string;
    expect(readPolicyFile(once)).toMatchObject({ problems: [] });
    expect(readPolicyFile(once).pieces.trust?.images).toContain(image.pattern);
    expect(addAllowance(once, image)).toEqual([]);
  });

  it.each(['[', '[]', '{ "trust": 3 }', '{ "trust": { "images": "x" } }', '{ "trust" }'])(
    'does not touch a file like %j',
    (text) => {
      expect(addAllowance(text, image)).toBeUndefined();
    },
  );
});

describe('suppressionComment', () => {
  const suppress = (text: string, where: string, rule = 'floating-base', reason = 'why?') => {
    const start = text.indexOf(where);
    const finding = { rule, span: { start, end: start + where.length } };
    return applyEdits(text, [suppressionComment(parseDockerfile(text), finding, reason)]);
  };

  it('stands above the instruction, indented like it', () => {
    expect(suppress('FROM a\n\n  RUN x && \\\n  y\n', 'y')).toBe(
      'FROM a\n\n  # hygiene: ignore floating-base reason="why?"\n  RUN x && \\\n  y\n',
    );
    expect(suppress('FROM a\r\nRUN x\r\n', 'x')).toBe(
      'FROM a\r\n# hygiene: ignore floating-base reason="why?"\r\nRUN x\r\n',
    );
    expect(suppress('\uFEFFFROM a', 'a')).toBe('\uFEFF# hygiene: ignore floating-base reason="why?"\nFROM a');
  });

  it('extends the comment that is there, but not one that ends some day', () => {
    const text = '# hygiene: ignore x reason="r"\n# y\nFROM a\n';
    expect(suppress(text, 'a\n')).toBe('# hygiene: ignore x, floating-base reason="r"\n# y\nFROM a\n');
    const dated = '# hygiene: ignore x expires=2030-01-01\nFROM a\n';
    expect(suppress(dated, 'a\n')).toBe(
      '# hygiene: ignore x expires=2030-01-01\n# hygiene: ignore floating-base reason="why?"\nFROM a\n',
    );
  });

  it('for a directive is for the file, and leaves the directive first', () => {
    expect(suppress('# syntax=foo/bar:1\n\nFROM a\n', 'foo')).toBe(
      '# syntax=foo/bar:1\n# hygiene: ignore-file floating-base reason="why?"\n\nFROM a\n',
    );
  });

  it('makes the reason one line without quotes', () => {
    expect(suppress('FROM a', 'a', 'x', ' say "no"\nnow ')).toContain(`reason="say 'no' now"`);
  });

  it('silences the finding and changes no instruction', () => {
    const line = fc.constantFrom(
      'FROM debian',
      '  RUN a && \\',
      'b',
      '# hygiene: ignore x',
      '# hygiene: ignore x expires=2020-01-01',
      '# c',
      '# syntax=a/b',
      '',
      'RUN <<EOF',
      'EOF',
      'ONBUILD RUN x',
    );
    const property = fc.property(
      fc.array(line, { minLength: 1 }),
      fc.constantFrom('\n', '\r\n'),
      fc.nat(),
      (lines, eol, pick) => {
        const dockerfile = parseDockerfile(lines.join(eol));
        const { instructions } = dockerfile;
        const instruction = instructions[pick % Math.max(1, instructions.length)];
        if (!instruction) return;
        const finding = { rule: 'floating-base', span: instruction.keywordSpan, message: '' };
        const after = parseDockerfile(
          applyEdits(dockerfile.text, [suppressionComment(dockerfile, finding, 'because')]),
        );
        expect(after.instructions.map(({ keyword }) => keyword)).toEqual(
          instructions.map(({ keyword }) => keyword),
        );
        const same = after.instructions[instruction.index];
        expect(
          isSuppressed({ ...finding, span: same?.keywordSpan ?? finding.span }, after, suppressionsOf(after)),
        ).toBe(true);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});

describe('addSigner', () => {
  const signer = { images: 'registry.example.com/team/*', key: 'keys/team.pub', log: false };
  const signed = (text: string | undefined) => {
    const edits = addSigner(text, signer);
    return edits && applyEdits(text ?? '', edits);
  };

  it('makes a file where there is none', () => {
    expect(readPolicyFile(signed(undefined) as string)).toEqual({
      pieces: { signatures: [signer] },
      problems: [],
    });
  });

  it('stands behind the signers that are there, and leaves comments alone', () => {
    const text = `{
  // who signs
  "signatures": [
    { "images": "gcr.io/distroless/*", "identity": "a", "issuer": "b" } // theirs
  ]
}
`;
    const after = signed(text) as string;
    expect(after).toContain('  // who signs\n');
    expect(after).toContain('// theirs');
    expect(readPolicyFile(after).pieces.signatures?.map(({ images }) => images)).toEqual([
      'gcr.io/distroless/*',
      signer.images,
    ]);
  });

  it('is not written twice, whatever the order of its keys', () => {
    expect(addSigner(signed('{}'), signer)).toEqual([]);
    const { images, key, log } = signer;
    expect(addSigner(JSON.stringify({ signatures: [{ log, key, images }] }), signer)).toEqual([]);
  });

  it.each(['[', '{ "signatures": {} }', '{ "signatures" }'])('does not touch a file like %j', (text) => {
    expect(addSigner(text, signer)).toBeUndefined();
  });
});
