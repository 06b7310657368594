import { baseName } from '../../provenance/files';
import type { Build, RunCommand, StageModel, StartWords } from '../../provenance/model';
import { imageStages } from './stages';

/** Debian's packages of compilers and build systems. */
const compiler =
  /^(?:build-essential|gcc(?:-\d+)?|g\+\+(?:-\d+)?|cpp(?:-\d+)?|gfortran(?:-\d+)?|make|cmake|ninja-build|meson|autoconf|automake|autotools-dev|libtool|libtool-bin|bison|flex|nasm|yasm|clang(?:-\d+)?|rustc|cargo|dpkg-dev|debhelper|devscripts|pkg-config|pkgconf|swig)$/;

/** Headers and static libraries: what programs are compiled against. */
const headers = /^(?:lib[\w.+-]+-dev|[\w.+-]+-dev|linux-headers[\w.-]*|linux-libc-dev)$/;

/** True for a package that serves compiling alone. */
export function isBuildTool(name: string): boolean {
  return compiler.test(name) || headers.test(name);
}

/** True for one of them without which no library that a compiled program needs goes away. */
export function isCompiler(name: string): boolean {
  return compiler.test(name);
}

/**
 * True for a package that is there because of build tools, and not for its libraries: those that a `-dev` package brings are
 * what a compiled program runs with.
 */
export function servesBuilding(name: string): boolean {
  return (
    !/^lib/.test(name) ||
    /-dev(?:-\w+)?$|^lib(?:asan|tsan|ubsan|lsan|hwasan|itm|quadmath|cc1|binutils|ctf|gprofng|isl|mpc|mpfr|gomp|gcc-|llvm|clang|stdc\+\+-)/.test(
      name,
    )
  );
}

/** Those commands that call a compiler, or a package manager that does where nobody offers the compiled package. */
export function usesIn(commands: readonly RunCommand[]): RunCommand[] {
  return commands.filter(
    ({ name, argv }) =>
      /^(?:make|cmake|gcc|g\+\+|cc|c\+\+|clang|configure|meson|ninja|autoreconf|phpize|pecl|cargo|rustc|docker-php-ext-install|node-gyp|cpanm|luarocks|setup\.py)$/.test(
        name,
      ) ||
      (/^(?:pip[\d.]*|gem|npm|yarn|pnpm|bundle|poetry|uv|pipenv|pdm|cargo|mix|rebar3|R|Rscript|composer)$/.test(
        name,
      ) &&
        argv.some((w) => /^(?:install|ci|i|add|sync|compile|deps\.get|-e)$/.test(w.text))) ||
      (/^python[\d.]*$/.test(name) &&
        (argv.some((w) => /^(?:setup\.py|build_ext)$/.test(w.text)) ||
          (argv[1]?.text === '-m' && argv[2]?.text === 'pip' && argv[3]?.text === 'install'))) ||
      (name === 'yarn' && argv.length === 1),
  );
}

/**
 * Why build tools may be wanted in the container, in a word for tests; undefined where nothing speaks for it: the image starts
 * a program of its own, is no workshop, and nothing in it compiles when it runs.
 */
export function wantsBuildTools(build: Build, path: string | undefined): string | undefined {
  const stages = imageStages(build);
  const last = stages.at(-1);
  if (!last) return 'no stage';
  if (stages.some((s) => s.triggered.length > 0)) return 'made for child images';
  if (path && workshop.test(path)) return 'a workshop';
  for (const { index } of stages)
    if (
      /(?:^|[-_.])(?:dev|devel|development|test|tests|testing|ci|build|builder|debug|tools?|sdk|lint)(?:$|[-_.])/.test(
        build.dockerfile.stages[index]?.name ?? '',
      )
    )
      return 'a stage for development';
  if (last.root.kind === 'image' && compilingImages.test(last.root.reference.repository))
    return 'a base that compiles';
  if (stages.some((s) => s.environment.some(isDevelopment))) return 'an environment for development';
  const started = startedBy(last);
  if (started.length === 0 && !startsItself(last)) return 'nothing is started';
  if (started.some(needsCompiler)) return 'a start that compiles';
  const commands = stages.flatMap((s) => s.commands);
  if (commands.some(debugs)) return 'a debugger';
  if (commands.some(compilesLater)) return 'software that compiles when it runs';
  if (stages.some((s) => s.packages.some((p) => otherCompilers.test(p.name.text))))
    return 'compilers of several languages';
  return undefined;
}

const workshop =
  /(?:^|\/)(?:\.devcontainer|\.gitpod|\.github|tests?|testing|e2e|ci|dev|develop|development|toolbox|sdk|builders?|workspace)\/|(?:^|[/._-])(?:dev|devel|development|devcontainer|gitpod|test|tests|ci|build|builder|debug)(?:$|[._-])[^/]*$/i;

/** Images whose software compiles at run time, or that are made to work in. */
const compilingImages =
  /(?:^|\/)(?:pytorch|tensorflow|jupyter|cuda|vllm|gcc|rust|golang|buildpack-deps|devcontainers?|workspace-|jenkins|gitlab-runner|actions-runner|code-server|rocker|r-base|rstudio|julia|emsdk|perl|ros|maven|gradle|ghc|haskell|swift)/;

