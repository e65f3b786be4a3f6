import type { EntityManager } from 'typeorm';
import { oneAtATime } from '../../../platform/commands/one-at-a-time';

/**
 * The next public number of a year, such as 2026-014. Numbers of a year are given one after the other: whoever comes second
 * waits for the first one's transaction, which gives its number back when it fails.
 * @param today the day of the request
 */
export async function nextNumber(manager: EntityManager, today: string): Promise<string> {
  const year = today.slice(0, 4);
  await oneAtATime(manager, 'recommendation numbers');
  const [{ last }] = await manager.query<{ last: number }[]>(
    `SELECT coalesce(max(substr(number, 6)::int), 0) AS last FROM recommendation WHERE number ~ $1`,
    [`^${year}-[0-9]{1,9}$`],
  );
  return `${year}-${String(last + 1).padStart(3, '0')}`;
}
