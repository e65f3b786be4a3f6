import type { EntityManager } from 'typeorm';
import type { Checks } from '../../../platform/commands/checks';
import { KnownMeeting } from '../entities/known';

/** Checks that a meeting is one of the Parent Cabinet, where one is named. */
export async function checkMeeting(
  checks: Checks,
  manager: EntityManager,
  cabinetId: string,
  id: string | null | undefined,
): Promise<void> {
  if (id === null || id === undefined) return;
  const meeting = await manager.findOneBy(KnownMeeting, { id });
  const isOwn = meeting?.bodyIds.includes(cabinetId) ?? false;
  checks.known(isOwn, 'department', 'meeting', 'must be a meeting of the Parent Cabinet');
}
