// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfile text
import { describe, expect, it } from 'vitest';
import { last, run, trace, urls } from './helpers';

const url = 'https://dl.example.org/x/tool.sh';

/** Where the one fetch of a RUN is saved, as seen by running that path. */
function savedAt(command: string, path: string, before = ''): boolean {
  const stage = run(`${command} && sh ${path}`, before);
  return stage.executions.some(
    (e) => e.fetch.url.text.startsWith('https://dl.example.org') && e.path === path.replaceAll("'", ''),
  );
}

describe('downloads', () => {
  it.each([
    [`curl -fsSL ${url}`],
    [`curl -fsSL --retry 3 --connect-timeout 5 -H 'A: b' -o /x ${url}`],
    [`curl --url ${url} -o /x`],
    [`curl -sSLo /x "${url}"`],
    [`curl -X POST -d name=value ${url}`],
    [`wget -q --no-verbose --tries=3 ${url}`],
    [`wget -O- --header "A: b" ${url}`],
    [`aria2c -x 8 -d /tmp -o x ${url}`],
    [`sudo -E curl ${url} -O`],
    [`env A=b timeout 60 nice -n 5 wget ${url}`],
    [`/usr/bin/curl ${url} > /x`],
    [`busybox wget ${url}`],
    [`xargs -n 1 curl -O <<< ${url}`],
    [`echo ${url} | xargs wget -q`],
    [`sh -c 'curl ${url}'`],
    [`bash -ec "wget ${url}"`],
    [`eval "curl ${url}"`],
    [`su user -c 'curl ${url}'`],
    [`(cd /tmp && curl ${url})`],
    [`{ curl ${url}; }`],
    [`true || curl ${url} || exit 1`],
    [`! curl ${url}`],
    [`if curl ${url}; then echo yes; fi`],
    [`while ! curl ${url}; do sleep 1; done`],
    [`case x in a) curl ${url};; esac`],
    [`f() { curl ${url}; }; f`],
    [`x=$(curl ${url})`],
    [`cat <(curl ${url})`],
    [`python3 -c "import urllib.request; urllib.request.urlretrieve('${url}', '/x')"`],
    [`php -r "copy('${url}', '/x');"`],
    [`u=${url}; curl "$u"`],
    [`export U=${url} && curl $U`],
  ])('%s', (command) => {
    const stage = run(command);
    expect(urls(stage)).toEqual([url]);
  });

  it('finds none where nothing is brought in', () => {
    for (const command of [
      `curl --version`,
      `curl -I ${url}`,
      `wget --spider ${url}`,
      `curl http://localhost:8080/x`,
      `wget http://127.0.0.1/x`,
      `echo curl ${url}`,
      `: curl ${url}`,
      `f() { curl ${url}; }`,
      `apt-get install -y curl`,
      `which curl`,
      `git clone /src/repo`,
      `git config --global user.name x`,
      `# curl ${url}`,
    ])
      expect(urls(run(command)), command).toEqual([]);
  });

  it.each([
    [
      'git clone',
      `git clone --depth 1 -b v1 https://git.example.org/a/b.git`,
      'https://git.example.org/a/b.git',
    ],
    ['git clone by ssh', 'git clone git@git.example.org:a/b.git /src', 'git@git.example.org:a/b.git'],
    ['git -C', 'git -C /src clone https://git.example.org/a/b', 'https://git.example.org/a/b'],
  ])('%s', (_, command, address) => {
    expect(urls(run(command))).toEqual([address]);
    expect(run(command).fetches[0]?.tool).toBe('git');
  });

  it('reads ADD of an address and of a repository', () => {
    const stage = last(`FROM debian:13\nADD ${url} https://git.example.org/a/b.git#v1 /dst/\n`);
    expect(stage.fetches.map((f) => [f.tool, f.url.text])).toEqual([
      ['ADD', url],
      ['git', 'https://git.example.org/a/b.git#v1'],
    ]);
  });

  it('reads PowerShell', () => {
    const stage = last(
      `# escape=\`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN Invoke-WebRequest ${url} -OutFile x.zip\n`,
    );
    expect(stage.fetches.map((f) => [f.tool, f.url.text])).toEqual([['powershell', url]]);
  });

  it.each([
    [`curl -o /opt/a.sh ${url}`, '/opt/a.sh'],
    [`curl -fsSLo/opt/a.sh ${url}`, '/opt/a.sh'],
    [`curl ${url} > /opt/a.sh`, '/opt/a.sh'],
    [`curl ${url} >> /opt/a.sh`, '/opt/a.sh'],
    [`curl --output=/opt/a.sh ${url}`, '/opt/a.sh'],
    [`cd /opt && curl -O ${url}`, '/opt/tool.sh'],
    [`cd /opt && cd sub && curl -OL ${url}`, '/opt/sub/tool.sh'],
    [`curl --output-dir /opt -O ${url}`, '/opt/tool.sh'],
    [`curl --remote-name ${url}?v=1`, '/tool.sh'],
    [`wget ${url}`, '/tool.sh'],
    [`wget '${url}?v=1'`, "'/tool.sh?v=1'"],
    [`wget -P /opt ${url}`, '/opt/tool.sh'],
    [`wget --directory-prefix=/opt ${url}`, '/opt/tool.sh'],
    [`wget -qO /opt/a.sh ${url}`, '/opt/a.sh'],
    [`wget --output-document=/opt/a.sh ${url}`, '/opt/a.sh'],
    [`wget -qO- ${url} > /opt/a.sh`, '/opt/a.sh'],
    [`wget -qO- ${url} | tee /opt/a.sh`, '/opt/a.sh'],
    [`aria2c -d /opt -o a.sh ${url}`, '/opt/a.sh'],
    [`curl -o /tmp/a.sh ${url} && mv /tmp/a.sh /opt/a.sh`, '/opt/a.sh'],
    [`curl -o /tmp/a.sh ${url} && cp /tmp/a.sh /opt/`, '/opt/a.sh'],
    [`curl -o /tmp/a.sh ${url} && install -m 755 /tmp/a.sh /opt/b.sh`, '/opt/b.sh'],
    [`curl -o /tmp/a.sh ${url} && ln -s /tmp/a.sh /opt/b.sh`, '/opt/b.sh'],
    [`curl -o /tmp/a.sh ${url} && cat /tmp/a.sh > /opt/b.sh`, '/opt/b.sh'],
    [`F=/opt/a.sh; curl -o "$F" ${url}`, '/opt/a.sh'],
    [`D=/opt; curl -o "\${D}/a.sh" ${url}`, '/opt/a.sh'],
  ])('%s saves at %s', (command, path) => {
    expect(savedAt(command, path)).toBe(true);
  });

  it('resolves paths against WORKDIR, and ADD against it too', () => {
    expect(savedAt(`curl -O ${url}`, '/srv/app/tool.sh', 'WORKDIR /srv\nWORKDIR app')).toBe(true);
    const stage = last(`FROM debian:13\nWORKDIR /srv\nADD ${url} .\nRUN sh ./tool.sh\n`);
    expect(stage.executions[0]?.path).toBe('/srv/tool.sh');
  });

  it('knows variables of the Dockerfile by value and unknown ones by name', () => {
    const stage = last(
      'ARG GLOBAL=1.2\nFROM debian:13\nARG GLOBAL\nARG NONE\nENV HOST=dl.example.org\nRUN curl -O https://$HOST/${GLOBAL}/$NONE/$(uname -m).sh\n',
    );
    expect(urls(stage)).toEqual(['https://dl.example.org/1.2/${NONE}/$(uname -m).sh']);
  });

  it('follows a loop over a written list and both branches of a condition', () => {
    expect(urls(run('for f in a b; do curl -O https://dl.example.org/$f; done'))).toEqual([
      'https://dl.example.org/a',
      'https://dl.example.org/b',
    ]);
    expect(
      urls(
        run('if [ "$A" = b ]; then curl https://dl.example.org/1; else wget https://dl.example.org/2; fi'),
      ),
    ).toEqual(['https://dl.example.org/1', 'https://dl.example.org/2']);
  });

  it('follows heredocs that are scripts, and not those that are text', () => {
    expect(urls(run(`<<EOF\ncurl ${url}\nEOF`))).toEqual([url]);
    expect(urls(run(`<<EOF bash\ncurl ${url}\nEOF`))).toEqual([url]);
    expect(urls(run(`bash <<'EOF'\ncurl ${url}\nEOF`))).toEqual([url]);
    expect(urls(run(`cat <<EOF > /x\ncurl ${url}\nEOF`))).toEqual([]);
    expect(urls(last(`FROM debian:13\nCOPY <<EOF /x.sh\ncurl ${url}\nEOF\n`))).toEqual([]);
    expect(urls(last(`FROM debian:13\nCOPY <<EOF /x.sh\ncurl ${url}\nEOF\nRUN sh /x.sh\n`))).toEqual([url]);
  });

  it('stands where the address stands, variables included', () => {
    const text = `FROM debian:13\nENV H=dl.example.org\nRUN apt-get update && \\\n  # why\n  curl -fsSL "https://$H/a" -o /a\n`;
    const [fetch] = trace(text).stages[0]?.fetches ?? [];
    expect(fetch && text.slice(fetch.span.start, fetch.span.end)).toBe('https://$H/a');
  });
});
