/** What the comment that a repair writes asks for: no answer until somebody replaces it. */
export const reasonQuestion = 'why is it meant to be in this image?';
export const backupQuestion = 'how, where to, and when was a restore tried?';

/** True where the option of a comment is left out, or still the question. */
export function isUnanswered(value: string | undefined): boolean {
  const text = value?.trim() ?? '';
  return text === '' || text === reasonQuestion || text === backupQuestion;
}
