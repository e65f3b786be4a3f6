/** What may be done about a recommendation, by where it stands on the Cabinet's docket. */

const ANSWERED: ReadonlySet<string> = new Set(['ANSWERED', 'IMPLEMENTING', 'REPORTED_BACK', 'CLOSED']);
const ADOPTED: ReadonlySet<string | null> = new Set(['ADOPTED', 'ADOPTED_WITH_CHANGES']);

/** Whether the department carries it out: it was adopted, and its author has the answer. */
export function isToCarryOut({ stage, outcome }: { stage: string; outcome: string | null }): boolean {
  return ANSWERED.has(stage) && ADOPTED.has(outcome);
}

/** Whether it is still of interest what it would cost. */
export function mayBePriced(stage: string): boolean {
  return stage !== 'CLOSED' && stage !== 'WITHDRAWN';
}
