import type { Client } from 'pg';
import { newId } from '../../platform/ids';
import { now } from '../clock';

/** An event that is on its way. */
export interface Sent {
  readonly eventId: string;
  /** When COMMIT was sent; see `now`. */
  readonly at: number;
}

/** Tells of the change that a transaction makes; called right before its commit. */
export type Telling = (eventId: string, version: number) => Promise<unknown>;

/** Writes to a meeting as a command does, in one transaction, whose commit can be timed: the row, then what tells of it. */
export class Committer {
  constructor(
    private readonly session: Client,
    private readonly meeting: string,
    private readonly tell: Telling,
  ) {}

  async commit(): Promise<Sent> {
    const { session } = this;
    const eventId = newId();
    await session.query('BEGIN');
    const { rows } = await session.query<{ version: number }>(
      'UPDATE department.meeting SET version = version + 1 WHERE id = $1 RETURNING version',
      [this.meeting],
    );
    await this.tell(eventId, rows[0].version);
    const at = now();
    await session.query('COMMIT');
    return { eventId, at };
  }
}

/** Appends to the log by its own door, with the content of the meeting's last event. */
export async function appending(session: Client, meeting: string): Promise<Telling> {
  const { rows } = await session.query<{ type_version: number; touched: string[]; payload: object; at: Date }>(
    'SELECT type_version, touched, payload, at FROM department.event_log WHERE subject = $1 ORDER BY pos DESC LIMIT 1',
    [`Meeting:${meeting}`],
  );
  const { type_version: typeVersion, touched, payload, at } = rows[0];
  const common = { type: 'MeetingDetailsChanged', typeVersion, subject: `Meeting:${meeting}`, touched, payload, at };
  return (eventId, version) =>
    session.query('SELECT department.append_events($1::jsonb)', [JSON.stringify([{ ...common, eventId, version }])]);
}

/** Notifies the floor of an execution result, with the event's id in it. */
export function notifying(session: Client, result: string): Telling {
  const withId = (eventId: string): string => result.replace(/("eventId":")[^"]*/, `$1${eventId}`);
  return (eventId) => session.query('SELECT pg_notify($1, $2)', ['floor', withId(eventId)]);
}
