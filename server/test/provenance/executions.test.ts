import { describe, expect, it } from 'vitest';
import { executions, last, run, trace } from './helpers';

const url = 'https://dl.example.org/install.sh';

describe('executions', () => {
  it.each([
    [`curl ${url} | sh`, 'pipe sh'],
    [`curl ${url} | sudo -E bash -s -- -y`, 'pipe bash'],
    [`curl ${url} | A=b bash`, 'pipe bash'],
    [`curl ${url} | env A=b dash -x`, 'pipe dash'],
    [`curl ${url} | tee /x | sh`, 'pipe sh'],
    [`curl ${url} | gunzip | sh`, 'pipe sh'],
    [`curl ${url} | sed s/a/b/ | bash`, 'pipe bash'],
    [`curl ${url} | { cat; } | sh`, 'pipe sh'],
    [`curl ${url} | (cd /tmp && sh)`, 'pipe sh'],
    [`curl ${url} | xargs -0 -I x bash -c x`, ''],
    [`curl ${url} | python3`, 'pipe python3'],
    [`curl ${url} | perl - -x`, 'pipe perl'],
    [`curl ${url} | su app -s /bin/sh`, 'pipe -'],
    [`wget ${url}; find . -name '*.sh' -exec bash {} \\;`, 'file bash'],
    [`wget ${url}; ls *.sh | xargs sh`, 'file sh'],
    [`curl ${url} | ruby`, 'pipe ruby'],
    [`curl ${url} | php -- --x`, 'pipe php'],
    [`curl ${url} | node -`, 'pipe node'],
    [`sh -c "$(curl ${url})"`, 'substitution sh'],
    [`sh -c "\`curl ${url}\`"`, 'substitution sh'],
    [`bash <(curl ${url})`, 'substitution bash'],
    [`sh < <(curl ${url})`, 'pipe sh'],
    [`bash <<< "$(curl ${url})"`, 'pipe bash'],
    [`eval "$(curl ${url})"`, 'substitution -'],
    [`. <(curl ${url})`, 'substitution -'],
    [`source <(curl ${url})`, 'substitution -'],
    [`s=$(curl ${url}); eval "$s"`, 'substitution -'],
    [`curl -O ${url}; sh install.sh`, 'file sh'],
    [`curl -O ${url}; chmod +x install.sh; ./install.sh`, 'file -'],
    [`curl -O ${url}; . ./install.sh`, 'file -'],
    [`curl -O ${url}; sh < install.sh`, 'pipe sh'],
    [`curl -O ${url}; cat install.sh | sh`, 'pipe sh'],
    [`curl -o /usr/local/bin/install.sh ${url}; install.sh`, 'file -'],
  ])('%s', (command, expected) => {
    expect(executions(run(command)).map((e) => e.split(' ').slice(0, 2).join(' '))).toEqual(
      expected === '' ? [] : [expected],
    );
  });

  it('asks an archive in a folder of PATH for no program of another name', () => {
    const unpack = 'curl https://dl.example.org/vault.zip -o v.zip && unzip v.zip -d /usr/local/bin';
    expect(executions(run(`${unpack} && adduser app`))).toEqual([]);
    expect(executions(run(`${unpack} && vault version`))).toEqual([
      'file - https://dl.example.org/vault.zip program',
    ]);
  });

  it('knows programs that only read', () => {
    for (const reader of [
      'jq .',
      'grep x',
      'tar xz',
      'tee /x',
      'gpg --import',
      'sha256sum',
      'python3 -m json.tool',
      'python3 -c "print(1)"',
      'node -e "1"',
      'perl -ne print',
      'awk 1',
      'php -r "echo 1;"',
      'wc -l',
      'cat',
      'base64 -d > /x',
      'apt-key add -',
    ])
      expect(executions(run(`curl ${url} | ${reader}`)), reader).toEqual([]);
  });

  it('knows what was fetched only to be a word of a command, or the data of a script', () => {
    for (const command of [
      `v=$(curl ${url}); sh -c "echo $v"`,
      `v=$(curl ${url}); bash -c "apt-get install -y tool=$v"`,
      `v=$(curl ${url}); eval "export V=$v"`,
      `v=$(curl ${url}); python3 -c "print('$v')"`,
      `sh /x.sh "$(curl ${url})"`,
      `bash /x.sh < <(curl ${url})`,
      `curl ${url} | bash /x.sh`,
      `curl ${url} | python3 /x.py`,
      `curl ${url} | sh -c 'cat > /x'`,
      `curl ${url} | sudo sh -c 'while read l; do echo $l; done'`,
      `curl -O ${url}; bash -n install.sh`,
      `curl -O ${url}; cat install.sh; ls -l install.sh; grep x install.sh`,
    ])
      expect(executions(run(command)), command).toEqual([]);
  });

  it('knows what was fetched to be the command', () => {
    for (const command of [
      `sh -c "set -e; $(curl ${url})"`,
      `v=$(curl ${url}) && echo "$v" | bash`,
      `python3 -c "$(curl ${url})"`,
      `ruby -e "$(curl ${url})"`,
      `R -q -e 'source("${url}"); f()'`,
      `Rscript -e "source('${url}')"`,
      `echo "source('${url}')" | R --no-save`,
      `python -c "import urllib; exec(urllib.urlopen('${url}').read())"`,
      `source /dev/stdin <<< "$(curl ${url})"`,
      `curl -o /dev/stdout ${url} | sh`,
      `$(curl ${url})`,
    ])
      expect(executions(run(command)), command).toHaveLength(1);
  });

  it('tells scripts from programs and from what an archive holds', () => {
    expect(executions(run('curl -o /usr/local/bin/t https://dl.example.org/t-linux-amd64; t'))).toEqual([
      'file - https://dl.example.org/t-linux-amd64 program',
    ]);
    const archive = run(
      'curl -O https://dl.example.org/a.tar.gz; tar xzf a.tar.gz; ./a/install.sh; sh a/install.sh',
    );
    expect(archive.executions.filter((e) => e.script)).toEqual([]);
    const made = run(
      'curl https://dl.example.org/a.tar.gz | tar xz; sed s/a/b/ a/x.sh > x.sh; sh x.sh; cat a/y.sh | sh; sh < a/y.sh',
    );
    expect(made.executions).toEqual([]);
  });

  it('remembers files from instruction to instruction, through FROM and COPY --from', () => {
    expect(executions(last(`FROM debian:13\nADD ${url} /i.sh\nRUN true\nRUN sh /i.sh\n`))).toEqual([
      `file sh ${url}`,
    ]);
    expect(executions(last(`FROM debian:13 AS a\nADD ${url} /i.sh\nFROM a\nRUN sh /i.sh\n`))).toEqual([
      `file sh ${url}`,
    ]);
    expect(
      executions(
        last(
          `FROM debian:13 AS a\nADD ${url} /d/i.sh\nFROM debian:13\nCOPY --from=a /d /e\nRUN sh /e/i.sh\n`,
        ),
      ),
    ).toEqual([`file sh ${url}`]);
    expect(
      executions(
        last(
          `FROM debian:13 AS a\nADD ${url} /i.sh\nFROM debian:13\nRUN --mount=type=bind,from=a,source=/i.sh,target=/m.sh sh /m.sh\n`,
        ),
      ),
    ).toEqual([`file sh ${url}`]);
  });

  it('finds files that ADD and COPY put in the root folder', () => {
    expect(executions(last(`FROM debian:13\nADD ${url} ./\nRUN sh install.sh\n`))).toEqual([
      `file sh ${url}`,
    ]);
    expect(
      executions(
        last(
          `FROM debian:13 AS a\nADD ${url} /x/\nFROM debian:13\nCOPY --from=a /x/install.sh /\nRUN sh /install.sh\n`,
        ),
      ),
    ).toEqual([`file sh ${url}`]);
  });

  it('forgets a file that is removed or written anew', () => {
    expect(executions(run(`curl -o /i.sh ${url}; rm /i.sh; sh /i.sh`))).toEqual([]);
    expect(executions(run(`curl -o /i.sh ${url}; echo true > /i.sh; sh /i.sh`))).toEqual([]);
    expect(executions(last(`FROM debian:13\nADD ${url} /i.sh\nCOPY i.sh /i.sh\nRUN sh /i.sh\n`))).toEqual([]);
  });

  it('does not run what only a container will run', () => {
    const build = trace(
      `FROM debian:13\nADD ${url} /i.sh\nCMD ["sh", "/i.sh"]\nHEALTHCHECK CMD curl ${url} | sh\n`,
    );
    expect(build.stages[0]?.executions).toEqual([]);
  });

  it('follows what ONBUILD will run, without keeping what it leaves', () => {
    const stage = last(`FROM debian:13\nONBUILD RUN curl -o /i.sh ${url} && sh /i.sh\nRUN sh /i.sh\n`);
    expect(executions(stage)).toEqual([`file sh ${url}`]);
    expect(stage.present).toEqual([]);
  });

  it('reads Invoke-Expression', () => {
    const stage = last(
      `FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN iex (iwr https://dl.example.org/i.ps1)\n`,
    );
    expect(executions(stage)).toEqual(['pipe Invoke-Expression https://dl.example.org/i.ps1']);
  });
});
