// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfile text
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

const u = 'https://dl.example.org/tool-1.2.3.tar.gz';
const bin = 'https://dl.example.org/v1.2.3/tool-linux-amd64';
const jar = 'https://repo.example.org/agent-1.2.jar';
const git = 'https://git.example.org/tool.git';
const sum = '24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d';
const commit = '72f0e42e579a3ed3d993b95cb75088114a52bc11';
const key = '0123456789ABCDEF0123456789ABCDEF01234567';
const get = `cd /t && curl -fsSLo a.tgz ${u}`;
const use = 'tar xzf a.tgz -C /opt';

/** Addresses that unverified-download reports, each with the first letter of its severity. */
function found(body: string): string[] {
  const text = body.startsWith('FROM') ? body : `FROM debian:13\n${body}\n`;
  return lint({
    text,
    policy: defaultPolicy,
    surroundings: { path: 'Dockerfile' },
    today: new Date('2026-11-21'),
  })
    .findings.filter((f) => f.rule === 'unverified-download')
    .map((f) => `${f.severity[0]} ${text.slice(f.span.start, f.span.end)}`);
}

describe('software that is checked, or no software', () => {
  it.each([
    // Sums in the file.
    `RUN ${get} && echo "${sum}  a.tgz" | sha256sum -c && ${use}`,
    `RUN ${get} && echo "${sum}  a.tgz" | sha256sum -c - && ${use}`,
    `RUN ${get} && echo "${sum} *a.tgz" | sha256sum --check --status - && ${use}`,
    `RUN ${get} && echo "${sum}  a.tgz" | sha256sum -c --strict - && ${use}`,
    `RUN ${get} && echo '${sum}  a.tgz' | sha256sum -wc && ${use}`,
    `RUN ${get} && echo "${sum}  /t/a.tgz" | busybox sha256sum -c && ${use}`,
    `RUN ${get} && echo "${sum}  a.tgz" | shasum -a 256 -c - && ${use}`,
    `RUN ${get} && echo "${sum}  a.tgz" | sha512sum -c && ${use}`,
    `RUN ${get} && echo "${sum}  a.tgz" | b2sum -c && ${use}`,
    `RUN ${get} && echo "${sum}  a.tgz" | cksum -a sha256 --check && ${use}`,
    `RUN ${get} && printf '%s  %s\\n' "${sum}" a.tgz | sha256sum -c && ${use}`,
    `RUN ${get} && printf "${sum}  a.tgz" > sums && sha256sum -c sums && ${use}`,
    `RUN ${get} && sha256sum -c <<< "${sum}  a.tgz" && ${use}`,
    `RUN ${get} && sha256sum -c <(echo "${sum}  a.tgz") && ${use}`,
    `RUN <<EOF\n${get}\nsha256sum -c <<SUMS\n${sum}  a.tgz\nSUMS\n${use}\nEOF`,
    `ARG SHA=${sum}\nRUN ${get} && echo "$SHA  a.tgz" | sha256sum -c && ${use}`,
    `ENV SHA ${sum}\nRUN ${get} && echo "\${SHA}  a.tgz" | sha256sum -c - && ${use}`,
    `ARG SHA\nRUN ${get} && echo "$SHA  a.tgz" | sha256sum -c && ${use}`,
    `RUN case "$(uname -m)" in x86_64) s=${sum};; *) s=${sum};; esac; ${get} && echo "$s  a.tgz" | sha256sum -c && ${use}`,
    `COPY sums /t/\nRUN ${get} && sha256sum -c sums && ${use}`,
    `COPY a.tgz.sha256 /t/\nRUN ${get} && sha256sum -c a.tgz.sha256 && ${use}`,
    `RUN ${get} && chk() { echo "$2  $1" | sha256sum -c -; } && chk a.tgz ${sum} && ${use}`,
    `RUN set -eux; ${get}; echo "${sum} *a.tgz" | sha256sum -c -; ${use}; rm a.tgz`,
    // Comparisons.
    `RUN ${get} && [ "$(sha256sum a.tgz | cut -d' ' -f1)" = "${sum}" ] && ${use}`,
    `RUN ${get} && test "$(sha256sum a.tgz | awk '{print $1}')" = ${sum} && ${use}`,
    `SHELL ["/bin/bash", "-c"]\nRUN ${get} && [[ $(sha256sum a.tgz) == "${sum}  a.tgz" ]] && ${use}`,
    `RUN ${get} && if [ "$(sha256sum a.tgz)" != "${sum}  a.tgz" ]; then exit 1; fi && ${use}`,
    `RUN ${get} && got="$(sha256sum a.tgz)" && [ "\${got%% *}" = "${sum}" ] && ${use}`,
    `RUN ${get} && sha256sum a.tgz | grep -q ${sum} && ${use}`,
    `RUN ${get} && sha256sum a.tgz | grep "^${sum} " && ${use}`,
    `RUN ${get} && case "$(sha256sum a.tgz)" in ${sum}*) ;; *) exit 1;; esac && ${use}`,
    `RUN ${get} && openssl dgst -sha256 a.tgz | grep -q ${sum} && ${use}`,
    `RUN ${get} && [ "$(openssl dgst -sha512 -r a.tgz | cut -c1-128)" = "${sum}" ] && ${use}`,
    `RUN ${get} && diff <(sha256sum a.tgz) <(echo "${sum}  a.tgz") && ${use}`,
    // Signatures.
    `RUN ${get} && curl -O ${u}.asc && gpg --recv-keys ${key} && gpg --verify tool-1.2.3.tar.gz.asc a.tgz && ${use}`,
    `RUN ${get} && curl -o a.tgz.sig ${u}.sig && gpg --batch --recv-keys "$KEY" && gpg --batch --verify a.tgz.sig a.tgz && ${use}`,
    `COPY key.asc /\nRUN ${get} && curl -o a.tgz.asc ${u}.asc && gpg --import /key.asc && gpg --verify a.tgz.asc && ${use}`,
    `RUN ${get} && curl -o s ${u}.asc && gpgv --keyring /usr/share/keyrings/debian-archive-keyring.gpg s a.tgz && ${use}`,
    `RUN cd /t && curl -O ${u} -O ${u.replace('tool-1.2.3.tar.gz', 'SUMS')} -O ${u.replace('tool-1.2.3.tar.gz', 'SUMS.asc')} && gpg --recv-keys ${key} && gpg --verify SUMS.asc SUMS && grep tool- SUMS | sha256sum -c - && tar xzf tool-1.2.3.tar.gz`,
    `RUN cd /t && curl -O ${u} -O https://dl.example.org/SUMS.asc && gpg --recv-keys ${key} && gpg -d -o SUMS SUMS.asc && grep " tool-1.2.3.tar.gz$" SUMS | sha256sum -c - && tar xzf tool-1.2.3.tar.gz`,
    `RUN cd /t && curl -O ${u} -O https://dl.example.org/SUMS -O https://dl.example.org/SUMS.asc && gpg --recv-keys ${key} && sha256sum -c SUMS && gpg --verify SUMS.asc SUMS && tar xzf tool-1.2.3.tar.gz`,
    `RUN ${get} && cosign verify-blob --key /k.pub --signature s a.tgz && ${use}`,
    `RUN ${get} && minisign -Vm a.tgz -P RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3 && ${use}`,
    `RUN ${get} && signify -V -p /k.pub -m a.tgz && ${use}`,
    `RUN ${get} && slsa-verifier verify-artifact --provenance-path p a.tgz --source-uri x && ${use}`,
    `RUN ${get} && gh attestation verify a.tgz --owner example && ${use}`,
    // Options of the tools, and addresses that name their content.
    `ADD --checksum=sha256:${sum} ${u} /t/a.tgz\nRUN tar xzf /t/a.tgz`,
    `RUN aria2c --checksum=sha-256=${sum} -d /t -o a.tgz ${u} && tar xzf /t/a.tgz`,
    `RUN curl -L https://git.example.org/tool/archive/${commit}.tar.gz | tar xz`,
    `ADD https://raw.example.org/tool/${commit}/tool.py /usr/local/bin/tool`,
    `ADD https://git.example.org/tool.git#${commit} /src\nRUN make -C /src`,
    `ADD --checksum=${commit} https://git.example.org/tool.git#v1 /src\nRUN make -C /src`,
    // A check in another place than the download.
    `ADD ${u} /t/a.tgz\nRUN echo "${sum}  /t/a.tgz" | sha256sum -c - && tar xzf /t/a.tgz`,
    `RUN ${get}\nRUN cd /t && echo "${sum}  a.tgz" | sha256sum -c\nRUN cd /t && ${use}`,
    `WORKDIR /t\nRUN curl -fsSLo a.tgz ${u}\nRUN echo "${sum}  a.tgz" | sha256sum -c && ${use}`,
    `RUN cd /t && curl -O ${u} && mv tool-1.2.3.tar.gz x.tgz && echo "${sum}  x.tgz" | sha256sum -c && tar xzf x.tgz`,
    `FROM debian:13 AS get\nRUN ${get} && echo "${sum}  a.tgz" | sha256sum -c\nFROM debian:13\nCOPY --from=get /t/a.tgz /t/\nRUN tar xzf /t/a.tgz\n`,
    `FROM debian:13 AS get\nADD ${bin} /tool\nFROM get AS checked\nRUN echo "${sum}  /tool" | sha256sum -c\nFROM debian:13\nCOPY --from=checked /tool /usr/bin/tool\n`,
    `RUN curl -L ${u} | tee a.tgz | sha256sum -c sums && ${use}`.replace('sums', `<(echo "${sum}  -")`),
    `RUN curl -L ${u} | tar xz -C /usr/local/bin && echo "${sum}  /usr/local/bin/tool" | sha256sum -c - && chmod +x /usr/local/bin/tool`,
    // git.
    `RUN git clone ${git} && cd tool && git checkout ${commit} && make install`,
    `RUN git clone ${git} && cd tool && git checkout v1.2.3 && make install`,
    `RUN git clone --branch v1.2.3 --depth 1 ${git} && cd tool && make install`,
    `RUN git clone -b 1.2 ${git} /src && make -C /src`,
    `ARG VERSION\nRUN git clone -b $VERSION ${git} /src && make -C /src`,
    `ENV VERSION=2.0.1\nRUN git clone --branch=$VERSION ${git} /src`,
    `RUN git clone ${git} /src && git -C /src checkout ${commit} && make -C /src`,
    `RUN git clone ${git} /src && cd /src && git reset --hard ${commit}`,
    `RUN git clone ${git} /src\nWORKDIR /src\nRUN git checkout tags/v1.0 && make`,
    `RUN git clone ${git} /src && cd /src && git checkout $(git describe --tags --abbrev=0) && make`,
    `RUN git clone ${git} /src && cd /src && git checkout -b build v1.0 && make`,
    `RUN git clone ${git} /src && cd /src && git checkout 3f1d2a9 && make`,
    `ADD https://git.example.org/tool.git#v1.2.3 /src`,
    `RUN git clone ${git} /tmp/x && ls /tmp/x && rm -rf /tmp/x`,
    `RUN git clone /src/tool.git /x && make -C /x`,
    `RUN git clone file:///src/tool.git /x`,
    // Data.
    `RUN curl -s https://api.example.org/releases | jq -r .tag_name`,
    `RUN VERSION=$(curl -s https://api.example.org/releases/latest | jq -r .tag_name) && echo $VERSION > /version`,
    `RUN curl -fsSL https://example.org/app.conf -o /etc/app/app.conf`,
    `ADD https://example.org/main/settings.yml /etc/app/`,
    `RUN wget -q https://example.org/style.css -P /var/www`,
    `RUN wget https://example.org/logo.png -O /app/logo.png`,
    `RUN curl -o /usr/share/ca.crt https://example.org/ca.crt && update-ca-certificates`,
    `RUN curl -L https://huggingface.co/m/x/resolve/main/model.tar.gz | tar xz -C /models`,
    `RUN wget https://dl.example.org/weights/v1/model.zip && unzip model.zip`,
    `RUN wget https://dl.example.org/fonts/noto.zip && unzip noto.zip -d /usr/share/fonts`,
    `RUN curl -LO https://dl.example.org/GeoLite2-City.mmdb.gz && gunzip GeoLite2-City.mmdb.gz`,
    `RUN wget https://dl.example.org/testdata/reads.tar.gz && tar xzf reads.tar.gz`,
    `RUN wget https://dl.example.org/human.fasta.gz -O /data/human.fasta.gz`,
    `ADD https://dl.example.org/dump.sql.gz /docker-entrypoint-initdb.d/`,
    `RUN curl -o ~/.vimrc https://example.org/dotfiles/master/.vimrc`,
    `ADD https://api.example.org/repos/tool/git/refs/heads/master /version.json`,
    `RUN curl -o /etc/hosts.deny https://example.org/hosts/master/hosts.deny`,
    `RUN curl -o env.yml https://example.org/env.yml && conda env create -f env.yml`,
    `RUN wget https://dl.example.org/1.2/needed.pip && pip install -r needed.pip && rm needed.pip`,
    // Not put to use.
    `RUN curl -fsS http://localhost:8080/app-1.0.jar -o /app.jar`,
    `RUN curl -fsSo /opt/app.jar http://127.0.0.1:8081/app.jar`,
    `RUN wget --spider ${u}`,
    `RUN curl -I ${u}`,
    `RUN curl -fsSLo /tmp/a.tgz ${u} && rm /tmp/a.tgz`,
    `RUN curl -fsS ${u} > /dev/null`,
    `RUN curl -fsSLo /dev/null ${u}`,
    `RUN echo "curl -L ${u} | tar xz"`,
    `RUN printf 'wget ${bin} && chmod +x tool' > /README`,
    `# RUN curl -L ${u} | tar xz`,
    `HEALTHCHECK CMD curl -f ${u} | tar t || exit 1`,
    `CMD curl -L ${u} | tar xz && ./tool`,
    `COPY tool.tar.gz /t/\nRUN tar xzf /t/tool.tar.gz`,
    `RUN tar czf /t/a.tgz /src && tar xzf /t/a.tgz -C /opt`,
    `RUN curl -L ${u} | tar tz`,
    // Other rules' matter.
    `RUN curl -fsSL https://get.example.org/install.sh | sh`,
    `RUN curl -fsSLO https://get.example.org/install.sh && bash install.sh`,
    `RUN curl -fsSLO https://dl.example.org/tool_1.2_amd64.deb && dpkg -i tool_1.2_amd64.deb`,
    `RUN curl -fsSL https://dl.example.org/key.asc | gpg --dearmor -o /usr/share/keyrings/x.gpg`,
    `RUN curl -fsSL https://dl.example.org/x.repo -o /etc/yum.repos.d/x.repo`,
  ])('silent: %s', (body) => {
    expect(found(body)).toEqual([]);
  });
});

