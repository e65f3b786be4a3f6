import type { EventLog } from '../events/event-log';
import type { LogSlice } from '../events/entry';

/** Entries of one answer, at most. */
const MAX_ENTRIES = 500;

/** How a service reads the log of another one. */
export interface FeedCarrier {
  /**
   * The entries right after a position, with the log's epoch, head and floor of the same instant. Where there are none yet:
   * as soon as there are, after so many milliseconds, or when the signal aborts. Who does not wait is told of all that is
   * there at this moment; who does, of what whoever reads for many knows.
   * Rejects when the log cannot be read now.
   */
  read(after: number, wait: number, signal: AbortSignal): Promise<LogSlice>;
}

/** The log of a service in this process. */
export function localCarrier(events: EventLog): FeedCarrier {
  return {
    async read(after, wait, signal) {
      // Who does not want to wait wants to know what there is at this moment.
      if (wait === 0) return events.read(after, MAX_ENTRIES);
      return events.next(after, MAX_ENTRIES, AbortSignal.any([signal, AbortSignal.timeout(wait)]));
    },
  };
}
