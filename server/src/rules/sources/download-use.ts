import type { Build, Fetch, FetchUse, KeptDownload, StageModel } from '../../provenance/model';
import { contains, type Span } from '../../syntax/span';
import { isProgramFolder, kindByName } from './download-names';

/** How a download gets to work in the image. */
export interface PutToUse {
  readonly how: 'unpacked' | 'run' | 'executable' | 'built' | 'installed' | 'started' | 'kept';
  /** Where that happens; undefined for a file that is only kept. */
  readonly span: Span | undefined;
  /** Where the file lies; undefined when it was not saved, or is gone again. */
  readonly path: string | undefined;
}

/** What a whole build does with its downloads, asked once for all rules' questions about one download. */
export class DownloadUses {
  private readonly kept = new Map<Fetch, KeptDownload[]>();
  /** Downloads that other rules speak of: scripts that run, package files, repositories and keys. */
  private readonly others = new Set<Fetch>();
  private readonly started: string[] = [];
  /** CMD and ENTRYPOINT: what they run, runs in containers. */
  private readonly startForms: readonly Span[];

  constructor(build: Build) {
    this.startForms = build.dockerfile.instructions
      .filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT')
      .map((i) => i.span);
    for (const stage of build.stages) this.read(stage);
  }

  private read(stage: StageModel): void {
    for (const entry of stage.kept) {
      const list = this.kept.get(entry.fetch);
      if (!list) this.kept.set(entry.fetch, [entry]);
      else if (list.length < 20) list.push(entry);
    }
    for (const e of stage.executions) if (e.script) this.others.add(e.fetch);
    for (const p of stage.packageFiles)
      if (p.fetch && !/^(?:pip|npm|gem)$/.test(p.manager)) this.others.add(p.fetch);
    for (const key of stage.keys) for (const fetch of key.fetches) this.others.add(fetch);
    for (const form of [stage.start.entrypoint, stage.start.cmd])
      for (const command of form?.commands ?? [])
        for (const word of command.argv) this.started.push(word.text);
  }

  /** True when another rule speaks of the download. */
  isOthers(fetch: Fetch): boolean {
    return this.others.has(fetch) || fetch.uses.some((u) => u.how === 'key' || u.how === 'repository');
  }

  /** How a download is put to use as software; undefined when it is not, or is only data. */
  of(fetch: Fetch): PutToUse | undefined {
    const kept = this.kept.get(fetch) ?? [];
    const path = kept.find((k) => !k.unpacked)?.path;
    if (fetch.tool === 'git') return this.ofClone(fetch, kept[0]?.path);
    const url = fetch.url.text;
    const kind = kindByName(url, path);
    const first = this.working(fetch);
    const unpacked = fetch.uses.find((u) => u.how === 'unpack');
    // What an archive holds is run later, and more often than one place could show.
    if (unpacked)
      return kind === 'data' || kind === 'sample'
        ? undefined
        : { how: 'unpacked', span: unpacked.span, path };
    if (first && (/^(?:run|started)$/.test(first.how) || kind !== 'data')) return { ...first, path };
    if (kind === 'data') return undefined;
    const executable = fetch.uses.find((u) => u.how === 'executable');
    if (executable) return { how: 'executable', span: executable.span, path };
    const files = kept.filter((k) => !k.unpacked);
    const start = files.find((k) => this.starts(k.path));
    if (start) return { how: 'started', span: undefined, path: start.path };
    const place = files.find((k) => isProgramFolder(k.path));
    if (place) return { how: 'executable', span: undefined, path: place.path };
    const file = files.find((k) => kindByName(url, k.path) === 'software');
    return file && { how: 'kept', span: undefined, path: file.path };
  }

  private ofClone(fetch: Fetch, path: string | undefined): PutToUse | undefined {
    const use = this.working(fetch);
    if (use) return { ...use, path };
    return path === undefined ? undefined : { how: 'kept', span: undefined, path };
  }

  /** The use that says most: something runs, is built from it or is installed, in the build or when a container starts. */
  private working({ uses }: Fetch): Pick<PutToUse, 'how' | 'span'> | undefined {
    let started: PutToUse['how'] | undefined;
    for (const { how, span } of uses) {
      if (how !== 'run' && how !== 'build' && how !== 'install') continue;
      if (!this.startForms.some((form) => contains(form, span))) return { how: words[how], span };
      started = 'started';
    }
    return started && { how: started, span: undefined };
  }

  private starts(path: string): boolean {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return this.started.some((word) => word.includes(path) || (word === name && isProgramFolder(path)));
  }
}

/** The first thing done with a download before it was checked, when it was checked at all; unpacking counts. */
export function usedBeforeCheck(fetch: Fetch): FetchUse | undefined {
  if (!fetch.check) return undefined;
  return fetch.uses.find(
    (u) => !u.checked && u.how !== 'executable' && u.how !== 'key' && u.how !== 'repository',
  );
}

const words: Readonly<Record<'run' | 'build' | 'install', PutToUse['how']>> = {
  run: 'run',
  build: 'built',
  install: 'installed',
};
