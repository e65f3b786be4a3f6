import { daysBetween, dayOf } from '../../../platform/clock';
import type { Stage } from './values';

/** Whole calendar days (of the hub's zone) from the submission to the answer. */
export function daysToAnswer(submittedAt: Date, answeredAt: Date): number {
  return daysBetween(dayOf(submittedAt), dayOf(answeredAt));
}

/**
 * Days by which the answer is past the day for which it was promised.
 * @param dueOn that day; null where none was promised
 * @returns null when no answer is owed (only DECIDED owes one) or no day was promised, 0 up to that day itself
 */
export function answerOverdueDays(stage: Stage, dueOn: string | null, today: string): number | null {
  if (stage !== 'DECIDED' || dueOn === null) return null;
  return Math.max(0, daysBetween(dueOn, today));
}
