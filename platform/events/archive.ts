import type { EntityManager } from 'typeorm';

/** An event as an archive holds it: all that the log knows of it. */
export interface ArchivedEvent {
  readonly pos: number;
  readonly eventId: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly subject: string;
  readonly version: number;
  readonly touched: readonly string[];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: string;
  readonly learnedAt: string;
}

type Row = Omit<ArchivedEvent, 'at' | 'learnedAt'> & { readonly at: Date; readonly learnedAt: Date };

/** Events of one statement. */
const CHUNK = 500;

/** The whole log in its order, as far as it reaches when each part is read. */
export async function* archivedEvents(manager: EntityManager): AsyncGenerator<readonly ArchivedEvent[], void, void> {
  for (let after = 0; ;) {
    const events = await manager.query<Row[]>(
      `SELECT pos::float8 AS pos, event_id AS "eventId", type, type_version AS "typeVersion", subject,
              version::float8 AS version, touched, payload, at, learned_at AS "learnedAt"
         FROM event_log WHERE pos > $1 ORDER BY pos LIMIT $2`,
      [after, CHUNK],
    );
    yield events.map((row) => ({ ...row, at: row.at.toISOString(), learnedAt: row.learnedAt.toISOString() }));
    if (events.length < CHUNK) return;
    after = events[events.length - 1].pos;
  }
}

/**
 * Fills an empty log with `events`, dense from `floor` on, as the owner of the tables. Positions mean other events than
 * before, so the epoch is another one: whoever holds a cursor learns that it is of another log.
 */
export async function restoreLog(
  manager: EntityManager,
  floor: number,
  events: readonly ArchivedEvent[],
): Promise<void> {
  for (let at = 0; at < events.length; at += CHUNK) await insertEvents(manager, events.slice(at, at + CHUNK));
  await manager.query('UPDATE event_head SET pos = $1, floor = $2', [floor + events.length, floor]);
  await manager.query('SELECT rotate_epoch(epoch) FROM event_head');
}

async function insertEvents(manager: EntityManager, events: readonly ArchivedEvent[]): Promise<void> {
  await manager.query(
    `INSERT INTO event_log (pos, event_id, type, type_version, subject, version, touched, payload, at, learned_at)
     SELECT pos, "eventId", type, "typeVersion", subject, version,
            ARRAY(SELECT jsonb_array_elements_text(touched)), payload, at, "learnedAt"
       FROM jsonb_to_recordset($1::jsonb) AS event (
         pos bigint, "eventId" uuid, type text, "typeVersion" int, subject text, version bigint, touched jsonb,
         payload jsonb, at timestamptz, "learnedAt" timestamptz)`,
    [JSON.stringify(events)],
  );
}
