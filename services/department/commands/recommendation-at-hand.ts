import type { EntityManager } from 'typeorm';
import { dependingOn } from '../../../platform/commands/depends-on';
import { illegalTransition } from '../../../platform/commands/transition';
import { HubError } from '../../../platform/errors';
import { KnownRecommendation } from '../entities/known';

/**
 * A recommendation of the docket about which something may be done.
 * @throws HubError NOT_FOUND, ILLEGAL_TRANSITION; NOT_YET_KNOWN where the docket has not told yet
 */
export async function requireRecommendation(
  manager: EntityManager,
  id: string,
  isOpen: (known: KnownRecommendation) => boolean,
): Promise<void> {
  const known = await manager.findOneBy(KnownRecommendation, { id });
  if (!known) throw dependingOn(new HubError('NOT_FOUND', 'There is no such recommendation.'), 'mayors-cabinet');
  if (isOpen(known)) return;
  const where = known.outcome === null ? known.stage : `${known.stage}, its outcome ${known.outcome}`;
  throw dependingOn(illegalTransition('recommendation', where, []), 'mayors-cabinet');
}
