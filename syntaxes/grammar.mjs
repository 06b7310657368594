// Source of dockerfile-hygiene.injection.tmLanguage.json: the same regular expressions are needed in many
// places, and JSON can neither name nor explain them. `node syntaxes/grammar.mjs` writes the file; a test fails
// when the two differ.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jsonText } from '../scripts/json-text.mjs';

/** Words that cannot take a heredoc: BuildKit reads heredocs in RUN, COPY and ADD only. */
const otherInstruction =
  '(?:ARG|CMD|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)';

/** Text before a heredoc operator: quoted text is skipped whole, as `echo "a <<EOF"` opens nothing; `((1 << n))` neither. */
const before = String.raw`(?:[^"'\\<(]|\\.|"(?:[^"\\]|\\.)*"|'[^']*'|\((?!\()|<(?!<)|<<<)*?`;
/** A back reference, `\\1`; the editor writes the captured text of `begin` into `end` and `while`. */
const ref = (group) => `\\${group}`;
const delimiter = String.raw`[A-Za-z_][\w.-]*`;
/** The operator and its delimiter: groups operator, dash, quote, delimiter (numbers depend on what stands before). */
const operator = (quoteGroup) =>
  String.raw`((?<!<)<<(-?))[ \t]*(["']?)(${delimiter})${ref(quoteGroup)}(?=$|[\s;&|<>)])`;
const operatorText = String.raw`<<-?[ \t]*["']?${delimiter}["']?`;

/**
 * Matches the closing line. Only `<<-` allows tabs in front: the captured dash is empty for `<<`, and `(?!)`
 * then fails, which takes the branch with the tabs away.
 */
const closing = (dash, word) => String.raw`(?:(?!${ref(dash)})\t+)?(${ref(word)})$`;

const runsWith = (program) =>
  String.raw`(?:.*[\s;&|/])?${program}(?:\s+[^\s;&|<>]+)*\s+\d*<<|.*${operatorText}\s+(?:\S*/)?${program}(?:\s|$)`;
const writesTo = (extensions) => {
  const name = String.raw`\.(?i:${extensions})`;
  return (
    String.raw`\s*(?:(?i:ONBUILD)\s+)?(?i:COPY|ADD)\s.*\S${name}["']?\s*$` +
    String.raw`|.*(?:>|\btee(?:\s+-\S+)*\s)\s*["']?[^\s"';&|<>]*${name}(?=["'\s;&|<>)]|$)`
  );
};
/** RUN with nothing but the heredoc (flags aside): the body is the script. */
const onlyHeredoc = String.raw`\s*(?:(?i:ONBUILD)\s+)?(?i:RUN\s+)?(?:--\S+\s+)*${operatorText}\s*$`;

/** Languages of heredoc bodies; the first whose condition holds for the opening line wins. */
const languages = [
  {
    id: 'python',
    scope: 'source.python',
    when: [runsWith(String.raw`(?:python|pypy)[\d.]*`), writesTo('py')],
  },
  {
    id: 'javascript',
    scope: 'source.js',
    when: [runsWith('(?:node|nodejs|deno|bun)'), writesTo('js|mjs|cjs')],
  },
  { id: 'ruby', scope: 'source.ruby', when: [runsWith(String.raw`ruby[\d.]*`), writesTo('rb')] },
  { id: 'perl', scope: 'source.perl', when: [runsWith('perl'), writesTo('pl|pm')] },
  { id: 'powershell', scope: 'source.powershell', when: [runsWith('(?:pwsh|powershell)'), writesTo('ps1')] },
  { id: 'sql', scope: 'source.sql', when: [runsWith('(?:psql|mysql|mariadb|sqlite3)'), writesTo('sql')] },
  { id: 'json', scope: 'source.json', when: [writesTo('json|webmanifest')] },
  { id: 'yaml', scope: 'source.yaml', when: [writesTo('ya?ml')] },
  {
    id: 'ini',
    scope: 'source.ini',
    when: [writesTo('ini|cfg|cnf|repo|properties|service|socket|timer|desktop|toml')],
  },
  { id: 'xml', scope: 'text.xml', when: [writesTo('xml|svg')] },
  { id: 'html', scope: 'text.html.basic', when: [writesTo('html?')] },
  {
    id: 'shellscript',
    scope: 'source.shell',
    when: [runsWith('(?:ba|da|a|z|k)?sh'), writesTo('sh|bash'), onlyHeredoc],
  },
];

/** A line that is no comment and does not begin with an instruction without heredocs. */
const mayOpen = String.raw`^(?!\s*#)(?!\s*(?:(?i:ONBUILD)\s+)?(?i:${otherInstruction})\s)`;

const keyword = 'keyword.other.special-method.dockerfile';
const continuation = {
  match: String.raw`[\\\x60][ \t]*$\n?`,
  name: 'constant.character.escape.line-continuation.dockerfile',
};

