import { instantAt } from '../../../platform/clock';
import type { NewEvent } from '../../../platform/events/transaction';

/** The epoch, for what has no day that may be told: better no day than that of loading. */
export const UNDATED = new Date(0);

export function startOf(day: string | null): Date {
  return day === null ? UNDATED : instantAt(day, '00:00');
}

/** An event of the first version of its shape; its subject is always among what it touched. */
export function event(fact: Omit<NewEvent, 'typeVersion'>): NewEvent {
  return { ...fact, typeVersion: 1, touched: [...new Set([...fact.touched, fact.subject])] };
}
