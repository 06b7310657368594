import type { Span } from '../../syntax/span';

/** A store whose data the image carries. */
export interface Store {
  readonly id: string;
  readonly name: string;
}

/** One thing that puts data of a store into the image. */
export interface BakedData {
  readonly store: Store;
  /**
   * `filled`: a server that the build starts writes them; `made`: data files are created; `copied`: they come from elsewhere;
   * `downloaded`: a data file is fetched; `named`: the name of a file is all that says so;
   * `beside`: a server is started, and what else runs is not known; `inferred`: tables are created, and nothing names the store.
   */
  readonly how: 'filled' | 'made' | 'copied' | 'downloaded' | 'named' | 'beside' | 'inferred';
  readonly span: Span;
}

export const sqlite: Store = { id: 'sqlite', name: 'SQLite' };
export const h2: Store = { id: 'h2', name: 'H2' };
