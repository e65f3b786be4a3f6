import type { LoadedDataset } from './loaded-datasets';

/** What an archive of one service says besides its rows and its log. */
export interface ServiceArchive {
  /** Of the migrations that the tables had seen, oldest first: rows fit no other tables. */
  readonly migrations: readonly string[];
  /** Up to this position the log was pruned. */
  readonly floor: number;
  readonly datasets: readonly LoadedDataset[];
  /** How far the service had read the logs of others. */
  readonly feeds: readonly FeedMark[];
}

export interface FeedMark {
  readonly source: string;
  readonly epoch: number;
  readonly pos: number;
  readonly eventId: string | null;
}
