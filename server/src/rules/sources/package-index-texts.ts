import type { Ecosystem, IndexStanding } from '../../knowledge/package-indexes';
import type { IndexUse, MovingReference, UncheckedModules } from '../../provenance/package-indexes';

const names: Readonly<Record<Ecosystem, string>> = {
  pip: 'pip',
  npm: 'npm',
  gem: 'gem',
  go: 'Go',
  cargo: 'Cargo',
  composer: 'Composer',
  conda: 'conda',
  maven: 'Maven',
  r: 'R',
  racket: 'raco',
};

/** What an index means for the build. */
export function indexMessage(use: IndexUse, standing: IndexStanding | undefined): string {
  const tool = names[use.ecosystem];
  const host = /^\w+:\/\/(?:[^/@]*@)?([^/?#]+)/.exec(use.url)?.[1] ?? use.url;
  const open = /^http:/i.test(use.url)
    ? ' It is asked by plain http: anyone on the way can put other packages in.'
    : '';
  if (standing === 'default')
    return `${tool} asks its default index ${host} by plain http: anyone on the way can put other packages in.`;
  if (standing === 'mirror')
    return `${tool} takes its packages from ${host}, a public mirror of its default index: its operator decides what this build gets.${open}`;
  const known = standing === 'vendor' ? ' It belongs to a known project or vendor.' : '';
  switch (use.role) {
    case 'add':
      return `${tool} looks for every package in ${host} and in its default index: whoever registers a name first in the other of the two can slip a package in.${known}${open}`;
    case 'links':
      return `${tool} also takes packages from files at ${host}: whoever runs it decides what this build gets.${known}${open}`;
    case 'scope':
      return `${tool} takes the packages of one scope from ${host}: whoever runs it decides what this build gets.${known}${open}`;
    case 'replace':
      return `${tool} takes its packages from ${host} in place of its default index: whoever runs it decides what this build gets.${known}${open}`;
  }
}

/** What installing from a branch means. */
export function movingMessage({ ecosystem, url, ref }: MovingReference): string {
  const branch = ref
    ? `at “${ref.replace(/^refs\/heads\//, '')}”, which moves`
    : 'at whatever its default branch holds';
  return `${names[ecosystem]} installs from ${url.replace(/^[a-z+]+:\/\/(?:[^/@]*@)?/, '')} ${branch}: each build may get other code than the one that was tried. Name a commit.`;
}

/** What Go's switched-off checks mean. */
export function uncheckedMessage({ text }: UncheckedModules): string {
  return `“${text}” takes modules out of the comparison with Go’s public log of checksums: a changed module goes in unnoticed.`;
}
