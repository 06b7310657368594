import { describe, expect, it } from 'vitest';
import { touchesOf } from '../../src/provenance/touches';
import { last } from './helpers';

function touches(...lines: string[]): string[] {
  return touchesOf(last(`FROM debian:13\n${lines.join('\n')}\n`)).map(
    ({ what, path, deep }) => `${what} ${path}${deep ? ' and below' : ''}`,
  );
}

describe('what a command touches', () => {
  it.each([
    ['echo x > /data/file', 'content /data/file'],
    ['echo x | tee -a /data/file', 'content /data/file'],
    ['cd /data && echo x >> file', 'content /data/file'],
    ['sed -i s/a/b/ /data/file', 'content /data/file'],
    ['curl -o /data/x https://example.org/x', 'content /data/x'],
    ['cd /data && wget https://example.org/x', 'content /data/x'],
    ['wget -P /data https://example.org/x', 'content /data/x'],
    ['cp -a /src/. /data/', 'content /data'],
    ['cp a b -t /data', 'content /data'],
    ['mv /src/x /data/x', 'content /data/x'],
    ['ln -s /usr/share/x /data/x', 'content /data/x'],
    ['install -m 644 x /data/x', 'content /data/x'],
    ['install -d /data/x', 'folder /data/x'],
    ['install -d -o app /data/x', 'owner /data/x'],
    ['mkdir -p -m 700 /data/x', 'folder /data/x'],
    ['touch /data/x', 'content /data/x'],
    ['rsync -a --exclude x /src/ /data/', 'content /data'],
    ['tar xzf x.tgz -C /data', 'content /data'],
    ['tar -xzf x.tgz --directory=/data', 'content /data'],
    ['cd /data && tar xf x.tar', 'content /data'],
    ['unzip -q x.zip -d /data', 'content /data'],
    ['cd /data && unzip x.zip', 'content /data'],
    ['git clone -b main https://example.org/x.git /data', 'content /data'],
    ['cd /data && git clone https://example.org/x.git', 'content /data/x'],
    ['git -C /data pull', 'content /data'],
    ['chown app:app /data', 'owner /data'],
    ['chown -R app:app /data/x', 'owner /data/x and below'],
    ['chown app /data -R', 'owner /data and below'],
    ['chgrp -hR app /data', 'owner /data and below'],
    ['chmod -x /data/x', 'mode /data/x'],
    ['chmod --recursive 755 /data', 'mode /data and below'],
    ['useradd -m -d /data app', 'owner /data'],
    ['adduser -D -h /data app', 'owner /data'],
    ['cd /data && npm ci', 'content /data'],
    ['useradd -m app', 'owner /home/app'],
    ['adduser --disabled-password --gecos x app', 'owner /home/app'],
    ['find /data -exec chmod 755 {} +', 'mode /data and below'],
    ['find /data -name x -exec chown app {} ";"', 'owner /data'],
    ['pip install --target /data/lib x', 'content /data/lib'],
    ['--mount=type=cache,target=/cache touch /data/x', 'content /data/x'],
  ])('%s', (command, expected) => expect(touches(`RUN ${command}`)).toContain(expected));

  it.each([
    'ls /data',
    'cat /data/x',
    'tar tf /data/x.tar',
    'tar czf /x.tgz /data',
    'unzip -l /data/x.zip',
    'rm -rf /data/x',
    'cp /data/x /y',
    'useradd -d /data app',
    'adduser -H -h /data app',
    'npm install -g /data',
    'echo x > /dev/null',
    'chmod 600 ~/.ssh/id',
    'rsync -a /data/ backup@host:/data/',
    'mkdir /data/t && rm -r /data/t',
    'curl -o /data/x.tgz https://example.org/x.tgz && tar xf /data/x.tgz -C /opt && rm /data/*.tgz',
    'echo x > /data/x && mv /data/x /opt/x',
    'find /data -exec rm {} +',
    'pip download --target /data x',
    '--mount=type=cache,target=/data touch /data/x',
    '--mount=type=tmpfs,target=/data/t touch /data/t/x',
    '--mount=target=/data,rw touch /data/x',
  ])('nothing below /data: %s', (command) =>
    expect(touches(`RUN ${command}`).filter((t) => t.includes(' /data'))).toEqual([]),
  );

  it.each(['useradd -r -m app', 'adduser app users', 'usermod -m app', 'useradd app'])(
    'no home folder of its name: %s',
    (command) => expect(touches(`RUN ${command}`).filter((t) => t.includes(' /home'))).toEqual([]),
  );

  it('COPY and ADD, to where they say', () =>
    expect(
      touches(
        'WORKDIR /data',
        'COPY a b ./',
        'COPY ["a b", "/data/x"]',
        'ADD x.tar /data/db/',
        'COPY --from=other/image /x /data/y',
        'COPY <<EOF /data/z',
        'text',
        'EOF',
        'RUN --mount=type=bind,target=/data/m true',
      ),
    ).toEqual([
      'content /data',
      'content /data',
      'content /data/x',
      'content /data/db',
      'content /data/y',
      'content /data/z',
    ]));
});