describe('software that is not checked', () => {
  it.each([
    // Archives.
    [`RUN curl -fsSL ${u} | tar xz -C /opt`, `i ${u}`],
    [`RUN wget -qO- ${u} | tar -xzf - -C /opt`, `i ${u}`],
    [`RUN wget -qO- ${u} | tar xvfz - -C /opt`, `i ${u}`],
    [`RUN curl -L ${u} | sudo tar xz`, `i ${u}`],
    [`RUN curl -L ${u} | gunzip | tar x`, `i ${u}`],
    [`RUN curl -L ${u} | bsdtar -xf -`, `i ${u}`],
    [`RUN ${get} && ${use} && rm a.tgz`, `i ${u}`],
    [`RUN ${get}\nRUN tar -xf /t/a.tgz`, `i ${u}`],
    [`RUN wget ${u} && tar zxvf tool-1.2.3.tar.gz && cd tool-1.2.3 && ./configure && make`, `i ${u}`],
    [`RUN wget -P /tmp ${u} && tar xf /tmp/tool-1.2.3.tar.gz`, `i ${u}`],
    [
      `RUN curl -LO https://dl.example.org/t_1.2.zip && unzip t_1.2.zip -d /opt`,
      'i https://dl.example.org/t_1.2.zip',
    ],
    [`ADD ${u} /t/\nRUN tar xzf /t/*.tar.gz`, `i ${u}`],
    [`ADD ${u} /opt/`, `i ${u}`],
    [`RUN aria2c -d /t -o a.tgz ${u} && tar xf /t/a.tgz`, `i ${u}`],
    [
      `RUN python3 -c "import urllib.request; urllib.request.urlretrieve('${u}', '/t/a.tgz')" && tar xf /t/a.tgz`,
      `i ${u}`,
    ],
    [
      `RUN curl -o a.zip https://github.com/x/y/archive/master.zip && unzip a.zip`,
      'w https://github.com/x/y/archive/master.zip',
    ],
    [
      `RUN curl -L https://github.com/x/y/releases/latest/download/y.tgz | tar xz`,
      'w https://github.com/x/y/releases/latest/download/y.tgz',
    ],
    [`RUN curl http://dl.example.org/tool-1.2.tgz | tar xz`, 'w http://dl.example.org/tool-1.2.tgz'],
    [`RUN curl ftp://dl.example.org/tool-latest.tgz | tar xz`, 'e ftp://dl.example.org/tool-latest.tgz'],
    // Programs.
    [`RUN curl -Lo /usr/local/bin/tool ${bin} && chmod +x /usr/local/bin/tool`, `i ${bin}`],
    [`RUN curl -L ${bin} > /usr/local/bin/tool && chmod 755 /usr/local/bin/tool`, `i ${bin}`],
    [`RUN curl -LO ${bin} && chmod a+x tool-linux-amd64 && mv tool-linux-amd64 /usr/bin/tool`, `i ${bin}`],
    [`RUN curl -LO ${bin} && install -m 0755 tool-linux-amd64 /usr/local/bin/tool`, `i ${bin}`],
    [`RUN curl -LO ${bin} && mv tool-linux-amd64 /usr/local/bin/`, `i ${bin}`],
    [`ADD ${bin} /usr/local/bin/tool\nRUN chmod +x /usr/local/bin/*`, `i ${bin}`],
    [`ADD --chmod=0755 ${bin} /tool`, `i ${bin}`],
    [`ADD --chmod=755 https://dl.example.org/main/run /run.sh`, 'w https://dl.example.org/main/run'],
    [
      `RUN curl -Lo /bin/k "https://dl.example.org/release/$(curl -s https://dl.example.org/stable.txt)/k" && chmod +x /bin/k`,
      'w https://dl.example.org/release/$(curl -s https://dl.example.org/stable.txt)/k',
    ],
    [
      `RUN curl -L https://dl.example.org/1.2/tool.gz | gunzip > /usr/local/bin/tool`,
      'i https://dl.example.org/1.2/tool.gz',
    ],
    [
      `RUN wget https://dl.example.org/1.2/tool-linux-x64.gz && gunzip tool-linux-x64.gz && chmod +x tool-linux-x64`,
      'i https://dl.example.org/1.2/tool-linux-x64.gz',
    ],
    [
      `FROM debian:13 AS get\nADD ${bin} /tool\nFROM debian:13\nCOPY --from=get /tool /usr/local/bin/tool\n`,
      `i ${bin}`,
    ],
    [`FROM debian:13 AS get\nRUN ${get} && ${use}\nFROM debian:13\nCOPY --from=get /opt /opt\n`, `i ${u}`],
    // Kept and started.
    [`RUN curl -fsSLo /opt/agent.jar ${jar}`, `i ${jar}`],
    [`ADD ${jar} /app.jar\nCMD ["java", "-jar", "/app.jar"]`, `i ${jar}`],
    [
      `ADD https://raw.example.org/main/wait.sh /wait.sh\nCMD ["/wait.sh"]`,
      'w https://raw.example.org/main/wait.sh',
    ],
    [
      `ADD https://ci.example.org/job/1/flash.mtd /fw.mtd\nENTRYPOINT ["emulator", "-drive", "file=/fw.mtd,if=mtd"]`,
      'i https://ci.example.org/job/1/flash.mtd',
    ],
    [
      `RUN wget -O /plugins/x.jar https://ci.example.org/lastSuccessfulBuild/x.jar`,
      'w https://ci.example.org/lastSuccessfulBuild/x.jar',
    ],
    [
      `RUN curl -o composer.phar https://dl.example.org/composer.phar && php composer.phar install && rm composer.phar`,
      'w https://dl.example.org/composer.phar',
    ],
    [
      `RUN wget https://dl.example.org/b.jar && java -jar b.jar --rev 1 && rm b.jar`,
      'w https://dl.example.org/b.jar',
    ],
    [`RUN curl https://dl.example.org/fix-1.2.patch | patch -p1`, 'i https://dl.example.org/fix-1.2.patch'],
    [
      `RUN wget https://dl.example.org/t-1.0.tgz && npm install ./t-1.0.tgz && rm t-1.0.tgz`,
      'i https://dl.example.org/t-1.0.tgz',
    ],
    [
      `RUN wget https://dl.example.org/archive/v1.5.tar.gz && pip install v1.5.tar.gz && rm v1.5.tar.gz`,
      'i https://dl.example.org/archive/v1.5.tar.gz',
    ],
    [
      `FROM debian:13 AS src\nRUN git clone ${git} /src\nFROM src AS built\nRUN make -C /src install && rm -rf /src\n`,
      `w ${git}`,
    ],
    [
      `RUN curl -LO https://dl.example.org/t_1.2_amd64.deb && dpkg -x t_1.2_amd64.deb /opt && rm t_1.2_amd64.deb`,
      'i https://dl.example.org/t_1.2_amd64.deb',
    ],
    // Checks that are none.
    [`RUN ${get} && echo "900150983cd24fb0d6963f7d28e17f72  a.tgz" | md5sum -c - && ${use}`, `i ${u}`],
    [
      `RUN ${get} && echo "a9993e364706816aba3e25717850c26c9cd0d89d  a.tgz" | sha1sum -c - && ${use}`,
      `i ${u}`,
    ],
    [`RUN ${get} && echo "a9993e364706816aba3e25717850c26c9cd0d89d  a.tgz" | shasum -c && ${use}`, `i ${u}`],
    [`RUN ${get} && sha256sum a.tgz && ${use}`, `i ${u}`],
    [`RUN ${get} && tar tzf a.tgz && ${use}`, `i ${u}`],
    [`RUN ${get} && curl -o s ${u}.sha256 && sha256sum -c s && ${use}`, `i ${u}`],
    [`RUN ${get} && echo "$(curl -s ${u}.sha256)  a.tgz" | sha256sum -c && ${use}`, `i ${u}`],
    [`RUN ${get} && [ "$(sha256sum a.tgz)" = "$(curl -s ${u}.sha256)" ] && ${use}`, `i ${u}`],
    [
      `RUN ${get} && curl -O https://dl.example.org/k.asc && gpg --import k.asc && gpg --verify a.tgz.asc a.tgz && ${use}`,
      `i ${u}`,
    ],
    [`RUN ${get} && gpg --recv-keys 0123ABCD && gpg --verify a.tgz.asc a.tgz && ${use}`, `i ${u}`],
    [`RUN ${get} && tar xzf a.tgz && echo "${sum}  a.tgz" | sha256sum -c`, `i ${u}`],
    [`RUN ${get} && echo "${sum}  b.tgz" | sha256sum -c && ${use}`, `i ${u}`],
    // One finding for a file.
    [`RUN for i in 1 2 3; do curl -fsSLo a.tgz ${u} && break; done && ${use}`, `i ${u}`],
    [
      `RUN (curl -fLo a.tgz ${u} || curl -fLo a.tgz https://mirror.example.net/tool-1.2.3.tar.gz) && ${use}`,
      `i ${u}`,
    ],
    // git.
    [`RUN git clone ${git} && cd tool && make install`, `w ${git}`],
    [`RUN git clone --depth 1 ${git} /opt/tool`, `w ${git}`],
    [`RUN git clone -b master ${git} /src && make -C /src && rm -rf /src`, `w ${git}`],
    [`RUN git clone ${git} /src && cd /src && git checkout develop && ./build.sh`, `w ${git}`],
    [`RUN git clone ${git} /src && cd /src && git checkout -b mine && make`, `w ${git}`],
    [`RUN git clone -b 8.x ${git} /src`, `w ${git}`],
    [`ARG BRANCH=main\nRUN git clone -b $BRANCH ${git} /src`, `w ${git}`],
    [`RUN git clone ${git}\nWORKDIR tool\nRUN cmake . && make`, `w ${git}`],
    [`RUN git clone ${git} /src && pip install /src && rm -rf /src`, `w ${git}`],
    [`ADD https://git.example.org/tool.git /src`, `w ${git}`],
    [`ADD https://git.example.org/tool.git#main /src`, `w ${git}#main`],
    [`RUN git clone --branc 8.x ${git} /src`, `w ${git}`],
    [`RUN git clone git://git.example.org/tool /src`, 'e git://git.example.org/tool'],
  ])('reported: %s', (body, expected) => {
    expect(found(body)).toEqual([expected]);
  });

  it('says where a download is used before it is checked', () => {
    const text = `FROM debian:13\nRUN ${get} && tar xzf a.tgz && echo "${sum}  a.tgz" | sha256sum -c\n`;
    const { findings } = lint({
      text,
      policy: defaultPolicy,
      surroundings: { path: 'Dockerfile' },
      today: new Date('2026-11-21'),
    });
    const [late] = findings.filter((f) => f.rule === 'unverified-download');
    expect(late?.related.map((r) => text.slice(r.span.start, r.span.end))).toEqual(['tar xzf a.tgz']);
    expect(late?.fixes).toEqual([]);
  });

  it('is silent about sources that the user trusts', () => {
    const policy = { ...defaultPolicy, trust: { ...defaultPolicy.trust, sources: ['dl.example.org'] } };
    const text = `FROM debian:13\nRUN curl -L ${u} | tar xz\n`;
    const { findings } = lint({
      text,
      policy,
      surroundings: { path: 'Dockerfile' },
      today: new Date('2026-11-21'),
    });
    expect(findings.filter((f) => f.rule === 'unverified-download')).toEqual([]);
  });
});
