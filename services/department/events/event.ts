import { instantAt } from '../../../platform/clock';
import type { LogEntry } from '../../../platform/events/entry';
import type { NewEvent } from '../../../platform/events/transaction';

/** Type and id of an entity, as events name it. */
export const entity = (type: string, id: string): string => `${type}:${id}`;

/** The same for those of several ids that are given. */
export const entities = (type: string, ids: readonly (string | null)[]): string[] =>
  ids.flatMap((id) => (id === null ? [] : entity(type, id)));

/** Id of what an event happened to. */
export function idOf({ subject }: Pick<LogEntry, 'subject'>): string {
  return subject.slice(subject.indexOf(':') + 1);
}

/** The instant at which a day began in the hub's zone; the epoch where the row does not say when its fact happened. */
export function dayStart(day: string | null): Date {
  return day === null ? new Date(0) : instantAt(day, '00:00');
}

/** What of an event has a usual value: version 1, of a row that has none, and a time that nobody told. */
type Fact = Omit<NewEvent, 'typeVersion' | 'version' | 'at'> & Partial<Pick<NewEvent, 'version' | 'at'>>;

/** An event whose payload has its first shape. */
export function event(fact: Fact): NewEvent {
  const { version = 1, at = new Date(0) } = fact;
  return { ...fact, typeVersion: 1, version, at };
}
