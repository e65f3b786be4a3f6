import type { EntityManager } from 'typeorm';
import type { Checks } from '../../../platform/commands/checks';
import { KnownMeeting } from '../entities/known';

/** A meeting that has begun; of the record's meetings it is not always known. */
const HELD: ReadonlySet<string | null> = new Set(['IN_SESSION', 'RECESSED', 'ADJOURNED', null]);

/** Checks that a meeting is one of the group, where one is named. @param isHeld whether it must have begun */
export async function checkMeeting(
  checks: Checks,
  manager: EntityManager,
  groupId: string,
  path: string,
  id: string | null | undefined,
  isHeld = false,
): Promise<void> {
  if (id === null || id === undefined) return;
  const meeting = await manager.findOneBy(KnownMeeting, { id });
  const isOwn = meeting?.bodyIds.includes(groupId) ?? false;
  if (!checks.known(isOwn, 'department', path, 'must be a meeting of the group')) return;
  if (isHeld) checks.known(HELD.has(meeting?.status ?? null), 'department', path, 'must be a meeting that has begun');
}
