import type { EntityManager } from 'typeorm';

/**
 * Whoever asks for the same of this service waits here until the transaction of the other has ended, and sees what it
 * left: for what must be there once and has no row yet that could be locked.
 * @param what such as `slug literacy`
 */
export async function oneAtATime(manager: EntityManager, what: string): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || $1, 0))`, [what]);
}
