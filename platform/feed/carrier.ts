import type { EventLog } from '../events/event-log';
import type { LogSlice } from '../events/entry';

/** Entries of one answer, at most. */
const MAX_ENTRIES = 500;

/** How a service reads the log of another one. */
export interface FeedCarrier {
  /**
   * The entries right after a position, with the log's epoch, head and floor of the same instant. Where there are none yet:
   * as soon as there are, after so many milliseconds, or when the signal aborts.
   * Rejects when the log cannot be read now.
   */
  read(after: number, wait: number, signal: AbortSignal): Promise<LogSlice>;
}

/** The log of a service in this process. */
export function localCarrier(events: EventLog): FeedCarrier {
  return {
    async read(after, wait, signal) {
      const slice = await events.read(after, MAX_ENTRIES);
      if (slice.entries.length > 0 || wait === 0 || signal.aborted) return slice;
      const enough = AbortSignal.any([signal, AbortSignal.timeout(wait)]);
      await events.beyond({ epoch: slice.epoch, pos: slice.head }, enough);
      return events.read(after, MAX_ENTRIES);
    },
  };
}
