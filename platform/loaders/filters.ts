import { type Condition, EVERY_ROW } from './rows';

/** The condition that a list's filter makes. A filter that was not asked for (null, or left out) narrows nothing. */
export function ifAsked<T>(asked: T | null | undefined, narrow: (asked: T) => Condition): Condition {
  return asked === null || asked === undefined ? EVERY_ROW : narrow(asked);
}
