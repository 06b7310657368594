// Dockerfiles of any length that look like those people write.

const instructions = [
  (n) =>
    `RUN apt-get update && apt-get install -y --no-install-recommends \\\n    curl ca-certificates package-${n} \\\n && rm -rf /var/lib/apt/lists/*`,
  (n) => `RUN curl -fsSL https://example.com/tool-${n}.sh | bash`,
  (n) => `COPY --from=build /app/part-${n} /srv/part-${n}`,
  (n) => `ENV PART_${n}=value-${n} PATH=/opt/part-${n}/bin:$PATH`,
  (n) =>
    `RUN echo "deb [signed-by=/usr/share/keyrings/v.gpg] https://packages.example.com/debian bookworm main" > /etc/apt/sources.list.d/v${n}.list`,
  (n) => `RUN <<EOF\nset -e\nfor f in /srv/part-${n}/*; do\n  test -e "$f" && chmod 0644 "$f"\ndone\nEOF`,
  (n) => `# why part ${n} is here\nLABEL part.${n}="a label"`,
  (n) => `RUN cd /srv && if [ -f part-${n}/setup.py ]; then pip install ./part-${n}; else echo "none"; fi`,
];

/** The text of a Dockerfile with that many instructions in its last stage. Always the same for the same number. */
export function dockerfileOf(count) {
  const lines = [
    'ARG VERSION=bookworm',
    'FROM golang:1.25 AS build',
    'RUN go build ./...',
    'FROM debian:$VERSION-slim',
  ];
  for (let n = 0; n < count; n++) lines.push(instructions[n % instructions.length](n));
  return `${lines.join('\n')}\nCMD ["/srv/part-0/run"]\n`;
}

/** What installations name in turn: tools, libraries with their headers, large ones. */
const packages = [
  'curl git jq',
  'build-essential libpq-dev',
  'imagemagick ghostscript',
  'python3-pip python3-venv',
  'nginx supervisor cron',
  'ffmpeg libxml2-dev',
  'postgresql-client redis-tools',
];

/** A Dockerfile with that many instructions, every fifth of which installs packages of Debian, with what they recommend. */
export function installingDockerfileOf(count) {
  const lines = ['FROM debian:13'];
  for (let n = 0; n < count; n++)
    lines.push(
      n % 5 === 0
        ? `RUN apt-get update && apt-get install -y ${packages[(n / 5) % packages.length]} && rm -rf /var/lib/apt/lists/*`
        : instructions[n % instructions.length](n),
    );
  return `${lines.join('\n')}\nCMD ["/srv/part-0/run"]\n`;
}