function isDevelopment({ name, value }: StageModel['environment'][number]): boolean {
  return (
    /^(?:NODE_ENV|RAILS_ENV|RACK_ENV|APP_ENV|FLASK_ENV|ENVIRONMENT|DJANGO_ENV)$/.test(name) &&
    /^(?:dev|test)/i.test(value.text)
  );
}

function startedBy({ start }: StageModel): readonly StartWords[] {
  return [
    ...(start.entrypoint?.commands ?? []),
    ...(start.cmd?.commands ?? []),
    ...start.scripts.flatMap((s) => s.commands),
  ];
}

/** Official images that start their own server. */
function startsItself({ root }: StageModel): boolean {
  if (root.kind !== 'image') return false;
  const { repository, tag = '' } = root.reference;
  return (
    /^library\/(?:httpd|nginx|tomcat|wordpress|drupal|joomla|nextcloud)$/.test(repository) ||
    (repository === 'library/php' && /apache|fpm/.test(tag))
  );
}

/** A shell to type in, a compiler, or a package manager that installs when the container starts. */
function needsCompiler({ argv }: StartWords): boolean {
  const words = argv.map((w) => w.text);
  const name = baseName(words[0] ?? '');
  // `bash`, and `bash -c` for whatever stands behind the image's name.
  if (/^(?:ba|da|z|fi|k)?sh$/.test(name)) return words.slice(1).every((w) => w.startsWith('-'));
  // A server that starts anew whenever its source changes, and one that builds images.
  if (words.slice(1).some((w) => /^--(?:reload|watch|hot|livereload)(?:$|=)/.test(w))) return true;
  if (
    /^(?:tail|sleep|sshd|init|systemd|nodemon|ts-node-dev|air|dockerd(?:-entrypoint\.sh)?|make|gcc|g\+\+|cmake|cargo|rustc|go|jupyter.*|R|Rscript|code-server|rserver|rstudio-server|supervise|torchrun|accelerate|vllm|ray)$/.test(
      name,
    )
  )
    return true;
  if (/^(?:tox|pytest|nox|ansible.*|molecule|ipython\d?)$/.test(name)) return true;
  // A script says by its name what it does.
  if (
    words
      .slice(0, 2)
      .some((w) =>
        /^(?:.*[-_.])?(?:build|compile|notebook|jupyter|grader|judge)(?:$|[-_.])/i.test(baseName(w)),
      )
  )
    return true;
  return words
    .slice(1)
    .some(
      (w) =>
        /^(?:install|build|compile|dev|watch|test|jupyter|jupyterlab|notebook|pytest|torch\.distributed.*)$/.test(
          w,
        ) || /(?:^|:)dev(?::|$)/.test(w),
    );
}

/** `pecl install xdebug`: what is developed in, not what is delivered. */
function debugs({ name, argv }: RunCommand): boolean {
  return (
    /^(?:pecl|docker-php-ext-enable|install-php-extensions|phpenmod)$/.test(name) &&
    argv.some((w) => /^xdebug/.test(w.text))
  );
}

/** Beside a compiler for C they make a workshop: images that judge programs, or build for others. */
const otherCompilers =
  /^(?:default-jdk|openjdk-[\d]+-jdk|golang|golang-go|dotnet-sdk-.*|crystal|nim|ldc|gdc|kotlin|scala|sbcl|mono-mcs|rustc|ghc|fpc|mono-devel|mono-complete|gnat|ocaml|erlang-dev|texlive-full|crossbuild-essential.*|gcc-(?:arm|aarch64|mingw).*|gdb|valgrind)(?:$|[:=/-])/;

/**
 * True where a compiler is at hand for an installation's tools: in the base, or installed. Headers alone are often named for the
 * library that comes with them.
 *
 * @param names everything that is installed
 */
export function hasCompiler(build: Build, names: readonly string[]): boolean {
  if (names.some((n) => /^(?:build-essential|gcc|g\+\+|clang|gfortran|tcc|rustc|cargo)(?:$|-\d)/.test(n)))
    return true;
  const root = imageStages(build)[0]?.root;
  if (root?.kind !== 'image') return false;
  const { repository, tag = '' } = root.reference;
  return (
    /^library\/php$/.test(repository) ||
    (/^library\/(?:python|node|ruby|perl|golang|gcc|buildpack-deps|rust|elixir|erlang)$/.test(repository) &&
      !/slim/.test(tag))
  );
}

/** Software that calls a compiler when it runs: kernels for graphics cards, notebooks, workers that build. */
function compilesLater({ name, argv }: RunCommand): boolean {
  if (!/^(?:pip[\d.]*|python[\d.]*|uv|conda|mamba|micromamba|poetry|npm|apt-get|apt|Rscript|R)$/.test(name))
    return false;
  return argv.some((w) =>
    /^["']?(?:torch|torchvision|triton|vllm|deepspeed|flash[-_]attn|xformers|tensorflow|jax|cupy.*|numba|pycuda|pythran|cython|jupyter\w*|notebook|ipykernel|theano|pymc\d?|pystan|cmdstanpy|prophet|brian2|cffi-runtime|r-base\w*|code-server|ansible|platformio|esphome|ipython|homeassistant|distcc|ccache)(?:$|[[=<>~!])/i.test(
      w.text,
    ),
  );
}
