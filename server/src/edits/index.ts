/** Surgery on Dockerfiles. Every function gives edits of the document; the result is valid text. */
export { appendCommand } from './append-command';
export { applyEdits, mergeEdits } from './apply';
export { passArguments } from './build-arguments';
export type { TextEdit } from './edit';
export { isConditional, isFallback, isRepeated, needsExit } from './failures';
export { gatherRuns } from './gather-runs';
export { removeScriptLine, removeSection } from './heredoc-lines';
export { pinImage, replaceImage } from './image-operand';
export { insertCommandAfter, insertCommandBefore, replaceCommand } from './insert-commands';
export {
  insertLineAfter,
  insertLineBefore,
  removeInstruction,
  replaceInstruction,
} from './instructions';
export { joinRuns } from './join-runs';
export { cutFromList, type LoopList, loopListAt } from './loop-words';
export { shellQuote } from './quoting';
export {
  removeAssignmentAt,
  removeCommandAt,
  removePairAt,
  removeWordsAt,
  replaceWordAt,
  wordAt,
} from './remove-at';
export { removeCommands } from './remove-commands';
export { type Place, removePlaces } from './remove-places';
export { type Statement, statementAt, statementsOf } from './statement-at';
export { forLoops, namesSet, writtenWords } from './statement-facts';
export { addWord, removeOption, removePackages, removeWords, replaceWord } from './words';
