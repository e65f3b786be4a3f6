import type { Told } from './docket-hub';

/** What holds of every life, however its steps and what followed from them by itself came in between one another. */

/** From where each stage may be reached, by hand or by itself. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  SUBMITTED: ['RETURNED'],
  ACKNOWLEDGED: ['SUBMITTED', 'SCHEDULED'],
  RETURNED: ['SUBMITTED', 'ACKNOWLEDGED', 'DEFERRED'],
  SCHEDULED: ['ACKNOWLEDGED', 'DEFERRED'],
  DEFERRED: ['ACKNOWLEDGED', 'SCHEDULED'],
  DECIDED: ['SCHEDULED'],
  ANSWERED: ['DECIDED'],
  IMPLEMENTING: ['ANSWERED'],
  REPORTED_BACK: ['ANSWERED', 'IMPLEMENTING'],
  CLOSED: ['REPORTED_BACK'],
  WITHDRAWN: ['SUBMITTED', 'ACKNOWLEDGED', 'RETURNED', 'DEFERRED', 'SCHEDULED'],
};
const PRIORITY_AFTER: Readonly<Record<string, readonly string[]>> = {
  HEARD: ['CHOSEN', 'CLOSED'],
  CHOSEN: ['SENT', 'CLOSED'],
  SENT: ['ANSWERED', 'CHOSEN', 'CLOSED'],
  ANSWERED: ['CLOSED'],
  CLOSED: [],
};

/** What must not be in what the services say of a life; empty where all is as the rules have it. */
export function unlawful({ stages, priority, logged, meetings }: Told): string[] {
  const wrong: string[] = [];
  const mustBe = (holds: boolean, what: string): void => void (holds || wrong.push(what));
  mustBe(stages[0] === 'SUBMITTED', `it began ${stages[0]}`);
  for (const [place, stage] of stages.slice(1).entries())
    mustBe(BEFORE[stage].includes(stages[place]), `${stages[place]} to ${stage}`);
  mustBe(logged.stages.join() === stages.join(), `its log says ${logged.stages.join()}, its history ${stages.join()}`);
  for (const [place, status] of logged.priority.slice(1).entries())
    mustBe(PRIORITY_AFTER[logged.priority[place]].includes(status), `priority ${logged.priority[place]} to ${status}`);
  mustBe(logged.priority.at(-1) === priority, `the priority is ${priority}, its log says ${logged.priority.at(-1)}`);
  // What the recommendation came to, its priority knows.
  const last = stages.at(-1);
  if (stages.includes('ANSWERED'))
    mustBe(priority === 'ANSWERED' || priority === 'CLOSED', `answered, and ${priority}`);
  if (last === 'WITHDRAWN') mustBe(priority === 'CHOSEN' || priority === 'CLOSED', `withdrawn, and ${priority}`);
  if (last === 'SCHEDULED') mustBe(meetings.some(mayTakeUp), 'it waits for a meeting that will not take it up');
  return wrong;
}

function mayTakeUp([status, item]: readonly [string, string | null]): boolean {
  if (status === 'CANCELLED' || status === 'NOT_HELD_NO_QUORUM') return false;
  if (item === null || item === 'TABLED' || item === 'WITHDRAWN') return false;
  return !(status === 'ADJOURNED' && item === 'PLANNED');
}
