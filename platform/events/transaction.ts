import type { DataSource, EntityManager } from 'typeorm';
import { newId } from '../ids';

/** Something that happened, as it enters the log. Its payload is ids and public texts, never a person's name. */
export interface NewEvent {
  /** What happened, such as `MeetingScheduled`. */
  readonly type: string;
  /** Version of the payload's shape. */
  readonly typeVersion: number;
  /** What it happened to, as `Type:id`. */
  readonly subject: string;
  /** The subject's version after it. */
  readonly version: number;
  /**
   * What an answer that read it depends on: `Type:id`, and `Type` for lists that may gain or lose a member. Drops answers
   * that are kept and never leaves the hub: it may name what not everybody may see. The payload may not.
   */
  readonly touched: readonly string[];
  /** What readers need without asking back. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** When the fact happened; the position says when the hub learned it. */
  readonly at: Date;
}

export interface Transaction {
  readonly manager: EntityManager;
  /** Adds an event to those that the transaction appends when its work is done. */
  record(event: NewEvent): void;
}

/** @property position of the last event in the service's log; null when there was none */
export interface Committed<T> {
  readonly result: T;
  readonly position: bigint | null;
}

/**
 * The only way to change a service's data: the work and the events that tell of it are committed together, or neither.
 * The append comes last, since it holds the log's lock until the commit.
 */
export async function inTransaction<T>(
  source: DataSource,
  work: (tx: Transaction) => Promise<T>,
): Promise<Committed<T>> {
  return source.transaction('READ COMMITTED', async (manager) => {
    const events: NewEvent[] = [];
    const result = await work({ manager, record: (event) => void events.push(event) });
    return { result, position: await append(manager, events) };
  });
}

async function append(manager: EntityManager, events: readonly NewEvent[]): Promise<bigint | null> {
  if (events.length === 0) return null;
  const rows = events.map((event) => ({ ...event, eventId: newId() }));
  const [{ position }] = await manager.query('SELECT append_events($1::jsonb) AS position', [JSON.stringify(rows)]);
  return BigInt(position);
}
