import { daysBetween, dayOf } from '../../../platform/clock';
import type { Stage } from './values';

/** The stages in which the Cabinet has to act before it decides: the docket, and the days that count as waiting. */
export const WAITING_STAGES: readonly Stage[] = ['SUBMITTED', 'ACKNOWLEDGED', 'SCHEDULED', 'DEFERRED'];

/** A step of a recommendation's history. */
export interface Step {
  readonly stage: Stage;
  readonly at: Date;
}

/**
 * Whole days that the author has waited on the Cabinet: for each step into a waiting stage, the calendar days (of the
 * hub's zone) from that step to the next, or to today where it is the last. So the clock pauses while RETURNED and
 * stops at DECIDED and at WITHDRAWN, and moves within one day neither add to it nor take away.
 * @param history all steps, oldest first
 */
export function daysWaiting(history: readonly Step[], today: string): number {
  const days = history.map((step) => dayOf(step.at));
  const spans = history.map((step, index) => {
    return WAITING_STAGES.includes(step.stage) ? daysBetween(days[index], days[index + 1] ?? today) : 0;
  });
  return spans.reduce((sum, span) => sum + span, 0);
}
