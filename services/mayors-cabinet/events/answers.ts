import type { NewEvent } from '../../../platform/events/transaction';
import type { CabinetResponse, Decision, ReportBack } from '../entities/answer';
import { event } from './event';

/** The Cabinet decided, and owes an answer. */
export function recommendationDecided(row: Decision, version?: number): NewEvent {
  const { recommendationId, outcome, meetingId, motionId, conditions, referredToId, answerDueOn, at } = row;
  return event({
    type: 'RecommendationDecided',
    subject: `Recommendation:${recommendationId}`,
    version,
    payload: { outcome, meetingId, motionId, conditions, referredToId, answerDueOn },
    at,
  });
}

/** The Cabinet gave its written answer. */
export function recommendationAnswered(
  { recommendationId, text, reasons, documentId, at }: CabinetResponse,
  version?: number,
): NewEvent {
  return event({
    type: 'RecommendationAnswered',
    subject: `Recommendation:${recommendationId}`,
    version,
    payload: { text, reasons, documentId },
    at,
  });
}

/** The author body said what it makes of the answer. */
export function reportedBack({ recommendationId, satisfied, text, at }: ReportBack, version?: number): NewEvent {
  return event({
    type: 'ReportedBack',
    subject: `Recommendation:${recommendationId}`,
    version,
    payload: { satisfied, text },
    at,
  });
}
