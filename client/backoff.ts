/** How long to wait before the next try, in milliseconds, after this many failures in a row (from 1). */
export type Backoff = (failures: number) => number;

const FIRST = 1_000;
const LONGEST = 30_000;

/** Anything up to a bound that doubles: thousands of clients that were dropped at once do not come back at once. */
export function jittered(failures: number): number {
  return Math.random() * Math.min(LONGEST, FIRST * 2 ** (failures - 1));
}

interface Events {
  addEventListener?(type: 'online', listener: () => void): void;
  removeEventListener?(type: 'online', listener: () => void): void;
}

/** Calls back after some milliseconds, or as soon as the browser is online again. Returns how to call it off. */
export function wait(milliseconds: number, callback: () => void): () => void {
  const events = globalThis as Events;
  const cancel = (): void => {
    clearTimeout(timer);
    events.removeEventListener?.('online', wake);
  };
  const wake = (): void => {
    cancel();
    callback();
  };
  const timer = setTimeout(wake, milliseconds);
  events.addEventListener?.('online', wake);
  return cancel;
}
