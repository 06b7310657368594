import { expect, it } from 'vitest';
import { run, world } from './world';

const dockerfile = `FROM golang:1.25-bookworm AS build
WORKDIR /src
COPY go.mod main.go ./
RUN go mod download && go build -o /app .

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y curl ca-certificates
RUN curl -fsSL https://user:secret@example.org/agent.tgz | tar xz -C /opt
COPY --from=build /app /usr/local/bin/app
VOLUME /data
USER nobody
ENTRYPOINT ["app"]
CMD ["--port", "80"]
`;

const provenance = async (files: Record<string, string>, argv: string[] = []) => {
  const cwd = await world(files);
  const { code, out, err } = await run(cwd, ['--format', 'provenance', ...argv]);
  return { code, err, out, cwd, report: out === '' ? undefined : JSON.parse(out) };
};

it('is an account of the image and of every stage', async () => {
  const { code, report } = await provenance({ Dockerfile: dockerfile });
  expect(code).toBe(0);
  expect(report).toMatchObject({ schema: 'dockerfile-hygiene/provenance', schemaVersion: 1 });
  expect(report.files).toHaveLength(1);
  expect(report.files[0].image).toEqual({
    stages: ['1'],
    filesFrom: ['build'],
    base: {
      kind: 'image',
      image: 'debian:bookworm-slim',
      publisher: 'Docker Official Images',
      trusted: true,
      because: 'official',
      digest: false,
    },
    distribution: { name: 'debian', release: 'bookworm' },
    packages: [{ manager: 'apt', names: ['ca-certificates', 'curl'] }],
    repositories: [],
    keys: [],
    scripts: [],
    packageFiles: [],
    downloads: [
      {
        url: 'https://example.org/agent.tgz',
        tool: 'curl',
        check: null,
        uses: ['unpack'],
        kept: true,
        trusted: false,
      },
    ],
    languagePackages: [],
    contextFiles: [],
    copiedFrom: [{ from: { kind: 'stage', stage: 'build' }, paths: ['/app'], kept: true }],
    volumes: ['/data'],
    start: {
      entrypoint: { form: 'exec', commands: [['app']] },
      cmd: { form: 'exec', commands: [['--port', '80']] },
    },
  });
  expect(report.files[0].stages).toHaveLength(2);
  expect(report.files[0].stages[0]).toMatchObject({
    index: 0,
    name: 'build',
    contextFiles: ['go.mod', 'main.go'],
    languagePackages: [{ manager: 'go', names: [], project: true, indexes: [] }],
  });
});

it('differs only where the origins do, whatever the folder, the order and the layout', async () => {
  const moved = `# a comment\n\n${dockerfile.replace('-y curl ca-certificates', '-y \\\n    ca-certificates \\\n    curl')}`;
  const one = await provenance({ 'b/Dockerfile': dockerfile, 'a/Dockerfile': 'FROM scratch\n' });
  const two = await provenance({ 'b/Dockerfile': moved, 'a/Dockerfile': 'FROM scratch\n' }, [
    'b',
    'a/Dockerfile',
  ]);
  expect(two.out).toBe(one.out);
  expect(one.report.files.map(({ file }: { file: string }) => file)).toEqual([
    'a/Dockerfile',
    'b/Dockerfile',
  ]);
  expect(one.out).not.toContain(one.cwd);
  expect(one.out).not.toContain('secret');
});

it('fails because of findings only when that is asked for', async () => {
  const files = { Dockerfile: 'FROM babim/web:latest\n' };
  expect((await provenance(files)).code).toBe(0);
  expect((await provenance(files, ['--fail-on', 'error'])).code).toBe(1);
  expect((await run(await world(files), ['--format', 'json'])).code).toBe(1);
});

it('takes standard input, and names no folder of the machine', async () => {
  const cwd = await world({ 'x/y': '' });
  const piped = await run(cwd, ['-f', 'provenance', '-', '--stdin-path', 'app/Dockerfile'], {
    stdin: 'FROM a\n',
  });
  expect(JSON.parse(piped.out).files[0].file).toBe('app/Dockerfile');
  const other = await world({ Dockerfile: 'FROM a\n' });
  const outside = await run(cwd, ['-f', 'provenance', other]);
  expect(JSON.parse(outside.out).files[0].file).toBe('Dockerfile');
});
