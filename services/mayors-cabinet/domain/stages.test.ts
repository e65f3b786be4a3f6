import { MOVES, type Mover, movesFrom, type Situation } from './stages';
import type { DecisionOutcome, Stage } from './values';

const BEGUN: Situation = {
  stage: 'SUBMITTED',
  outcome: null,
  answeredOn: null,
  meetingBegun: true,
  today: '2026-06-30',
  silenceDays: 90,
};
const moves = (mover: Mover, stage: Stage, given: Partial<Situation> = {}): Stage[] =>
  movesFrom({ ...BEGUN, stage, ...given }, new Set([mover])).sort();

describe('the moves of a recommendation', () => {
  it.each([
    ['SUBMITTED', ['ACKNOWLEDGED', 'RETURNED']],
    ['ACKNOWLEDGED', ['DEFERRED', 'RETURNED', 'SCHEDULED']],
    ['RETURNED', []],
    ['DEFERRED', ['RETURNED', 'SCHEDULED']],
    ['SCHEDULED', ['DECIDED', 'DEFERRED']],
    ['DECIDED', ['ANSWERED']],
    ['ANSWERED', []],
    ['IMPLEMENTING', []],
    ['REPORTED_BACK', ['CLOSED']],
    ['CLOSED', []],
    ['WITHDRAWN', []],
  ] as [Stage, Stage[]][])('the clerk, from %s: %j', (stage, to) => {
    expect(moves('CLERK', stage)).toEqual(to);
  });

  it.each([
    ['SUBMITTED', ['WITHDRAWN']],
    ['ACKNOWLEDGED', ['WITHDRAWN']],
    ['RETURNED', ['SUBMITTED', 'WITHDRAWN']],
    ['DEFERRED', ['WITHDRAWN']],
    ['SCHEDULED', ['WITHDRAWN']],
    ['DECIDED', []],
    ['ANSWERED', ['REPORTED_BACK']],
    ['IMPLEMENTING', ['REPORTED_BACK']],
    ['REPORTED_BACK', []],
    ['CLOSED', []],
    ['WITHDRAWN', []],
  ] as [Stage, Stage[]][])('the author body, from %s: %j', (stage, to) => {
    expect(moves('AUTHOR', stage)).toEqual(to);
  });

  it('happen by themselves in two places only, one of them for what was adopted', () => {
    expect(MOVES.filter(({ by }) => by === 'ITSELF').map(({ from, to }) => `${from} ${to}`)).toEqual([
      'SCHEDULED ACKNOWLEDGED',
      'ANSWERED IMPLEMENTING',
    ]);
    expect(moves('ITSELF', 'ANSWERED', { outcome: 'DECLINED' })).toEqual([]);
    expect(moves('ITSELF', 'ANSWERED', { outcome: 'ADOPTED_WITH_CHANGES' })).toEqual(['IMPLEMENTING']);
  });

  it('lead to no decision before the meeting has begun', () => {
    expect(moves('CLERK', 'SCHEDULED', { meetingBegun: false })).toEqual(['DEFERRED']);
  });

  it.each([
    ['2026-04-01', 'DECLINED', ['CLOSED']],
    ['2026-04-02', 'DECLINED', []],
    ['2026-04-01', 'NO_ACTION', ['CLOSED']],
    ['2026-04-01', 'ADOPTED', []],
    ['2026-04-01', 'ADOPTED_WITH_CHANGES', []],
  ] as [string, DecisionOutcome, Stage[]][])(
    'close an answer of %s (%s) after 90 days of silence: %j',
    (answeredOn, outcome, to) => {
      expect(moves('CLERK', 'ANSWERED', { answeredOn, outcome })).toEqual(to);
    },
  );

  it('never lead back behind a decision, and out of no end', () => {
    const undecided = new Set<Stage>(['SUBMITTED', 'ACKNOWLEDGED', 'RETURNED', 'SCHEDULED', 'DEFERRED', 'WITHDRAWN']);
    expect(MOVES.filter(({ from, to }) => !undecided.has(from) && undecided.has(to))).toEqual([]);
    expect(MOVES.filter(({ from }) => from === 'CLOSED' || from === 'WITHDRAWN')).toEqual([]);
  });
});
