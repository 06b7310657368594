import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSurroundings } from '../../src/surroundings';
import { bakeImages } from '../../src/surroundings/bake';
import { composeImages } from '../../src/surroundings/compose';
import { ownerOf, remoteOwners, virtualOwner } from '../../src/surroundings/owners';

describe('ownerOf', () => {
  it.each([
    ['https://github.com/Someone/app.git', 'someone'],
    ['https://user:secret@github.com/someone/app', 'someone'],
    ['git@github.com:Someone/app.git', 'someone'],
    ['github.com:someone/app', 'someone'],
    ['ssh://git@example.com:2222/team/app', 'team'],
    ['ssh://git@gitlab.example.com:2222/Group/sub/app.git', 'group'],
    ['https://gitlab.com/group/sub/app', 'group'],
    ['/srv/git/app.git', undefined],
    ['../app', undefined],
    ['file:///srv/git/app', undefined],
    ['C:/repos/app', undefined],
    ['https://example.com/app.git', undefined],
    ['git@host:app.git', undefined],
  ])('%s', (url, owner) => expect(ownerOf(url)).toBe(owner));
});

describe('remoteOwners', () => {
  it('reads the remotes, origin first', () => {
    const config = `[core]
\tbare = false
\turl = https://github.com/not/this
[remote "upstream"]
\turl = https://github.com/Upstream/app.git ; the source
\tfetch = +refs/heads/*:refs/remotes/upstream/*
[remote "origin"]
\tURL = git@github.com:Me/app.git
[branch "main"]
\tremote = origin
[remote "again"] url = https://github.com/me/other
`;
    expect(remoteOwners(config)).toEqual(['me', 'upstream']);
  });

  it('survives any text', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(remoteOwners(text))));
  });
});

describe('virtualOwner', () => {
  it('reads the address of a virtual folder', () => {
    expect(virtualOwner('vscode-vfs://github/Someone/app')).toBe('someone');
    expect(virtualOwner('vscode-vfs://github%2B7b2276/someone/app')).toBe('someone');
    expect(virtualOwner('file:///home/me/app')).toBeUndefined();
    expect(virtualOwner('vscode-vfs://other/a/b')).toBeUndefined();
    expect(virtualOwner('vscode-vfs://github')).toBeUndefined();
  });
});

describe('composeImages', () => {
  it('takes the images of services that are built', () => {
    const text = `name: shop
services:
  web: # the shop
    build: .
    image: "acme/web:\${TAG:-dev}"   # ours
  worker:
    image: acme/worker
    build:
      context: ./worker
      image: not-this
      additional_contexts:
        shared: ../shared
        base: docker-image://alpine:3
      args:
        X: y
  listed:
    build:
      additional_contexts:
        - tools=../tools
        - other=docker-image://busybox
  db:
    image: postgres:16
  open:
    build: .
    image: acme/\${NAME}
volumes:
  data:
    image: acme/none
    build: .
`;
    expect(composeImages(text)).toEqual(['acme/web:dev', 'acme/worker', 'shared', 'tools']);
  });

  it('reads flow style, anchors and what services extend', () => {
    const text =
      'x-a: &a { build: ., image: acme/one }\nservices:\n  one: *a\n  two: { <<: *a, image: acme/two }\n  three: { extends: two, image: "acme/three" }\n';
    expect(composeImages(text)).toEqual(['acme/one', 'acme/two', 'acme/three']);
  });

  it('survives any text', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(composeImages(`build ${text}`))));
    expect(composeImages('services:\n')).toEqual([]);
    expect(composeImages('services: { web: { build: . } }')).toEqual([]);
  });
});

