// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfile text
import { describe, expect, it } from 'vitest';
import { last, packages, run } from './helpers';

const url = 'https://dl.example.org/a_1.0_amd64.deb';
const files = (text: string) => run(text).packageFiles.map((f) => `${f.manager} ${f.url.text}`);

describe('files given to package managers', () => {
  it.each([
    `wget ${url} && dpkg -iEGO a_1.0_amd64.deb`,
    `wget -O download ${url} && dpkg --unpack download`,
    `wget ${url} && dpkg -i ./*`,
    `mkdir /d && cd /d && wget ${url} && dpkg -i -R /d`,
    `wget ${url} && apt-get install -y "$PWD/a_1.0_amd64.deb"`,
    `wget ${url} && apt-get install -y $(pwd)/a_1.0_amd64.deb`,
    `wget ${url} && dpkg -i $(ls *.deb)`,
    `wget ${url} && ls *.deb | xargs sudo dpkg -i`,
    `wget ${url} && find / -name '*.deb' -exec dpkg -i {} +`,
    `curl ${url} | dpkg -i /dev/stdin`,
    `dpkg -i <(curl ${url})`,
    `wget ${url} && alien -i a_1.0_amd64.deb`,
  ])('%s', (command) => {
    expect(files(command)).toEqual([`apt ${url}`]);
  });

  it('keeps names that hold a command together', () => {
    expect(
      files(
        'V=$(curl https://x.example.org/v/now) && wget https://x.example.org/a-$V.deb && dpkg -i a-$V.deb',
      ),
    ).toEqual(['apt https://x.example.org/a-$(curl https://x.example.org/v/now).deb']);
  });

  it('takes what comes out of an archive for no package file', () => {
    const stage = run(
      'curl -O https://x.example.org/a.tgz && tar -xzf a.tgz -C /pkgs && dpkg -i /pkgs/*.deb',
    );
    expect(stage.packageFiles).toEqual([]);
  });

  it('tells unpacking from installing', () => {
    for (const command of ['dpkg -x a_1.0_amd64.deb /', 'dpkg-deb --raw-extract a_1.0_amd64.deb /out']) {
      const stage = run(`wget ${url} && ${command}`);
      expect(stage.packageFiles).toEqual([]);
      expect(stage.fetches[0]?.uses.map((u) => u.how)).toEqual(['unpack']);
    }
  });

  it('knows nothing of files that were not fetched', () => {
    const stage = run('dpkg -i local.deb && apt-get install -y ./other.deb && ls *.deb');
    expect(stage.packageFiles).toEqual([]);
    expect(packages(stage)).toEqual(['apt local.deb', 'apt ./other.deb']);
  });

  it('tells when a file was checked before it was installed', () => {
    const uses = (text: string) => last(text).fetches[0]?.uses.map((u) => `${u.how} ${u.checked}`);
    const sum = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
    const get = `FROM debian:13\nRUN curl -fsSLo /a.deb ${url}`;
    const check = `echo "${sum}  /a.deb" | sha256sum -c -`;
    expect(uses(`${get} && ${check} && dpkg -i /a.deb\n`)).toEqual(['install true']);
    expect(uses(`${get} && dpkg -i /a.deb && ${check}\n`)).toEqual(['install false']);
  });
});

describe('the way of a file', () => {
  it('is told in order', () => {
    const stage = last(
      `FROM debian:13 AS a
RUN curl -o /x https://x.example.org/install.sh && mv /x /y
FROM debian:13
COPY --from=a /y /z
RUN cp /z /w.sh && sh /w.sh
`,
    );
    expect(stage.executions.map((e) => e.steps.map((s) => s.how))).toEqual([['moved', 'copied', 'copied']]);
  });
});

describe('PowerShell', () => {
  const sum = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  const follow = (text: string) =>
    last(
      `FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN ${text}\n`,
    );

  it('compares with sums that the file fixes', () => {
    const get = "$url = 'https://x.example.org/a.zip'; iwr -Uri $url -OutFile a.zip";
    const checked = (text: string) => follow(text).fetches.map((f) => f.check?.kind);
    expect(checked(`${get}; $sum = '${sum}'; if ((Get-FileHash a.zip).Hash -ne $sum) { exit 1 }`)).toEqual([
      'checksum',
    ]);
    expect(checked(`${get}; if ((Get-FileHash a.zip).Hash -ne $env:SUM) { exit 1 }`)).toEqual(['checksum']);
    expect(checked(`${get}; if ((Get-FileHash a.zip -Algorithm MD5).Hash -ne '${sum}') { exit 1 }`)).toEqual([
      undefined,
    ]);
    expect(checked(`${get}; Get-FileHash a.zip`)).toEqual([undefined]);
  });

  it('sees what becomes of a file', () => {
    const uses = (text: string) => follow(text).fetches.flatMap((f) => f.uses.map((u) => u.how));
    expect(uses('iwr https://x.example.org/a.zip -OutFile C:\\a.zip; Expand-Archive C:\\a.zip')).toEqual([
      'unpack',
    ]);
    expect(uses('iwr https://x.example.org/a.exe -OutFile a.exe; Start-Process .\\a.exe -Wait')).toEqual([
      'run',
    ]);
    expect(
      uses('iwr https://x.example.org/a.msi -OutFile a.msi; Start-Process msiexec -ArgumentList "/i a.msi"'),
    ).toEqual(['install']);
    expect(uses('iwr https://x.example.org/a.exe -OutFile a.exe; Remove-Item a.exe')).toEqual([]);
  });

  it('stays within its time on endless text', () => {
    const start = performance.now();
    follow("iwr https://x.example.org/a -OutFile 'a; ".repeat(5000));
    follow(`${'\'"'.repeat(50_000)};`);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
