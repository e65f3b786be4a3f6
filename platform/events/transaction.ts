import {
  type DataSource,
  type EntityManager,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { newId } from '../ids';
import type { NewEvent } from './new-event';
import { requirePublished } from './published';

export type { NewEvent };

export interface Transaction {
  readonly manager: EntityManager;
  /** Adds an event to those that the transaction appends when its work is done. */
  record(event: NewEvent): void;
}

/** Where a transaction's last event stands in the service's log. */
export interface LogPlace {
  readonly epoch: number;
  readonly pos: number;
}

/** @property place of the last event; null when there was none */
export interface Committed<T> {
  readonly result: T;
  readonly place: LogPlace | null;
}

/**
 * The only way to change a service's data: the work and the events that tell of it are committed together, or neither.
 * The append comes last, since it holds the log's lock until the commit.
 * @param settle what else must be committed with the events and needs to know their place; kept short, for that reason
 */
export async function inTransaction<T>(
  source: DataSource,
  work: (tx: Transaction) => Promise<T>,
  settle?: (manager: EntityManager, result: T, place: LogPlace | null) => Promise<void>,
): Promise<Committed<T>> {
  const committed = source.transaction('READ COMMITTED', async (manager) => {
    const events: NewEvent[] = [];
    const result = await work({ manager, record: (event) => void events.push(event) });
    const place = await append(manager, events);
    await settle?.(manager, result, place);
    return { result, place };
  });
  return committed.catch((error: unknown) => {
    throw asLost(error);
  });
}

/** Whose connection is lost between two statements is told by TypeORM of a mistake: here nobody gives it back before the end. */
function asLost(error: unknown): unknown {
  const isReleased =
    error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError;
  return isReleased ? new Error('Connection terminated', { cause: error }) : error; // as `pg` says it of a statement
}

async function append(manager: EntityManager, events: readonly NewEvent[]): Promise<LogPlace | null> {
  if (events.length === 0) return null;
  for (const event of events) requirePublished(manager.connection, event);
  const rows = events.map((event) => ({ ...event, eventId: newId() }));
  const [{ pos, epoch }] = await manager.query(
    'SELECT append_events($1::jsonb) AS pos, (SELECT epoch FROM event_head) AS epoch',
    [JSON.stringify(rows)],
  );
  return { epoch, pos: Number(pos) };
}
