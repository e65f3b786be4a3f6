import { isAdopted } from './stages';
import type { DecisionOutcome, Stage } from './values';

/** Who has to act next. */
export type Turn = 'CABINET' | 'AUTHOR' | 'DEPARTMENT';

/**
 * Whose turn it is.
 * @param outcome the decision's, null before it; read only when ANSWERED: what was adopted is the department's to carry
 *   out, of anything else the author has to say what it makes of the answer
 * @returns null when nothing is owed by anybody
 */
export function turn(stage: Stage, outcome: DecisionOutcome | null): Turn | null {
  if (stage === 'ANSWERED') return isAdopted(outcome) ? 'DEPARTMENT' : 'AUTHOR';
  return TURNS[stage];
}

const TURNS: Readonly<Record<Exclude<Stage, 'ANSWERED'>, Turn | null>> = {
  SUBMITTED: 'CABINET',
  ACKNOWLEDGED: 'CABINET',
  RETURNED: 'AUTHOR',
  SCHEDULED: 'CABINET',
  DEFERRED: 'CABINET',
  DECIDED: 'CABINET',
  IMPLEMENTING: 'DEPARTMENT',
  REPORTED_BACK: 'CABINET',
  CLOSED: null,
  WITHDRAWN: null,
};
