/**
 * Package indexes of languages, by who runs them. Defaults are those of the tools' own documentation; mirrors and vendors are
 * those that public Dockerfiles name, curated 2026-11-21.
 */

export type Ecosystem =
  | 'pip'
  | 'npm'
  | 'gem'
  | 'go'
  | 'cargo'
  | 'composer'
  | 'conda'
  | 'maven'
  | 'r'
  | 'racket';

/**
 * `default`: what the tool uses by itself; `mirror`: a public copy of it; `vendor`: builds of a well-known project or maker
 * by itself.
 */
export type IndexStanding = 'default' | 'mirror' | 'vendor';

/** Hosts (`*.` before a domain for all in it), or hosts with the beginning of a path. */
const defaults: Readonly<Record<Ecosystem, readonly string[]>> = {
  pip: ['pypi.org', 'pypi.python.org', 'files.pythonhosted.org'],
  npm: ['*.npmjs.org', '*.npmjs.com', 'registry.yarnpkg.com', 'npm.jsr.io'],
  gem: ['rubygems.org', 'index.rubygems.org', 'www.rubygems.org'],
  go: ['proxy.golang.org', 'sum.golang.org', 'sum.golang.google.cn'],
  cargo: ['index.crates.io', 'crates.io', 'static.crates.io', 'github.com/rust-lang/crates.io-index'],
  composer: ['packagist.org', 'repo.packagist.org'],
  conda: ['conda.anaconda.org', 'repo.anaconda.com', 'repo.continuum.io'],
  maven: ['repo.maven.apache.org', 'repo1.maven.org', 'plugins.gradle.org'],
  r: ['cran.r-project.org', 'cloud.r-project.org'],
  racket: ['pkgs.racket-lang.org', 'download.racket-lang.org'],
};

/** Public copies of the default indexes. */
const mirrors: readonly string[] = [
  'mirrors.tuna.tsinghua.edu.cn',
  'pypi.tuna.tsinghua.edu.cn',
  'pypi.mirrors.ustc.edu.cn',
  'pypi.doubanio.com',
  'pypi.douban.com',
  'mirrors.aliyun.com',
  'maven.aliyun.com',
  'mirrors.cloud.tencent.com',
  'mirrors.tencent.com',
  'mirrors.tencentyun.com',
  'mirrors.cloud.aliyuncs.com',
  'repo.huaweicloud.com',
  'mirrors.huaweicloud.com',
  'mirrors.volces.com',
  'mirrors.ivolces.com',
  'mirrors.163.com',
  'mirror.baidu.com',
  'mirrors.sustech.edu.cn',
  'registry.npmmirror.com',
  'registry.npm.taobao.org',
  'r.cnpmjs.org',
  'registry.cnpmjs.org',
  'registry.nlark.com',
  'npmreg.proxy.ustclug.org',
  'gems.ruby-china.com',
  'gems.ruby-china.org',
  'ruby.taobao.org',
  'goproxy.cn',
  'goproxy.io',
  'goproxy.baidu.com',
  'goproxy.dev',
  'athens.azurefd.net',
  'rsproxy.cn',
  'packagist.phpcomposer.com',
  'packagist.jp',
  'packagist.kr',
  'maven-central.storage.googleapis.com',
  'maven-central-eu.storage-download.googleapis.com',
];

/** Universities name their mirrors alike. */
const mirrorHost = /^(?:mirrors?|pypi|mirrors\d*)\.[\w-]+\.edu\.(?:cn|tw)$/;

const vendors: Readonly<Partial<Record<Ecosystem, readonly string[]>>> = {
  pip: [
    'download.pytorch.org',
    'pypi.nvidia.com',
    'pypi.ngc.nvidia.com',
    'developer.download.nvidia.com',
    'www.piwheels.org',
    'piwheels.org',
    'data.pyg.org',
    'data.dgl.ai',
    'storage.googleapis.com/jax-releases',
    'storage.googleapis.com/libtpu-releases',
    'storage.googleapis.com/tensorflow',
    'wheels.vllm.ai',
    'flashinfer.ai',
    'download.openmmlab.com',
    'pytorch-extension.intel.com',
    'repo.radeon.com',
    'extras.wxpython.org',
    'www.paddlepaddle.org.cn',
    'paddle-whl.bj.bcebos.com',
    'wheel-index.linuxserver.io',
    'wheels.home-assistant.io',
    'pypi.anaconda.org/scipy-wheels-nightly',
    'pypi.anaconda.org/scientific-python-nightly-wheels',
    'pip.repos.neuron.amazonaws.com',
    'abetlen.github.io/llama-cpp-python',
    'google-coral.github.io/py-repo',
    'aiinfra.pkgs.visualstudio.com',
    'girder.github.io/large_image_wheels',
    'pypi.jetson-ai-lab.dev',
    'pypi.jetson-ai-lab.io',
    'sgl-project.github.io',
    'docs.sglang.ai',
    'software.repos.intel.com',
    'storage.openvinotoolkit.org',
  ],
  npm: ['npm.pkg.github.com', 'npm.fontawesome.com'],
  gem: ['gems.contribsys.com', 'enterprise.contribsys.com', 'rubygems.pkg.github.com'],
  maven: ['maven.google.com', 'dl.google.com', 'repo.spring.io', 'repository.apache.org'],
};

/** Who runs the index at an address; undefined for one that nobody here knows. */
export function indexStanding(ecosystem: Ecosystem, url: string): IndexStanding | undefined {
  const place = url
    .trim()
    .toLowerCase()
    .replace(/^[a-z+]+:\/\/(?:[^/@]*@)?/, '');
  const host = place.replace(/[/:?#].*$/, '');
  const listed = (list: readonly string[] | undefined) =>
    (list ?? []).some((known) =>
      known.includes('/')
        ? place === known || place.startsWith(`${known}/`) || place.startsWith(`${known}-`)
        : known.startsWith('*.')
          ? host.endsWith(known.slice(1))
          : host === known,
    );
  if (listed(defaults[ecosystem])) return 'default';
  if (listed(mirrors) || mirrorHost.test(host)) return 'mirror';
  return listed(vendors[ecosystem]) ? 'vendor' : undefined;
}
