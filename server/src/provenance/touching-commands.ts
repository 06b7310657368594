import { parseArguments } from './commands/options';
import { resolvePath } from './files';
import type { RunCommand } from './model';
import type { Touch } from './touches';
import type { Value } from './value';

/** What a command touches by itself; what its output is redirected to is a write of the stage. */
export function commandTouches(command: RunCommand): Touch[] {
  const { name } = command;
  const places = Object.hasOwn(placesOf, name) ? placesOf[name]?.(command) : undefined;
  return (places ?? []).flatMap((place) =>
    place.path === '' || /^[-~]/.test(place.path)
      ? []
      : [
          {
            path: resolvePath(command.directory, place.path),
            what: place.what ?? 'content',
            deep: place.deep ?? false,
            span: place.at?.spanOf() ?? command.span,
            instruction: command.instruction,
          },
        ],
  );
}

interface Place {
  readonly path: string;
  readonly at?: Value | undefined;
  readonly what?: Touch['what'];
  readonly deep?: boolean;
}

type Places = (command: RunCommand) => readonly Place[];

const at = (word: Value): Place => ({ path: word.text, at: word });

/** Folders that are made where they are not there yet; a mode is given to them only then. */
const made: Places = ({ argv }) =>
  parseArguments(argv.slice(1), { short: 'm', long: ['mode'] }).operands.map((word) => ({
    ...at(word),
    what: 'folder',
  }));

const touched: Places = ({ argv }) =>
  parseArguments(argv.slice(1), { short: 'drt', long: ['date', 'reference', 'time'] }).operands.map(at);

/** The last operand, or the folder named by `-t`. */
const target: Places = ({ name, argv }) => {
  const args = parseArguments(argv.slice(1), {
    short: name === 'install' ? 'mogtS' : name === 'rsync' ? 'efMBT' : 'tS',
    long:
      name === 'rsync'
        ? [
            'exclude',
            'include',
            'exclude-from',
            'include-from',
            'files-from',
            'rsh',
            'filter',
            'chown',
            'chmod',
          ]
        : ['target-directory', 'suffix', 'mode', 'owner', 'group'],
  });
  if (name === 'install' && args.has('-d', '--directory')) {
    const owns = args.has('-o', '-g', '-m', '--owner', '--group', '--mode');
    return args.operands.map((word) => ({ ...at(word), what: owns ? 'owner' : 'folder' }));
  }
  const folder = args.values('-t', '--target-directory')[0];
  if (folder && name !== 'rsync') return [at(folder)];
  const last = args.operands.at(-1);
  return last && args.operands.length > 1 && !/^[\w.@-]+::?(?=\w|\/)/.test(last.text) ? [at(last)] : [];
};

const extracted: Places = ({ name, argv }) => {
  const words = argv.slice(1);
  if (name === 'unzip' || name === 'bsdunzip') {
    if (words.some((w) => /^-[a-zA-Z]*[lptvzZ]/.test(w.text))) return [];
    const args = parseArguments(words, { short: 'dPx', long: [] });
    const into = args.values('-d')[0];
    return [into ? at(into) : { path: '.' }];
  }
  // tar: the letters of its first word need no dash.
  const letters = words.filter(
    (w, i) => /^-[a-zA-Z]+$/.test(w.text) || (i === 0 && /^[a-zA-Z]+$/.test(w.text)),
  );
  const extracts =
    letters.some((w) => w.text.includes('x')) || words.some((w) => /^--(?:extract|get)$/.test(w.text));
  if (!extracts || words.some((w) => /^--to-stdout$|^-[a-zA-Z]*O/.test(w.text))) return [];
  const index = words.findIndex((w) => /^(?:-[a-zA-Z]*C|--directory)$/.test(w.text));
  const into =
    words[index < 0 ? words.length : index + 1] ??
    words.find((w) => /^--directory=/.test(w.text))?.slice('--directory='.length) ??
    words.find((w) => /^-C./.test(w.text))?.slice(2);
  return [into ? at(into) : { path: '.' }];
};

/** `git clone URL folder`; other commands of git work in the folder that it stands in. */
const ofGit: Places = ({ argv }) => {
  let words = argv.slice(1);
  let folder = '.';
  while (words[0]?.text.startsWith('-')) {
    const taken = /^-[Cc]$/.test(words[0].text) ? 2 : 1;
    if (words[0].text === '-C') folder = words[1]?.text ?? '.';
    words = words.slice(taken);
  }
  const [verb, ...rest] = words;
  if (verb && /^(?:checkout|pull|reset|submodule|init|apply|am|merge)$/.test(verb.text))
    return [{ path: folder }];
  if (verb?.text !== 'clone') return [];
  const { operands } = parseArguments(rest, {
    short: 'bcjou',
    long: ['branch', 'config', 'depth', 'jobs', 'origin', 'reference', 'template', 'filter', 'shallow-since'],
  });
  const [url, into] = operands;
  if (into) return [at(into)];
  const last = url?.text
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .replace(/^.*[/:]/, '');
  return last ? [{ path: `${folder}/${last}` }] : [];
};

