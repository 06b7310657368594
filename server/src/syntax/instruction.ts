import type { Heredoc, Instruction, JsonForm, Pair, SyntaxProblem, Word } from './ast';
import { isSpace } from './characters';
import { type CommandLine, readCommandLine } from './command-line';
import type { FoundInstruction } from './dockerfile-ast-adapter';
import { toHeredoc } from './heredoc';
import { readJsonForm } from './json-form';
import type { LogicalLine } from './logical-lines';
import type { MappedText } from './mapped-text';
import { readArguments, readPairs } from './pairs';
import { span } from './span';
import { plainWords, quotedWords, wordOf } from './words';

/** What instructions of one file share while they are built. */
export interface Building {
  readonly text: string;
  readonly escape: '\\' | '`';
  readonly problems: SyntaxProblem[];
}

/** Builds an instruction and, for ONBUILD, its trigger. */
export function toInstruction(
  file: Building,
  line: LogicalLine,
  found: FoundInstruction | undefined,
  index: number,
  stage: number,
): Instruction {
  const command = readCommandLine(line.text);
  const heredocs = line.heredocs.map((raw) => toHeredoc(file.text, line.text, raw));
  const end = Math.max(line.end, endOfHeredocs(file.text, heredocs));
  const whole = { index, stage, end, heredocs };
  if (command.keyword.value.toUpperCase() !== 'ONBUILD') return build(file, command, whole, found);
  const trigger =
    command.body.value === '' ? undefined : build(file, readCommandLine(command.body), whole, undefined);
  if (trigger && /^(ONBUILD|FROM|MAINTAINER)$/.test(trigger.keyword)) {
    file.problems.push({
      span: trigger.keywordSpan,
      message: `${trigger.keyword} is not allowed as a trigger`,
    });
  }
  return { ...build(file, command, { ...whole, heredocs: [] }, found), trigger };
}

function endOfHeredocs(text: string, heredocs: readonly Heredoc[]): number {
  const last = heredocs.at(-1);
  if (!last) return 0;
  if (last.terminator) return last.terminator.end;
  let end = text.length;
  while (end > last.operator.end && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return end;
}

function build(
  file: Building,
  command: CommandLine,
  whole: { index: number; stage: number; end: number; heredocs: readonly Heredoc[] },
  found: FoundInstruction | undefined,
): Instruction {
  const keyword = command.keyword.value.toUpperCase();
  const keywordSpan = found?.keyword ?? command.keyword.spanOf();
  const { body, flags } = command;
  const json = jsonOf(file, keyword, body);
  const words = wordsOf(file, keyword, body, json);
  const pairs = pairsOf(keyword, body, words);
  const refusal = refusalOf(keyword, words, pairs);
  if (refusal) file.problems.push({ span: keywordSpan, message: refusal });
  return {
    index: whole.index,
    keyword,
    keywordSpan,
    span: span(keywordSpan.start, Math.max(whole.end, keywordSpan.end)),
    flags,
    words,
    body: body.spanOf(),
    json,
    heredocs: whole.heredocs,
    pairs,
    trigger: undefined,
    stage: whole.stage,
  };
}

function jsonOf(file: Building, keyword: string, body: MappedText): JsonForm | undefined {
  if (!/^(RUN|CMD|ENTRYPOINT|SHELL|ADD|COPY|VOLUME|HEALTHCHECK)$/.test(keyword)) return undefined;
  const form = readJsonForm(keyword === 'HEALTHCHECK' ? afterFirstWord(body) : body);
  if (form !== 'not-strings') return form;
  file.problems.push({ span: body.spanOf(), message: 'arrays must be comprised of strings only' });
  return undefined;
}

/** HEALTHCHECK has its kind (`CMD`, `NONE`) in front of the command. */
function afterFirstWord(body: MappedText): MappedText {
  let i = 0;
  while (i < body.value.length && !isSpace(body.value.charCodeAt(i))) i++;
  while (i < body.value.length && isSpace(body.value.charCodeAt(i))) i++;
  return body.sub(i);
}

function wordsOf(file: Building, keyword: string, body: MappedText, json: JsonForm | undefined): Word[] {
  if (body.value === '') return [];
  switch (keyword) {
    case 'ENV':
    case 'ARG':
    case 'LABEL':
      return quotedWords(body, file.escape);
    case 'WORKDIR':
    case 'USER':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      return [wordOf(body, 0, body.value.length)];
  }
  const words = plainWords(body);
  if (!json) return words;
  const items = json.items.map((item) => itemWord(body, item.span.start, item.span.end));
  return keyword === 'HEALTHCHECK' ? [...words.slice(0, 1), ...items] : items;
}

/** The item as it is written, with its quotes. */
function itemWord(body: MappedText, start: number, end: number): Word {
  return wordOf(body, indexOf(body, start), indexOf(body, end - 1) + 1);
}

/** Index of the unit that stands at a document offset; offsets rise with the index. */
function indexOf(text: MappedText, offset: number): number {
  let low = 0;
  let high = text.value.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (text.at(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pairsOf(keyword: string, body: MappedText, words: readonly Word[]): Pair[] {
  if (keyword === 'ARG') return readArguments(words);
  return keyword === 'ENV' || keyword === 'LABEL' ? readPairs(body, words) : [];
}

const known =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)$/;

/** Why BuildKit would refuse the instruction as a whole. */
function refusalOf(keyword: string, words: readonly Word[], pairs: readonly Pair[]): string | undefined {
  if (!known.test(keyword)) return `unknown instruction: ${keyword}`;
  if (keyword !== 'ENV' && keyword !== 'LABEL') return undefined;
  if (pairs.length === 0) return `${keyword} must have two arguments`;
  const isOldForm = !words[0]?.text.value.includes('=');
  return isOldForm || pairs.length === words.length ? undefined : `${keyword} needs name=value everywhere`;
}
