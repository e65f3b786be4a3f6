/** An event as it stands in the log. Entries are shared by all who read them. */
export interface LogEntry {
  /** Its place, counted from 1 without a gap. */
  readonly pos: number;
  /** Its place as clients hold it: everything up to and with this event lies behind it. */
  readonly cursor: string;
  readonly eventId: string;
  readonly type: string;
  readonly typeVersion: number;
  /** What it happened to, as `Type:id`. */
  readonly subject: string;
  /** The subject's version after it. */
  readonly version: number;
  /** What an answer that read it depends on; never leaves the hub. */
  readonly touched: readonly string[];
  /** Only `{ erased: true }` where an operator erased it. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** When the fact happened. */
  readonly at: Date;
}

/** An entry on its way to a follower, and what it was selected with. */
export interface Followed {
  readonly entry: LogEntry;
  /** The same object for all entries that one `select` let through, so that loaders may be shared by them. */
  readonly batch: object;
}
