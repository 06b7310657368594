import type { TextEdit } from '../../edits';
import type { Build, KeyImport, StageModel } from '../../provenance/model';
import { checkDownload } from './check-download';
import { signedByEdits, signedRepositories } from './key-repositories';

/**
 * `ADD URL /etc/apt/trusted.gpg.d/x.gpg` becomes a file of the same name below /etc/apt/keyrings that its repository names,
 * compared with a checksum to be filled in, and readable for the user that apt checks signatures as.
 *
 * @returns undefined where it is not certain which repository the key is for, or where something else names the file
 */
export function addToOwnKeyring(build: Build, stage: StageModel, key: KeyImport): TextEdit[] | undefined {
  const [fetch, ...more] = key.fetches;
  const { instruction, path = '' } = key;
  const name = /^\/etc\/apt\/trusted\.gpg\.d\/([\w.+-]+\.(?:gpg|asc))$/.exec(path)?.[1];
  const target = instruction.words[1];
  if (fetch?.tool !== 'ADD' || more.length > 0 || name === undefined || instruction.json || !target)
    return undefined;
  const { text } = build.dockerfile;
  if (text.slice(target.span.start, target.span.end) !== path || text.split(name).length !== 2)
    return undefined;
  const repositories = signedRepositories(stage, key);
  const keyring = `/etc/apt/keyrings/${name}`;
  const signed = repositories && signedByEdits(build, stage, repositories, keyring);
  const [checked] = checkDownload(build, fetch, 'KEY') ?? [];
  if (!signed || !checked) return undefined;
  const readable = instruction.flags.some((f) => f.name.toLowerCase() === 'chmod') ? '' : ' --chmod=644';
  return [
    { ...checked, newText: `${checked.newText}${readable}` },
    { span: target.span, newText: keyring },
    ...signed,
  ];
}
