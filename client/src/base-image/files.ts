import { buildScript } from './build-script';
import { type BaseImageChoice, imageProblem, packagesProblem } from './choice';
import { dockerfile } from './dockerfile';
import { packageList, readme } from './texts';

/** A file to write into the base image's folder. */
export interface GeneratedFile {
  /** A plain file name. */
  readonly path: string;
  readonly text: string;
  /** Whether a file of that name is left as it is: others have a say in it too. */
  readonly keep?: boolean;
}

/**
 * The files that make a base image: the same choice gives the same bytes.
 *
 * @throws RangeError when the image's or a package's name is not valid; nothing else gets into the script.
 */
export function baseImageFiles(choice: BaseImageChoice): readonly GeneratedFile[] {
  const blanks = choice.image === choice.image.trim() ? undefined : 'The name of an image has no blanks.';
  const problem = blanks ?? imageProblem(choice.image) ?? choice.packages.map(packageProblem).find(Boolean);
  if (problem !== undefined) throw new RangeError(problem);
  return [
    { path: 'Dockerfile', text: dockerfile(choice.suite) },
    { path: 'build.sh', text: buildScript(choice) },
    { path: 'packages.txt', text: packageList(choice) },
    { path: 'README.md', text: readme(choice) },
    { path: '.gitignore', text: '# Made by build.sh, large, and never by hand.\n/rootfs.tar*\n', keep: true },
  ];
}

function packageProblem(name: string): string | undefined {
  return name === '' || /[\s,]/.test(name) ? 'The name of a package has no blanks.' : packagesProblem(name);
}
