import type { NewEvent } from './new-event';

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

/** What one statement saw of the log: entries that follow one another, and where the log begins and ends. */
export interface LogSlice {
  readonly epoch: number;
  /** Position of the last event; 0 before the first. */
  readonly head: number;
  /** Up to this position the log was pruned. */
  readonly floor: number;
  /** How often an event was erased: when it rises, entries in memory may say what they must not. */
  readonly erasures: number;
  readonly entries: readonly LogEntry[];
}
