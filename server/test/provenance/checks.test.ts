// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfile text
import { describe, expect, it } from 'vitest';
import { checks, executions, last, run } from './helpers';

const url = 'https://dl.example.org/a.sh';
const sum = '24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d';
const fingerprint = '0123456789ABCDEF0123456789ABCDEF01234567';
const get = `cd /t && curl -O ${url}`;

describe('checks', () => {
  it.each([
    [`${get} && echo "${sum}  a.sh" | sha256sum -c`],
    [`${get} && echo "${sum}  a.sh" | sha256sum -c -`],
    [`${get} && echo "${sum} *a.sh" | sha256sum --check --strict --status -`],
    [`${get} && echo ${sum} a.sh | sha256sum -cs`],
    [`${get} && echo "${sum}  /t/a.sh" | sha256sum -c`],
    [`${get} && echo "${sum}  ./a.sh" | shasum -a 256 -c`],
    [`${get} && printf '%s  %s' ${sum} a.sh | shasum -a256 --check`],
    [`${get} && printf "${sum}  a.sh\\n" | sha512sum -c`],
    [`${get} && sha256sum -c <<< "${sum}  a.sh"`],
    [`${get} && sha256sum -c <<EOF\n${sum}  a.sh\nEOF`],
    [`${get} && echo "${sum}  a.sh" > sums && sha256sum -c sums`],
    [`${get} && echo "SHA256 (a.sh) = ${sum}" | sha256sum -c`],
    [`S=${sum}; ${get} && echo "$S  a.sh" | sha256sum -c`],
    [`${get} && echo "$FROM_ARG  a.sh" | sha256sum -c`],
    [`${get} && case x in x) s=${sum};; y) s=1;; esac; echo "$s  a.sh" | sha256sum -c`],
    [`${get} && [ "$(sha256sum a.sh)" = "${sum}  a.sh" ]`],
    [`${get} && test $(sha256sum a.sh | cut -d' ' -f1) = ${sum}`],
    [`${get} && [[ "$(sha256sum < a.sh | awk '{print $1}')" == ${sum} ]]`],
    [`${get} && if [ "$(openssl dgst -sha256 a.sh | cut -d= -f2)" != " ${sum}" ]; then exit 1; fi`],
    [`${get} && got=$(sha256sum a.sh | cut -c1-64) && [ "$got" = ${sum} ]`],
    [`aria2c --checksum=sha-256=${sum} -d /t -o a.sh ${url}`],
    [`${get} && check() { echo "$1  $2" | sha256sum -c; }; check ${sum} a.sh`],
  ])('checksum: %s', (command) => {
    expect(checks(run(command))).toEqual([`checksum ${url}`]);
  });

  it.each([
    [`gpg --recv-keys ${fingerprint} && gpg --verify a.sh.asc a.sh`],
    [
      `gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys "0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567" && gpg --verify a.sh.asc a.sh`,
    ],
    [`gpg --recv-keys "$KEY" && gpg --batch --verify a.sh.asc a.sh`],
    [`gpgv --keyring /usr/share/keyrings/debian-archive-keyring.gpg a.sh.asc a.sh`],
    [`gpg --import /keys.asc && gpg --verify a.sh.asc`],
    [`minisign -Vm a.sh -P RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3`],
    [`signify -V -p key.pub -m a.sh`],
    [`cosign verify-blob --key cosign.pub --signature a.sh.sig a.sh`],
    [`slsa-verifier verify-artifact --provenance-path p.json a.sh`],
    [`openssl dgst -sha256 -verify key.pem -signature a.sh.sig a.sh`],
  ])('signature: %s', (command) => {
    expect(checks(run(`${get} && curl -O ${url}.asc && ${command}`))).toContain(`signature ${url}`);
  });

  it.each([
    ['no check at all', 'true'],
    ['md5sum', `echo "900150983cd24fb0d6963f7d28e17f72  a.sh" | md5sum -c`],
    ['sha1sum', `echo "a9993e364706816aba3e25717850c26c9cd0d89d  a.sh" | sha1sum -c`],
    ['shasum with its default', `echo "a9993e364706816aba3e25717850c26c9cd0d89d  a.sh" | shasum -c`],
    ['a sum that is only printed', 'sha256sum a.sh'],
    ['a sum that is only printed, with openssl', 'openssl dgst -sha256 a.sh'],
    ['a fetched list of sums', `curl ${url}.sha256 | sha256sum -c`],
    ['a fetched and saved list of sums', `curl -O ${url}.sha256 && sha256sum -c a.sh.sha256`],
    ['a compare with a fetched sum', `[ "$(sha256sum a.sh | cut -d' ' -f1)" = "$(curl ${url}.sha256)" ]`],
    ['a check of another file', `echo "${sum}  b.sh" | sha256sum -c`],
    ['a key of 8 digits', `gpg --recv-keys 89ABCDEF && gpg --verify a.sh.asc a.sh`],
    ['a key of 16 digits', `gpg --recv-keys 0123456789ABCDEF && gpg --verify a.sh.asc a.sh`],
    ['a fetched key', `curl https://dl.example.org/key | gpg --import && gpg --verify a.sh.asc a.sh`],
    ['a file size', 'test -s a.sh'],
    ['a syntax check', 'bash -n a.sh'],
    ['a list of the archive', 'tar tf a.sh'],
    ['openssl with md5', `[ "$(openssl dgst -md5 a.sh)" = 900150983cd24fb0d6963f7d28e17f72 ]`],
  ])('not: %s', (_, command) => {
    expect(checks(run(`${get} && ${command}`)).filter((c) => c.endsWith(` ${url}`))).toEqual([]);
  });

  it('takes the check that Composer tells people to make', () => {
    const setup = 'https://getcomposer.example.org/installer';
    const sha384 = sum + sum.slice(0, 32);
    const copy = `copy('${setup}', 'setup.php');`;
    const check = `if (hash_file('sha384', 'setup.php') !== '${sha384}') { unlink('setup.php'); exit(1); }`;
    expect(executions(run(`php -r "${copy}" && php -r "${check}" && php setup.php`))).toEqual([
      `file php ${setup} checked`,
    ]);
    expect(executions(run(`php -r "${copy} ${check}" && php setup.php`))).toEqual([
      `file php ${setup} checked`,
    ]);
    expect(executions(run(`php -r "${copy}" && php setup.php`))).toEqual([`file php ${setup}`]);
  });

  it('takes the content address in a URL', () => {
    expect(
      checks(run(`curl https://dl.example.org/0123456789abcdef0123456789abcdef01234567/a.sh | sh`)),
    ).toHaveLength(1);
    expect(checks(run(`curl https://dl.example.org/${sum} -o a`))).toHaveLength(1);
    expect(checks(run('curl https://dl.example.org/v1.2.3/a.sh | sh'))).toEqual([]);
  });

  it('takes --checksum and a commit of ADD', () => {
    expect(checks(last(`FROM debian:13\nADD --checksum=sha256:${sum} ${url} /a\n`))).toEqual([
      `checksum ${url}`,
    ]);
    const repository = 'https://git.example.org/a/b.git#0123456789abcdef0123456789abcdef01234567';
    expect(checks(last(`FROM debian:13\nADD ${repository} /a\n`))).toEqual([`commit ${repository}`]);
    expect(checks(last('FROM debian:13\nADD https://git.example.org/a/b.git#v1 /a\n'))).toEqual([]);
  });

  it('takes a commit that decides what is checked out, and not a name for a branch', () => {
    const clone = 'git clone https://git.example.org/a/b.git';
    const commit = '0123456789abcdef0123456789abcdef01234567';
    expect(checks(run(`${clone} && cd b && git checkout ${commit}`))).toHaveLength(1);
    expect(checks(run(`${clone} && git -C b checkout -q ${commit}`))).toHaveLength(1);
    expect(checks(run(`${clone} && cd b && git reset --hard ${commit}`))).toHaveLength(1);
    expect(checks(run(`${clone} && cd b && git checkout -b ${commit}`))).toEqual([]);
    expect(checks(run(`${clone} && cd b && git checkout v1.2.3`))).toEqual([]);
    expect(checks(run(`${clone}`))).toEqual([]);
  });

  it('counts only before the use', () => {
    const check = `echo "${sum}  a.sh" | sha256sum -c`;
    expect(executions(run(`${get} && ${check} && sh a.sh`))).toEqual([`file sh ${url} checked`]);
    expect(executions(run(`${get} && sh a.sh && ${check}`))).toEqual([`file sh ${url}`]);
    expect(executions(last(`FROM debian:13\nRUN ${get}\nRUN cd /t && ${check}\nRUN sh /t/a.sh\n`))).toEqual([
      `file sh ${url} checked`,
    ]);
  });

  it('accepts a list of sums from the build context', () => {
    expect(
      checks(last(`FROM debian:13\nWORKDIR /t\nCOPY SHA256SUMS .\nRUN ${get} && sha256sum -c SHA256SUMS\n`)),
    ).toEqual([`checksum ${url}`]);
  });
});
