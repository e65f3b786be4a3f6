import { instantAt } from '../../../platform/clock';
import type { NewEvent } from '../../../platform/events/transaction';

/** For facts of which nothing in the row says when they happened. */
export const UNKNOWN = new Date(0);

/** When something happened of which only the day is on record: at its first instant. */
export function startOf(day: string | null): Date {
  return day === null ? UNKNOWN : instantAt(day, '00:00');
}

/** What an event of a row says; version 1 where the row has none. */
export type Fact = Pick<NewEvent, 'type' | 'subject' | 'payload' | 'at'> &
  Partial<Pick<NewEvent, 'touched'>> & { readonly version?: number };

/** An event of the first version of its shape. Its subject is always among what it touched. */
export function event({ version = 1, touched = [], ...fact }: Fact): NewEvent {
  return { ...fact, typeVersion: 1, version, touched: [fact.subject, ...touched] };
}

/** Tags of entities of one type; ids that are null name none. */
export function tags(type: string, ...ids: readonly (string | null)[]): string[] {
  return ids.filter((id) => id !== null).map((id) => `${type}:${id}`);
}
