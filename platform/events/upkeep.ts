/** What an operator may do to a log. Both need the rights of the schema's owner; the service's own login has them not. */

/** Whatever sends a statement as the owner: a data source whose role is the owner's, or a client of an administrator. */
export interface OwnersConnection {
  query(sql: string, parameters: unknown[]): Promise<{ rows?: unknown } | unknown[]>;
}

/**
 * Forgets the events up to a position. Who comes back with a cursor below it is told CURSOR_TOO_OLD.
 * @returns how many rows went
 * @throws the database's error when the log does not reach that far
 */
export async function pruneEvents(owner: OwnersConnection, upTo: number): Promise<number> {
  return Number((await firstRow(owner, 'SELECT prune_events($1) AS result', [upTo])).result);
}

/**
 * Takes the content out of one event, for good. Its place, type and subject stay.
 * @returns false where there is no such event
 */
export async function eraseEvent(owner: OwnersConnection, eventId: string): Promise<boolean> {
  return (await firstRow(owner, 'SELECT erase_event($1) AS result', [eventId])).result as boolean;
}

async function firstRow(owner: OwnersConnection, sql: string, parameters: unknown[]): Promise<{ result: unknown }> {
  const answer = await owner.query(sql, parameters);
  const rows = Array.isArray(answer) ? answer : (answer.rows as unknown[]);
  return rows[0] as { result: unknown };
}
