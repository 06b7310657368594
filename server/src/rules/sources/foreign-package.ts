import { languagePackage } from '../../knowledge/language-packages';
import { languageInstall } from '../../provenance/language-installs';
import type { Build, RunCommand, StageModel } from '../../provenance/model';
import { defineRule } from '../rule';
import page from './foreign-package.md';

export const foreignPackage = defineRule({
  meta: {
    id: 'foreign-package',
    family: 'sources',
    severity: 'information',
    presets: ['strict'],
    since: '0.3.0',
    summary: 'A language’s package manager installs into the system what the distribution packages too.',
    fixes: 'none',
    page,
  },
  *check(build: Build) {
    for (const stage of build.stages) {
      const release = stage.distribution?.distribution === 'debian' ? stage.distribution.release : undefined;
      if (release === undefined) continue;
      for (const command of stage.commands) {
        const install = isOwnCommand(command, stage) ? languageInstall(command) : undefined;
        if (!install || bringsItsOwn(stage, install.manager)) continue;
        const there = install.packages.flatMap(({ name, word }) => {
          const debian = languagePackage(install.manager, name, release);
          return debian === undefined ? [] : [{ name, debian, span: word.spanOf() ?? command.span }];
        });
        const [first, ...more] = there;
        if (!first) continue;
        const packages = [...new Set(there.map((t) => t.debian))].join(', ');
        yield {
          span: first.span,
          message: `${install.manager} puts ${names(there.map((t) => t.name))} into the system past the distribution. Debian ${release} has ${packages}, with security updates and signatures of its own.`,
          related: more.map((t) => ({ span: t.span, message: `the same of ${t.name}: ${t.debian}` })),
        };
      }
    }
  },
});

function names(all: readonly string[]): string {
  return all.length <= 3 ? all.join(', ') : `${all.slice(0, 3).join(', ')} and ${all.length - 3} more`;
}

function isOwnCommand(command: RunCommand, stage: StageModel): boolean {
  return command.stage === stage.index;
}

/** Images of a language carry their own build of it, which the distribution's packages are not made for. */
const languageImage = {
  pip: /(?:^|[/-])(?:python|pypy|jupyter|conda|miniconda\d?|anaconda\d?|micromamba|uv|pytorch|tensorflow)/,
  npm: /(?:^|[/-])(?:node|nodejs|bun|deno)/,
  gem: /(?:^|[/-])(?:ruby|jruby|rails)/,
  cargo: /(?:^|[/-])(?:rust)/,
};

function bringsItsOwn(stage: StageModel, manager: keyof typeof languageImage): boolean {
  const { root } = stage;
  if (root.kind === 'image' && languageImage[manager].test(root.reference.repository ?? '')) return true;
  if (manager === 'npm')
    // Debian's packages of this kind are for Debian's Node.js.
    return (
      stage.repositories.some((r) => /nodesource/.test(r.location)) ||
      stage.fetches.some((f) => /nodesource|nodejs\.org|nvm-sh/.test(f.url.text))
    );
  if (manager !== 'pip') return false;
  // A virtual environment is a place of its own.
  return (
    stage.environment.some((e) => e.name === 'VIRTUAL_ENV' || /venv|virtualenv|conda/.test(e.value.text)) ||
    stage.commands.some((c) => /activate$/.test(c.argv[1]?.text ?? ''))
  );
}
