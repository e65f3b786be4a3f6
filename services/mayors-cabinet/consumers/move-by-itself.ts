import { dayOf } from '../../../platform/clock';
import type { Transaction } from '../../../platform/events/transaction';
import { openRecommendation } from '../commands/recommendation-change';
import { moveThrough } from '../domain/stages';
import { Decision } from '../entities/answer';

/**
 * A move that follows from a fact of another service. Where the recommendation does not stand where it leads from, nothing
 * happens: it was made before, or something else was done meanwhile.
 * @param through the fact, as the table of moves calls it
 * @param at when it happened
 */
export async function moveByItself(tx: Transaction, id: string, through: string, at: Date): Promise<void> {
  const change = await openRecommendation(tx, id, at);
  if (!change) return;
  const decision = await tx.manager.findOneBy(Decision, { recommendationId: id });
  const to = moveThrough(through, {
    stage: change.recommendation.stage,
    outcome: decision?.outcome ?? null,
    answeredOn: null,
    meetingBegun: false,
    today: dayOf(at),
    silenceDays: 0,
  });
  if (to === null) return;
  await change.move(to, null);
  await change.commit();
}
