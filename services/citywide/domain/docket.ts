import { daysBetween, dayOf } from '../../../platform/clock';
import { covers, median, type Span } from './days';

/** What was sent up to the Cabinet, as it stood at the end of a day. Days are counted as the docket counts them. */

/** The stages in which the Cabinet has to act before it decides: the days that count as waiting. */
const WAITING_STAGES: ReadonlySet<string | null> = new Set(['SUBMITTED', 'ACKNOWLEDGED', 'SCHEDULED', 'DEFERRED']);

export interface Step {
  readonly stage: string | null;
  readonly at: Date | null;
}

/** @property steps all of them, oldest first */
export interface Docketed {
  readonly submittedAt: Date | null;
  readonly steps: readonly Step[];
}

/** One of them on a day. */
interface Standing {
  readonly stage: string | null;
  readonly daysWaiting: number;
  readonly daysToAnswer: number | null;
  readonly isAnswered: boolean;
  readonly isReportedBack: boolean;
}

/** What flowed, by what became of it. */
export interface Flow {
  readonly submitted: number;
  readonly waiting: number;
  readonly returned: number;
  readonly owed: number;
  readonly longestWaitingDays: number | null;
  readonly answered: number;
  readonly reportedBack: number;
  readonly medianDaysToAnswer: number | null;
}

/**
 * Counts what was submitted within some days.
 * @param asOf as things stood at the end of that day
 */
export function flowOf(docketed: readonly Docketed[], span: Span, asOf: string): Flow {
  const standing = docketed
    .filter(({ submittedAt }) => isSubmitted(submittedAt, span, asOf))
    .map((each) => standingOf(each, asOf));
  const waiting = standing.filter(({ stage }) => WAITING_STAGES.has(stage));
  const days = standing.flatMap(({ daysToAnswer }) => (daysToAnswer === null ? [] : [daysToAnswer]));
  const count = (holds: (each: Standing) => boolean): number => standing.filter(holds).length;
  return {
    submitted: standing.length,
    waiting: waiting.length,
    returned: count(({ stage }) => stage === 'RETURNED'),
    owed: count(({ stage }) => stage === 'DECIDED'),
    longestWaitingDays: waiting.length === 0 ? null : Math.max(...waiting.map((each) => each.daysWaiting)),
    answered: count(({ isAnswered }) => isAnswered),
    reportedBack: count(({ isReportedBack }) => isReportedBack),
    medianDaysToAnswer: median(days),
  };
}

function isSubmitted(at: Date | null, span: Span, asOf: string): boolean {
  const day = at && dayOf(at);
  return covers(span, day) && (day === null || day <= asOf);
}

function standingOf({ submittedAt, steps }: Docketed, asOf: string): Standing {
  const taken = steps.flatMap(({ stage, at }) => (at !== null && dayOf(at) <= asOf ? [{ stage, day: dayOf(at) }] : []));
  const answered = taken.find(({ stage }) => stage === 'ANSWERED');
  return {
    stage: taken.at(-1)?.stage ?? (submittedAt && 'SUBMITTED'),
    daysWaiting: daysWaiting(taken, asOf),
    daysToAnswer: answered && submittedAt ? daysBetween(dayOf(submittedAt), answered.day) : null,
    isAnswered: answered !== undefined,
    isReportedBack: taken.some(({ stage }) => stage === 'REPORTED_BACK'),
  };
}

/** From each step into a waiting stage to the next, or to that day; so the clock pauses while it is returned. */
function daysWaiting(taken: readonly { stage: string | null; day: string }[], asOf: string): number {
  const spans = taken.map(({ stage, day }, at) =>
    WAITING_STAGES.has(stage) ? daysBetween(day, taken[at + 1]?.day ?? asOf) : 0,
  );
  return spans.reduce((sum, span) => sum + span, 0);
}
