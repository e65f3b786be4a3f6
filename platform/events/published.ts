import type { DataSource } from 'typeorm';
import type { LogEntry } from './entry';
import { beyond, misfits, type Shape } from './shapes';
import type { NewEvent } from './new-event';

type Payload = Readonly<Record<string, unknown>>;

/** A type of event that a service publishes: what others may rely on. */
export interface EventType {
  /** Of the payload's shape. A change that an old reader would not bear needs another one, and an `earlier` below it. */
  readonly version: number;
  /** What it happens to: the types that its subject may have; empty for whatever there is. */
  readonly about: readonly string[];
  /** What happened, in a sentence. */
  readonly says: string;
  readonly payload: Shape;
  /** By version: how a payload that was written under it becomes one of the next version. */
  readonly earlier?: Readonly<Record<number, (payload: Payload) => Payload>>;
}

/** By type. */
export type Published = Readonly<Record<string, EventType>>;

/** What each service's tables are written through, and what it may publish. */
const bySource = new WeakMap<DataSource, Published>();

/** From here on, nothing else is published through a data source than what is declared. */
export function publishOnly(source: DataSource, published: Published): void {
  bySource.set(source, published);
}

/**
 * Makes sure that an event is one that the service publishes. Without a declaration everything may pass.
 * @throws Error for any other: a mistake of the service, by which nothing is written
 */
export function requirePublished(source: DataSource, event: NewEvent): void {
  const published = bySource.get(source);
  if (!published) return;
  const wrong = wrongIn(published, event);
  if (wrong !== null) throw new Error(`The event ${event.type} of ${event.subject} ${wrong}.`);
}

/** Why an event is none of those that a service publishes; null where it is one. */
export function wrongIn(
  published: Published,
  { type, typeVersion, subject, payload }: Pick<NewEvent, 'type' | 'typeVersion' | 'subject' | 'payload'>,
): string | null {
  if (!Object.hasOwn(published, type)) return 'is not published by this service';
  const { version, about, payload: shape } = published[type];
  if (typeVersion !== version) return `is of version ${typeVersion}, and version ${version} is published`;
  if (about.length > 0 && !about.includes(subject.slice(0, subject.indexOf(':'))))
    return 'happens to nothing of that type';
  const wrong = [...misfits(shape, payload), ...beyond(shape, payload)];
  return wrong.length === 0 ? null : `does not have the declared shape: ${wrong.join(', ')}`;
}

/** An entry as it would be written today: what was written under an earlier version is brought up to the present one. */
export function upToDate(published: Published, entry: LogEntry): LogEntry {
  if (!Object.hasOwn(published, entry.type) || entry.payload.erased === true) return entry;
  const { version, earlier = {} } = published[entry.type];
  let { typeVersion, payload } = entry;
  while (typeVersion < version) {
    payload = earlier[typeVersion](payload);
    typeVersion++;
  }
  return typeVersion === entry.typeVersion ? entry : { ...entry, typeVersion, payload };
}
