import type { NewEvent } from './transaction';

/** An event as it stands in the log. Entries are shared by all who read them. */
export interface LogEntry extends NewEvent {
  /** Its place, counted from 1 without a gap. */
  readonly pos: number;
  /** Its place as clients hold it: everything up to and with this event lies behind it. */
  readonly cursor: string;
  readonly eventId: string;
  /** Only `{ erased: true }` where an operator erased it. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** An entry on its way to a follower, and what it was selected with. */
export interface Followed {
  readonly entry: LogEntry;
  /** The same object for all entries that one `select` let through, so that loaders may be shared by them. */
  readonly batch: object;
}
