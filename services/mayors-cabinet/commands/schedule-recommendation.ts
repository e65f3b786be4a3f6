import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { isToCome } from '../domain/meetings';
import { KnownAgendaItem, KnownMeeting } from '../entities/known';
import { RecommendationAgendaItem } from '../entities/recommendation';
import { recommendationPutOnAgenda } from '../events/recommendations';
import type { ScheduleRecommendationInput } from '../graphql/recommendation-inputs';
import { cabinetId, moveRecommendation, type RecommendationChange } from './recommendation-change';

/** Puts it on an item of a meeting of the Cabinet that is still to come. */
export function scheduleRecommendation(context: Context, input: ScheduleRecommendationInput): Promise<Done> {
  return moveRecommendation(context, 'scheduleRecommendation', input, async (change) => {
    const checks = new Checks();
    const meetingId = await checkItem(checks, change, input.agendaItem);
    checks.done();
    await link(change, input.agendaItem);
    return { meetingId };
  });
}

/** @returns the item's meeting; null where the item cannot be used */
async function checkItem(checks: Checks, change: RecommendationChange, id: string): Promise<string | null> {
  const { manager, recommendation } = change;
  const item = await manager.findOneBy(KnownAgendaItem, { id });
  const meeting = item && (await manager.findOneBy(KnownMeeting, { id: item.meetingId }));
  const isOpen =
    item?.status === 'PLANNED' &&
    meeting !== null &&
    isToCome(meeting.status) &&
    meeting.bodyIds.includes(await cabinetId(manager));
  const reason = 'must be an item, still planned, of a meeting of the Cabinet that is still to come';
  if (!checks.known(isOpen, 'department', 'agendaItem', reason)) return null;
  const taken = await manager.findOneBy(RecommendationAgendaItem, { agendaItemId: id });
  checks.that(
    taken === null || taken.recommendationId === recommendation.id,
    'agendaItem',
    'must take up no other recommendation',
  );
  return meeting?.id ?? null;
}

/** The same item may take it up again, after it was put off. */
async function link(change: RecommendationChange, agendaItemId: string): Promise<void> {
  const { manager, recommendation, now } = change;
  const recommendationId = recommendation.id;
  if (await manager.existsBy(RecommendationAgendaItem, { agendaItemId })) return;
  const row = { id: newId(), recommendationId, agendaItemId };
  await manager.insert(RecommendationAgendaItem, row);
  change.record((version) => recommendationPutOnAgenda(row, version, now));
}
