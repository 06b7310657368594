import type { Instruction } from './ast';

/** Marks of Jinja and Go templates, ERB, and `@@NAME@@`, `%%NAME%%`, `@NAME@`. */
const mark = /\{\{|\{%|<%|@@\w+@@|%%\w+%%|@[A-Z_][A-Z0-9_]*@/;

/** Words that begin a line of another tool's language (m4 among them). */
const foreignKeyword =
  /^(?:\{\{|\{%|\{#|<%|%%|@@|__[A-Z]\w*__)|^(?:m4_)?(?:define|include|sinclude|dnl|changequote|ifdef|ifelse|divert|undivert)(?:\(|$)/i;

/** True when `text` has a part that another tool will fill in. */
export function hasTemplateMark(text: string): boolean {
  return mark.test(text);
}

/** Instructions whose operands hold no text of other languages, so that a mark in them means a template. */
const plainKeywords = /^(?:FROM|ARG|COPY|ADD|USER|WORKDIR|EXPOSE|VOLUME)$/;

/** True when an instruction shows that the file is input of a template tool and not of a builder. */
export function showsTemplate(text: string, instruction: Instruction): boolean {
  if (foreignKeyword.test(instruction.keyword) || hasTemplateMark(instruction.keyword)) return true;
  return (
    plainKeywords.test(instruction.keyword) &&
    hasTemplateMark(text.slice(instruction.keywordSpan.start, instruction.body.end))
  );
}
