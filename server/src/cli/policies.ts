import { readFile } from 'node:fs/promises';
import { discoverPolicyFile } from '../policy/discover';
import { type PolicyFileResult, readPolicyFile } from '../policy/read';
import type { PolicyPieces } from '../policy/schema';
import { LineIndex } from '../syntax/lines';

/** Policy files from the disk, each read once; what is wrong in one is told once. */
export class Policies {
  private readonly texts = new Map<string, Promise<string | undefined>>();
  private readonly parsed = new Map<string, PolicyFileResult>();

  /**
   * @param knownRules ids of all rules
   * @param tell gets one sentence for each problem, with the place in front
   */
  constructor(
    private readonly knownRules: ReadonlySet<string>,
    private readonly tell: (problem: string) => void,
  ) {}

  /** What the nearest policy file of a Dockerfile says, from its folder up to `root`; undefined when there is none. */
  async nearest(path: string, root: string): Promise<PolicyPieces | undefined> {
    const found = await discoverPolicyFile(slashed(path), slashed(root), (address) => this.read(address));
    return found && this.parse(found.address, found.text).pieces;
  }

  /**
   * What one policy file says.
   * @throws when it cannot be read
   */
  async at(path: string): Promise<PolicyPieces> {
    return this.parse(path, await readFile(path, 'utf8')).pieces;
  }

  private read(address: string): Promise<string | undefined> {
    let text = this.texts.get(address);
    if (!text) {
      text = readFile(address, 'utf8').catch((error: unknown) => {
        const code = (error as { code?: string }).code;
        if (code !== 'ENOENT' && code !== 'ENOTDIR') this.tell(`${address}: ${String(error)}`);
        return undefined;
      });
      this.texts.set(address, text);
    }
    return text;
  }

  private parse(address: string, text: string): PolicyFileResult {
    const known = this.parsed.get(address);
    if (known) return known;
    const result = readPolicyFile(text, this.knownRules);
    this.parsed.set(address, result);
    const lines = new LineIndex(text);
    for (const { span, message } of result.problems) {
      const { line, character } = lines.positionAt(span.start);
      this.tell(`${address}:${line + 1}:${character + 1}: ${message}`);
    }
    return result;
  }
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
