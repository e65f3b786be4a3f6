import { turn } from './next-move';
import type { DecisionOutcome, Stage } from './values';

it.each([
  ['SUBMITTED', null, 'CABINET'],
  ['ACKNOWLEDGED', null, 'CABINET'],
  ['DEFERRED', null, 'CABINET'],
  ['SCHEDULED', null, 'CABINET'],
  ['RETURNED', null, 'AUTHOR'],
  ['DECIDED', 'DECLINED', 'CABINET'],
  ['ANSWERED', 'ADOPTED', 'DEPARTMENT'],
  ['ANSWERED', 'ADOPTED_WITH_CHANGES', 'DEPARTMENT'],
  ['ANSWERED', 'REFERRED', 'AUTHOR'],
  ['ANSWERED', 'DECLINED', 'AUTHOR'],
  ['ANSWERED', 'NOTED', 'AUTHOR'],
  ['ANSWERED', 'NO_ACTION', 'AUTHOR'],
  ['IMPLEMENTING', 'ADOPTED', 'DEPARTMENT'],
  ['REPORTED_BACK', 'ADOPTED', 'CABINET'],
  ['CLOSED', 'ADOPTED', null],
  ['WITHDRAWN', null, null],
] as [Stage, DecisionOutcome | null, string | null][])('in %s (%s) it is the turn of: %s', (stage, outcome, whose) => {
  expect(turn(stage, outcome)).toBe(whose);
});
