import type { NewEvent } from '../../../platform/events/transaction';
import type { Endorsement, Recommendation, RecommendationAgendaItem, StageChange } from '../entities/recommendation';
import { event, tags, UNKNOWN } from './event';

/**
 * A body sent something up. The stage is left out: what the row says is where it stands now, and the moves tell how it
 * came there.
 */
export function recommendationSubmitted(row: Recommendation): NewEvent {
  const { fromId, fromStrategyId, fromPriorityId, indicatorIds, relatedIds, submittedAt } = row;
  return event({
    type: 'RecommendationSubmitted',
    subject: `Recommendation:${row.id}`,
    version: row.version,
    touched: [
      'Recommendation',
      ...tags('Body', fromId),
      ...tags('Strategy', fromStrategyId),
      ...tags('ParentPriority', fromPriorityId),
      ...tags('Indicator', ...indicatorIds),
      ...tags('Recommendation', ...relatedIds),
    ],
    payload: {
      number: row.number,
      kind: row.kind,
      title: row.title,
      ask: row.ask,
      submittedAt,
      fromId,
      fromStrategyId,
      fromPriorityId,
      indicatorIds,
      relatedIds,
      documentIds: row.documentIds,
    },
    at: submittedAt,
  });
}

/** Its author sent it up again in other words. */
export function recommendationRevised(row: Recommendation, version: number, at: Date): NewEvent {
  const { title, ask, indicatorIds, documentIds } = row;
  return event({
    type: 'RecommendationRevised',
    subject: `Recommendation:${row.id}`,
    version,
    touched: ['Recommendation', ...tags('Indicator', ...indicatorIds)],
    payload: { title, ask, indicatorIds, documentIds },
    at,
  });
}

/**
 * One step of its life, the submission included. The meeting is named where the Cabinet decided alone: any other step
 * tells of an agenda, which need not be public yet.
 */
export function recommendationMoved(row: StageChange, version?: number): NewEvent {
  const { recommendationId, position, stage, at, byId, note, meetingId } = row;
  return event({
    type: 'RecommendationMoved',
    subject: `Recommendation:${recommendationId}`,
    version,
    touched: ['Recommendation'],
    payload: { position, stage, byId, note, meetingId: stage === 'DECIDED' ? meetingId : null },
    at,
  });
}

/** Another body stands behind it. */
export function recommendationEndorsed(
  { recommendationId, bodyId, note, at }: Endorsement,
  version?: number,
): NewEvent {
  return event({
    type: 'RecommendationEndorsed',
    subject: `Recommendation:${recommendationId}`,
    version,
    touched: tags('Body', bodyId),
    payload: { bodyId, note },
    at,
  });
}

/** It was put on an agenda. The payload says nothing of the item, since the agenda need not be public yet. */
export function recommendationPutOnAgenda(
  { recommendationId, agendaItemId }: RecommendationAgendaItem,
  version?: number,
  at = UNKNOWN,
): NewEvent {
  return event({
    type: 'RecommendationPutOnAgenda',
    subject: `Recommendation:${recommendationId}`,
    version,
    touched: ['Meeting', ...tags('AgendaItem', agendaItemId)],
    payload: {},
    at,
  });
}