/** `chown user path…`, `chmod mode path…` and their like: with `-R`, of everything below too. */
function changes(what: 'owner' | 'mode'): Places {
  return ({ argv }) => {
    const words = argv.slice(1);
    const deep = words.some((w) => /^(?:-[a-zA-Z]*R[a-zA-Z]*|--recursive)$/.test(w.text));
    const reference = words.some((w) => w.text.startsWith('--reference='));
    // A mode may begin with a dash: `chmod -x file`.
    const operands = words.filter((w) => !/^-(?:-|[RvcfhHLP]+$)/.test(w.text));
    return operands.slice(reference ? 0 : 1).map((word) => ({ ...at(word), what, deep }));
  };
}

/** `find folder… -exec chown app {} +`: everything below, whatever is picked. */
const found: Places = ({ argv }) => {
  const words = argv.slice(1);
  const first = words.findIndex((w) => /^[-(!]/.test(w.text));
  const exec = words.findIndex((w) => /^-(?:exec|execdir|ok)$/.test(w.text));
  const program = words[exec + 1]?.text.replace(/^.*\//, '') ?? '';
  if (first < 1 || exec < 0 || !/^(?:chown|chgrp|chmod)$/.test(program)) return [];
  // Only some of what is above a volume may lie in it.
  const all = !words.some((w) =>
    /^-(?:i?name|i?regex|i?path|maxdepth|newer.*|[amc]time|[amc]min|size|perm|user|group|xdev|mount)$/.test(
      w.text,
    ),
  );
  const what = program === 'chmod' ? 'mode' : 'owner';
  return words.slice(0, first).map((word) => ({ ...at(word), what, deep: all }));
};

/** `pip install --target folder`. */
const pipInto: Places = ({ argv }) => {
  const words = argv.slice(1);
  if (words.find((w) => !w.text.startsWith('-'))?.text !== 'install') return [];
  const into = parseArguments(words, {
    short: 'trceif',
    long: ['target', 'requirement', 'constraint', 'index-url', 'extra-index-url'],
  }).values('-t', '--target')[0];
  return into ? [at(into)] : [];
};

/** The home folder that comes with an account. */
const home: Places = ({ name, argv }) => {
  const words = argv.slice(1);
  const args = parseArguments(words, {
    short: name === 'useradd' ? 'bcdefgGKpRsukZ' : name === 'usermod' ? 'cdefgGlpRsuZ' : 'hgsGuk',
    long: [
      'home',
      'home-dir',
      'shell',
      'uid',
      'gid',
      'ingroup',
      'gecos',
      'comment',
      'groups',
      'group',
      'password',
      'skel',
    ],
  });
  const folder =
    name === 'adduser' ? args.values('-h', '--home')[0] : args.values('-d', '--home', '--home-dir')[0];
  const makes =
    name === 'adduser'
      ? !args.has('-H', '--no-create-home')
      : args.has('-m', '--create-home', '--move-home') && !args.has('-M', '--no-create-home');
  if (!makes) return [];
  if (folder) return [{ ...at(folder), what: 'owner' }];
  // Without a folder it is the one of the name; accounts of the system have theirs elsewhere, or none.
  const [account] = args.operands;
  const ofSystem = args.has('-r', '-S', '--system');
  if (ofSystem || name === 'usermod' || args.has('-b', '--base-dir')) return [];
  // With a second operand, an account that exists already joins a group.
  if (args.operands.length !== 1) return [];
  return account && /^[a-z_][\w-]*$/i.test(account.text)
    ? [{ path: `/home/${account.text}`, at: account, what: 'owner' as const }]
    : [];
};

/** Programs that bring packages into the folder that they are run in. */
const installsHere: Places = ({ name, argv }) => {
  const words = argv.slice(1).map((w) => w.text);
  if (
    words.some((w) =>
      /^(?:-g|--global|global|-C|--cwd.*|--prefix.*|-d|--working-dir.*|--version|-v)$/.test(w),
    )
  )
    return [];
  const verb = words.find((w) => !w.startsWith('-')) ?? '';
  const brings =
    name === 'yarn'
      ? /^(?:|install|add)$/.test(verb)
      : name === 'composer'
        ? /^(?:install|update|require)$/.test(verb)
        : /^(?:install|ci|i|add|update)$/.test(verb);
  return brings ? [{ path: '.' }] : [];
};

const placesOf: Readonly<Record<string, Places>> = {
  mkdir: made,
  touch: touched,
  install: target,
  cp: target,
  mv: target,
  ln: target,
  rsync: target,
  tar: extracted,
  bsdtar: extracted,
  unzip: extracted,
  git: ofGit,
  chown: changes('owner'),
  chgrp: changes('owner'),
  chmod: changes('mode'),
  setfacl: changes('mode'),
  find: found,
  pip: pipInto,
  pip3: pipInto,
  useradd: home,
  usermod: home,
  adduser: home,
  npm: installsHere,
  pnpm: installsHere,
  yarn: installsHere,
  bower: installsHere,
  composer: installsHere,
};
