import { tagProblem } from '../build/tag';
import type { Suite } from './suites';

/** The programs that can install a distribution into an empty folder. */
export type Tool = 'mmdebstrap' | 'debootstrap';

/** All that decides what gets generated. */
export interface BaseImageChoice {
  readonly suite: Suite;
  readonly tool: Tool;
  /** Names of packages beyond the distribution's minimal set. */
  readonly packages: readonly string[];
  /** Whether manual pages, documentation and translations are left out, as in the distributions' slim images. */
  readonly withoutDocumentation: boolean;
  /** Name of the image with its tag, such as `localhost/debian:trixie`. */
  readonly image: string;
}

/** Debian Policy 5.6.1: lower case letters, digits, `+`, `-`, `.`; at least two, beginning with a letter or digit. */
export const packageName = '[a-z0-9][a-z0-9+.-]+';
const packagePattern = new RegExp(`^${packageName}$`);

/** The names in a text, separated by blanks or commas, each once. */
export function packagesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}

/** Says what is wrong with a list of packages as it was typed; undefined when nothing is. */
export function packagesProblem(text: string): string | undefined {
  const wrong = packagesIn(text).find((name) => !packagePattern.test(name));
  return wrong === undefined
    ? undefined
    : `“${wrong}” is not the name of a package: lower case letters, digits, “+”, “-” and “.”.`;
}

/**
 * Says what is wrong with an image's name; undefined when nothing is. A name without a registry or folder is that of an
 * official image: whoever builds from `debian:trixie` elsewhere would get another image under the same name.
 */
export function imageProblem(text: string): string | undefined {
  const problem = tagProblem(text);
  if (problem !== undefined) return problem;
  return text.includes('/')
    ? undefined
    : 'Put “localhost/” or a registry in front: without, the name is that of an official image.';
}

/** A name to begin with. No registry can ever serve `localhost/…`, so it always means the image that was built here. */
export function defaultImage({ distribution, codename }: Suite): string {
  return `localhost/${distribution.id}:${codename}`;
}