/** A first line `#!…` decides over everything else; it ends with the surrounding `while`, so its own end never matches. */
const shebang = (id, scope, program) => ({
  begin: String.raw`^(#!).*[/\s]${program}(?:\s.*)?$\n?`,
  beginCaptures: { 0: { name: 'comment.line.shebang.dockerfile' } },
  end: '(?!)',
  contentName: `meta.embedded.block.${id}`,
  patterns: [{ include: scope }],
});

/** The opening line around the operators. Inside a heredoc nothing is injected, so our own rules are named here. */
const instructionText = [{ include: '#instruction-flags' }, { include: 'source.dockerfile' }];

/** One heredoc body. `while` and not `end`: an open quote in the embedded language must not swallow the closing line. */
const body = ({ when, contentName, patterns }) => ({
  begin: String.raw`\G${when ? `(?=${when.join('|')})` : ''}(${before})${operator(4)}(.*)$\n?`,
  beginCaptures: {
    1: { patterns: instructionText },
    2: { name: 'keyword.operator.heredoc.dockerfile' },
    5: { name: 'keyword.control.heredoc-token.dockerfile' },
    6: { patterns: instructionText },
  },
  while: `^(?!${closing(3, 5)})`,
  contentName,
  patterns,
});

export const grammar = {
  information_for_contributors: ['Generated by syntaxes/grammar.mjs: change that file and run it.'],
  name: 'Dockerfile Hygiene: heredocs, directives, suppressions and flags',
  scopeName: 'dockerfile-hygiene.injection',
  // Not inside heredocs and directives: their rules begin without consuming a character, and would begin again for ever.
  injectionSelector: 'L:source.dockerfile - meta.heredoc - meta.directives - string - comment',
  patterns: [
    { include: '#directives' },
    { include: '#suppression' },
    { include: '#heredocs' },
    { include: '#from' },
    { include: '#instruction-flags' },
  ],
  repository: {
    directives: {
      begin: String.raw`\A(?=[ \t]*#[ \t]*(?i:syntax|escape|check)[ \t]*=)`,
      while: String.raw`^(?=[ \t]*#[ \t]*(?i:syntax|escape|check)[ \t]*=)`,
      name: 'meta.directives.dockerfile',
      patterns: [
        {
          match: String.raw`^[ \t]*((#)[ \t]*((?i:syntax|escape|check))[ \t]*(=)[ \t]*(.*?))[ \t]*$`,
          captures: {
            1: { name: 'comment.line.number-sign.directive.dockerfile' },
            2: { name: 'punctuation.definition.comment.dockerfile' },
            3: { name: 'keyword.control.directive.dockerfile' },
            4: { name: 'keyword.operator.assignment.dockerfile' },
            5: { name: 'string.unquoted.directive-value.dockerfile' },
          },
        },
      ],
    },
    suppression: {
      match: String.raw`^[ \t]*(#)[ \t]*(hygiene:)[ \t]*(ignore-file|ignore|stateful)(?=\s|$)(.*)$\n?`,
      name: 'comment.line.number-sign.suppression.dockerfile',
      captures: {
        1: { name: 'punctuation.definition.comment.dockerfile' },
        2: { name: 'keyword.control.suppression.dockerfile' },
        3: { name: 'keyword.control.suppression.dockerfile' },
        4: { patterns: [{ include: '#suppression-words' }] },
      },
    },
    'suppression-words': {
      patterns: [
        {
          match: String.raw`\b(reason|expires)(=)("[^"]*"?|[^\s",]*)`,
          captures: {
            1: { name: 'entity.other.attribute-name.suppression.dockerfile' },
            2: { name: 'keyword.operator.assignment.dockerfile' },
            3: { name: 'string.other.suppression.dockerfile' },
          },
        },
        { match: String.raw`[a-z0-9][\w./-]*`, name: 'entity.name.tag.rule-id.dockerfile' },
      ],
    },
    heredocs: {
      patterns: [{ include: '#two-heredocs' }, { include: '#heredoc' }],
    },
    /** Two bodies follow one another; which language each has cannot be read off the line, so both are plain. */
    'two-heredocs': {
      begin: `${mayOpen}(?=${before}${operator(3)}${before}${operator(7)})`,
      end: `^${closing(6, 8)}`,
      endCaptures: { 1: { name: 'keyword.control.heredoc-token.dockerfile' } },
      name: 'meta.heredoc.dockerfile',
      patterns: [
        {
          begin: String.raw`\G(${before})${operator(4)}(${before})${operator(9)}(.*)$\n?`,
          beginCaptures: {
            1: { patterns: instructionText },
            2: { name: 'keyword.operator.heredoc.dockerfile' },
            5: { name: 'keyword.control.heredoc-token.dockerfile' },
            6: { patterns: instructionText },
            7: { name: 'keyword.operator.heredoc.dockerfile' },
            10: { name: 'keyword.control.heredoc-token.dockerfile' },
            11: { patterns: instructionText },
          },
          end: `^${closing(3, 5)}`,
          endCaptures: { 1: { name: 'keyword.control.heredoc-token.dockerfile' } },
          contentName: 'string.unquoted.heredoc.dockerfile',
        },
        { match: '.+', name: 'string.unquoted.heredoc.dockerfile' },
      ],
    },
    heredoc: {
      begin: `${mayOpen}(?=${before}${operator(3)})`,
      end: `^${closing(2, 4)}`,
      endCaptures: { 1: { name: 'keyword.control.heredoc-token.dockerfile' } },
      name: 'meta.heredoc.dockerfile',
      patterns: [
        ...languages.map(({ id, scope, when }) =>
          body({
            when,
            contentName: `meta.embedded.block.${id}`,
            patterns: [{ include: '#shebangs' }, { include: scope }],
          }),
        ),
        body({
          contentName: 'string.unquoted.heredoc.dockerfile',
          patterns: [{ include: '#shebangs' }],
        }),
      ],
    },
    shebangs: {
      patterns: [
        shebang('python', 'source.python', String.raw`(?:python|pypy)[\d.]*`),
        shebang('javascript', 'source.js', '(?:node|nodejs|deno|bun)'),
        shebang('ruby', 'source.ruby', 'ruby'),
        shebang('perl', 'source.perl', 'perl'),
        shebang('powershell', 'source.powershell', 'pwsh'),
        shebang('shellscript', 'source.shell', '(?:ba|da|a|z|k)?sh'),
      ],
    },
    /** The base grammar finds `AS` only in a match from the line's start, so a FROM with flags is matched whole. */
    from: {
      match: String.raw`^\s*(?i:(ONBUILD)\s+)?(?i:(FROM))((?:\s+--[a-z-]+(?:=\S*)?)+)(?:\s+\S+(?:\s+(?i:(AS))\b)?)?`,
      captures: {
        1: { name: 'keyword.control.dockerfile' },
        2: { name: keyword },
        3: { patterns: [{ include: '#flag' }] },
        4: { name: keyword },
      },
    },
    'instruction-flags': {
      begin: String.raw`^\s*(?i:(ONBUILD)\s+)?(?i:(RUN|COPY|ADD|HEALTHCHECK))\s+(?=--[a-z]|[\\\x60][ \t]*$)`,
      beginCaptures: { 1: { name: 'keyword.control.dockerfile' }, 2: { name: keyword } },
      // At a word that is no flag, or at the end of a line that does not go on.
      end: String.raw`(?=\S)|(?<![\\\x60\n])$`,
      applyEndPatternLast: true,
      name: 'meta.flags.dockerfile',
      patterns: [
        { include: '#flag' },
        continuation,
        { match: String.raw`^\s*$\n?` },
        { match: String.raw`^\s*(#).*$\n?`, name: 'comment.line.number-sign.dockerfile' },
      ],
    },
    flag: {
      patterns: [
        {
          match: String.raw`(?<=\s)(--mount)(?:(=)("[^"]*"|(?:[^\s"]|"[^"]*")+))?(?=\s|$)`,
          captures: {
            1: { name: 'entity.other.attribute-name.flag.dockerfile' },
            2: { name: 'keyword.operator.assignment.dockerfile' },
            3: { patterns: [{ include: '#mount-option' }] },
          },
        },
        {
          match: String.raw`(?<=\s)(--[a-z][a-z-]*)(?:(=)("[^"]*"|\S*))?(?=\s|$)`,
          captures: {
            1: { name: 'entity.other.attribute-name.flag.dockerfile' },
            2: { name: 'keyword.operator.assignment.dockerfile' },
            3: { name: 'string.unquoted.flag-value.dockerfile' },
          },
        },
      ],
    },
    'mount-option': {
      patterns: [
        { match: ',', name: 'punctuation.separator.mount-option.dockerfile' },
        {
          match: String.raw`(type)(=)(bind|cache|tmpfs|secret|ssh)(?=[,"\s]|$)`,
          captures: {
            1: { name: 'support.type.property-name.mount-option.dockerfile' },
            2: { name: 'keyword.operator.assignment.dockerfile' },
            3: { name: 'constant.language.mount-type.dockerfile' },
          },
        },
        {
          match: '([a-z]+)(?:(=)([^,"]*))?',
          captures: {
            1: { name: 'support.type.property-name.mount-option.dockerfile' },
            2: { name: 'keyword.operator.assignment.dockerfile' },
            3: { name: 'string.unquoted.mount-option.dockerfile' },
          },
        },
      ],
    },
  },
};

/** For `contributes.grammars` of package.json: which language VS Code takes for brackets and comments in a body. */
export const embeddedLanguages = Object.fromEntries(
  languages.map(({ id }) => [`meta.embedded.block.${id}`, id]),
);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('dockerfile-hygiene.injection.tmLanguage.json', import.meta.url), jsonText(grammar));
}