describe('bakeImages', () => {
  it('reads HCL', () => {
    const text = `
# target "no" { tags = ["no:1"] }
variable "REPO" { default = "registry.example.com/acme" }
variable "TAG" {}
group "default" { targets = ["app"] }
target "app" {
  context = "."
  tags = ["\${REPO}/app:1", "acme/app:\${TAG}", "\${UNKNOWN}/x:1"] // two good ones
  contexts = {
    base = "target:base"
    "debian:12" = "docker-image://debian:12.5"
    src = "../src"
  }
  args = { tags = "x" }
}
target "base" { /* } */ tags = [
  "acme/base",
] }
`;
    expect(bakeImages(text, false)).toEqual([
      'registry.example.com/acme/app:1',
      'acme/app',
      'base',
      'src',
      'acme/base',
    ]);
  });

  it('passes over what is no string in a list, and what stands in templates and heredocs', () => {
    const text = `
variable "REPO" { default = "acme/app" }
target "a" {
  dockerfile-inline = <<EOT
FROM debian
RUN echo "} tags = ['no']"
EOT
  tags = ["\${REPO}:\${equal("", TAG) ? "latest" : "}"}", TAG == "" ? "x" : "y", "say \\"hi\\"", "acme/b"]
  args = { tags = ["no"] }
}
target "b" { tags = concat(["no"], ["never"]) }
group "g" { tags = ["no"] }
target "c" { tags = ["acme/c"] }
`;
    expect(bakeImages(text, false)).toEqual(['acme/app', 'say \\"hi\\"', 'acme/b', 'acme/c']);
  });

  it.each(['"\\', '/*', 'tags=[', 'contexts={"', 'target "a" {', '<<A\n', '"${'])(
    'is quick with many open %j',
    (open) => {
      const text = `target "a" {${open.repeat(250_000 / open.length)}`;
      const start = performance.now();
      bakeImages(text, false);
      expect(performance.now() - start).toBeLessThan(2000);
    },
  );

  it('reads JSON', () => {
    const text = JSON.stringify({
      variable: { TAG: { default: '7' } },
      target: {
        app: { tags: ['acme/app:$' + '{TAG}', 5], contexts: { base: 'target:b', x: 'docker-image://y' } },
        b: null,
      },
    });
    expect(bakeImages(text, true)).toEqual(['acme/app:7', 'base']);
  });

  it('survives any text', () => {
    fc.assert(fc.property(fc.string(), fc.boolean(), (text, json) => Array.isArray(bakeImages(text, json))));
    expect(bakeImages('{', true)).toEqual([]);
    expect(bakeImages('target "a" { tags = ["x:1"', false)).toEqual([]);
  });
});

describe('readSurroundings', () => {
  const compose = 'services:\n  web:\n    build: .\n    image: acme/web\n';

  it('reads each file by its name', () => {
    const files = [
      { name: 'docker-compose.prod.yaml', text: compose },
      { name: 'deploy/compose.yml', text: compose.replace('web\n', 'api\n') },
      { name: 'a\\compose.override.yml', text: compose.replace('acme', 'other') },
      { name: 'docker-bake.hcl', text: 'target "a" { tags = ["acme/hcl"] }' },
      { name: 'docker-bake.override.json', text: '{"target":{"a":{"tags":["acme/json","acme/web"]}}}' },
      { name: 'compose.json', text: compose },
      { name: 'values.yaml', text: compose },
    ];
    const gitConfig = '[remote "origin"]\nurl = git@github.com:Acme/web.git\n';
    expect(readSurroundings({ gitConfig, files })).toEqual({
      owners: ['acme'],
      localImages: ['acme/web', 'acme/api', 'other/web', 'acme/hcl', 'acme/json'],
    });
  });

  it('takes the owner of a virtual folder from its address', () => {
    const gitConfig = '[remote "origin"]\nurl = git@github.com:Acme/web.git\n';
    const own = (folderUri: string) => readSurroundings({ folderUri, gitConfig, files: [] }).owners;
    expect(own('vscode-vfs://github/someone/app')).toEqual(['someone']);
    expect(own('file:///home/me/app')).toEqual(['acme']);
    expect(readSurroundings({ files: [] })).toEqual({ owners: [], localImages: [] });
  });
});
