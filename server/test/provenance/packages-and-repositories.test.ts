// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfile text
import { describe, expect, it } from 'vitest';
import { last, packages, repositories, run, trace } from './helpers';

describe('packages', () => {
  it.each([
    ['apt-get install -y a b=1.2', ['apt a', 'apt b=1.2']],
    ['apt-get -y -o Dpkg::Use-Pty=0 install a', ['apt a']],
    ['DEBIAN_FRONTEND=noninteractive apt install --no-install-recommends a', ['apt a']],
    ['apt-get install -y -t bookworm-backports a', ['apt a']],
    ['sudo apt-get install a', ['apt a']],
    ['apk add --no-cache --virtual .deps a b', ['apk a', 'apk b']],
    ['apk --no-cache add a', ['apk a']],
    ['yum -y install a && dnf install -y b && microdnf install c', ['rpm a', 'rpm b', 'rpm c']],
    ['zypper -n in a', ['zypper a']],
    ['pacman -Syu --noconfirm a', ['pacman a']],
    ['pip install --no-cache-dir a==1', ['pip a==1']],
    ['python3 -m pip install a', ['pip a']],
    ['P="a b"; apt-get install $P', ['apt a', 'apt b']],
    [
      `for p in ${Array.from({ length: 40 }, (_, i) => `p${i}`).join(' ')}; do apt-get install $p; done`,
      Array.from({ length: 40 }, (_, i) => `apt p${i}`),
    ],
    ['apt-get install {a,b}-dev', ['apt a-dev', 'apt b-dev']],
    ['apt-get install php$V-cli', ['apt php${V}-cli']],
    ['apt-get update && apt-get remove a', []],
    ['echo apt-get install a', []],
    ['apt-get install -y --simulate a', []],
    ['apk del a', []],
    ['apt-get install', []],
  ])('%s', (command, expected) => {
    expect(packages(run(command))).toEqual(expected);
  });

  it('knows files from the network among them', () => {
    const files = (text: string) => run(text).packageFiles.map((f) => f.url.text);
    const url = 'https://dl.example.org/a_1.0_amd64.deb';
    expect(files(`curl -O ${url} && dpkg -i a_1.0_amd64.deb`)).toEqual([url]);
    expect(files(`wget -P /tmp ${url} && apt-get install -y /tmp/a_1.0_amd64.deb`)).toEqual([url]);
    expect(files(`wget -P /tmp ${url} && apt install -y /tmp/*.deb`)).toEqual([url]);
    expect(files('rpm -ivh https://dl.example.org/a.rpm')).toEqual(['https://dl.example.org/a.rpm']);
    expect(files('dnf install -y https://dl.example.org/a.rpm')).toEqual(['https://dl.example.org/a.rpm']);
    expect(files('dpkg -i /tmp/own.deb')).toEqual([]);
  });
});

describe('repositories', () => {
  const url = 'https://apt.example.org/x';

  it.each([
    [`echo "deb ${url} stable main" > /etc/apt/sources.list`],
    [`echo "deb ${url} stable main" >> /etc/apt/sources.list.d/a.list`],
    [`echo deb ${url} stable main > /etc/apt/sources.list.d/a.list`],
    [`echo "deb [signed-by=/k.gpg arch=amd64] ${url} stable main" | tee /etc/apt/sources.list.d/a.list`],
    [`echo "deb [ trusted=yes ] ${url} ./" | sudo tee -a /etc/apt/sources.list.d/a.list > /dev/null`],
    [`printf 'deb %s stable main\\n' ${url} > /etc/apt/sources.list.d/a.list`],
    [`cat <<EOF > /etc/apt/sources.list.d/a.list\ndeb ${url} stable main\nEOF`],
    [`cat > /etc/apt/sources.list.d/a.list <<'EOF'\n# c\ndeb ${url} stable main\nEOF`],
    [`sh -c 'echo "deb ${url} stable main" > /etc/apt/sources.list.d/a.list'`],
    [`echo "deb ${url} stable main" | dd of=/etc/apt/sources.list.d/a.list`],
    [`bash -c "echo 'deb ${url} stable main' >> /etc/apt/sources.list"`],
    [`(echo "deb ${url} stable main"; echo) > /etc/apt/sources.list.d/a.list`],
    [`cd /etc/apt/sources.list.d && echo "deb ${url} stable main" > a.list`],
    [`F=/etc/apt/sources.list.d/a.list; echo "deb ${url} stable main" > $F`],
    [`U=${url}; echo "deb $U stable main" > /etc/apt/sources.list.d/a.list`],
    [`add() { echo "deb $1 stable main" > /etc/apt/sources.list.d/a.list; }; add ${url}`],
    [`echo "deb ${url} stable main" > /tmp/a && mv /tmp/a /etc/apt/sources.list.d/a.list`],
    [`sed -i '$ a deb ${url} stable main' /etc/apt/sources.list`],
    [`if true; then echo "deb ${url} stable main" > /etc/apt/sources.list.d/a.list; fi`],
  ])('apt line: %s', (command) => {
    expect(repositories(run(command))).toEqual([`apt line ${url}`]);
  });

  it.each([
    ['add-apt-repository -y ppa:a/b', ['apt ppa ppa:a/b']],
    [`add-apt-repository "deb ${url} noble main"`, [`apt command ${url}`]],
    [`add-apt-repository deb ${url} noble main`, [`apt command ${url}`]],
    ['add-apt-repository --remove ppa:a/b', []],
    [`curl ${url}.list > /etc/apt/sources.list.d/a.list`, [`apt fetched-file ${url}.list`]],
    [`curl -o /etc/apt/sources.list.d/a.list ${url}.list`, [`apt fetched-file ${url}.list`]],
    [`wget -qO- ${url}.list | tee /etc/apt/sources.list.d/a.list`, [`apt fetched-file ${url}.list`]],
    [
      'yum-config-manager --add-repo https://r.example.org/a.repo',
      ['rpm command https://r.example.org/a.repo'],
    ],
    [
      'dnf config-manager --add-repo https://r.example.org/a.repo',
      ['rpm command https://r.example.org/a.repo'],
    ],
    [
      'dnf -y config-manager --add-repo=https://r.example.org/a.repo',
      ['rpm command https://r.example.org/a.repo'],
    ],
    [
      'dnf config-manager addrepo --from-repofile=https://r.example.org/a.repo',
      ['rpm command https://r.example.org/a.repo'],
    ],
    [
      'curl -o /etc/yum.repos.d/a.repo https://r.example.org/a.repo',
      ['rpm fetched-file https://r.example.org/a.repo'],
    ],
    [
      'dnf config-manager addrepo --from-repofile https://r.example.org/a.repo',
      ['rpm command https://r.example.org/a.repo'],
    ],
    ['zypper ar -f https://r.example.org/x a', ['zypper command https://r.example.org/x']],
    ['apk add -X https://r.example.org/x a', ['apk option https://r.example.org/x']],
    ['apk add --repository=https://r.example.org/x a', ['apk option https://r.example.org/x']],
    ['echo https://r.example.org/x >> /etc/apk/repositories', ['apk line https://r.example.org/x']],
    [`echo "deb ${url} stable main"`, []],
    [`echo "# deb ${url} stable main" > /etc/apt/sources.list.d/a.list`, []],
    [`echo "deb ${url} stable main" > /usr/share/doc/example.list`, []],
    [`grep "deb ${url}" /etc/apt/sources.list`, []],
    ['rm /etc/apt/sources.list.d/a.list', []],
  ])('%s', (command, expected) => {
    expect(repositories(run(command))).toEqual(expected);
  });

  it('reads deb822, from a heredoc and from printf', () => {
    const stage = last(
      `FROM debian:13\nCOPY <<EOF /etc/apt/sources.list.d/a.sources\nTypes: deb\nURIs: ${url}\nSuites: stable\nComponents: main\nSigned-By: /k.gpg\nEOF\n`,
    );
    expect(stage.repositories).toMatchObject([
      { manager: 'apt', how: 'deb822', location: url, suite: 'stable', components: ['main'] },
    ]);
    expect(
      repositories(
        run(`printf 'Types: deb\\nURIs: ${url}\\nSuites: x\\n' > /etc/apt/sources.list.d/a.sources`),
      ),
    ).toEqual([`apt deb822 ${url}`]);
  });

  it('notes a file out of the build context by its name', () => {
    expect(repositories(last('FROM debian:13\nCOPY conf/a.list /etc/apt/sources.list.d/\n'))).toEqual([
      'apt copied-file a.list',
    ]);
  });

  it('stands at the address in a word with escapes', () => {
    const text = `FROM archlinux:base-20260101.0.1\nRUN echo "Server = ${url}/\\$repo" >> /etc/pacman.conf\n`;
    const [repository] = trace(text).stages[0]?.repositories ?? [];
    expect(repository && text.slice(repository.span.start, repository.span.end)).toBe(`${url}/\\$repo`);
  });

  it('stands where the address stands in the document', () => {
    const text = `FROM debian:13\nRUN true && \\\n  echo "deb ${url} \\\n    stable main" > /etc/apt/sources.list\n`;
    const [repository] = trace(text).stages[0]?.repositories ?? [];
    expect(repository && text.slice(repository.span.start, repository.span.end)).toBe(url);
  });
});
