import { daysBetween } from '../../../platform/clock';
import type { DecisionOutcome, Stage } from './values';

/** Who makes a move: the Cabinet's clerk or liaison, the author body, or nobody, since it follows from another fact. */
export type Mover = 'CLERK' | 'AUTHOR' | 'ITSELF';

/** What the conditions of moves read. */
export interface Situation {
  readonly stage: Stage;
  /** The decision's; null before it. */
  readonly outcome: DecisionOutcome | null;
  /** The day of the answer; null before it. */
  readonly answeredOn: string | null;
  /** Whether the Cabinet meeting on whose agenda it stands has begun. */
  readonly meetingBegun: boolean;
  readonly today: string;
  /** Days of the author's silence after which an answer may be closed. */
  readonly silenceDays: number;
}

/**
 * One line of the table of moves. What the mover must bring along (a reason, an agenda item, an outcome) is for the
 * mutation's input to say.
 */
export interface Move {
  readonly from: Stage;
  readonly to: Stage;
  readonly by: Mover;
  /** The mutation that makes it, or the fact that it follows from. */
  readonly through: string;
  /** Where left out, the stage is all that it takes. */
  readonly when?: (situation: Situation) => boolean;
}

/** Facts of other services from which moves follow by themselves. */
export const NOT_TAKEN_UP = 'the item was not taken up';
export const IMPLEMENTATION_SET = 'an implementation was set';

/** Every way from one stage to another; whatever is not here is refused. */
export const MOVES: readonly Move[] = [
  { from: 'SUBMITTED', to: 'ACKNOWLEDGED', by: 'CLERK', through: 'acknowledgeRecommendation' },
  { from: 'SUBMITTED', to: 'RETURNED', by: 'CLERK', through: 'returnRecommendation' },
  { from: 'SUBMITTED', to: 'WITHDRAWN', by: 'AUTHOR', through: 'withdrawRecommendation' },
  { from: 'RETURNED', to: 'SUBMITTED', by: 'AUTHOR', through: 'resubmitRecommendation' },
  { from: 'RETURNED', to: 'WITHDRAWN', by: 'AUTHOR', through: 'withdrawRecommendation' },
  { from: 'ACKNOWLEDGED', to: 'SCHEDULED', by: 'CLERK', through: 'scheduleRecommendation' },
  { from: 'ACKNOWLEDGED', to: 'RETURNED', by: 'CLERK', through: 'returnRecommendation' },
  { from: 'ACKNOWLEDGED', to: 'DEFERRED', by: 'CLERK', through: 'deferRecommendation' },
  { from: 'ACKNOWLEDGED', to: 'WITHDRAWN', by: 'AUTHOR', through: 'withdrawRecommendation' },
  { from: 'DEFERRED', to: 'SCHEDULED', by: 'CLERK', through: 'scheduleRecommendation' },
  { from: 'DEFERRED', to: 'RETURNED', by: 'CLERK', through: 'returnRecommendation' },
  { from: 'DEFERRED', to: 'WITHDRAWN', by: 'AUTHOR', through: 'withdrawRecommendation' },
  { from: 'SCHEDULED', to: 'DECIDED', by: 'CLERK', through: 'decideRecommendation', when: hasMet },
  { from: 'SCHEDULED', to: 'DEFERRED', by: 'CLERK', through: 'deferRecommendation' },
  { from: 'SCHEDULED', to: 'ACKNOWLEDGED', by: 'ITSELF', through: NOT_TAKEN_UP },
  { from: 'SCHEDULED', to: 'WITHDRAWN', by: 'AUTHOR', through: 'withdrawRecommendation' },
  { from: 'DECIDED', to: 'ANSWERED', by: 'CLERK', through: 'answerRecommendation' },
  { from: 'ANSWERED', to: 'IMPLEMENTING', by: 'ITSELF', through: IMPLEMENTATION_SET, when: wasAdopted },
  { from: 'ANSWERED', to: 'REPORTED_BACK', by: 'AUTHOR', through: 'reportBack' },
  { from: 'ANSWERED', to: 'CLOSED', by: 'CLERK', through: 'closeRecommendation', when: isLongSilent },
  { from: 'IMPLEMENTING', to: 'REPORTED_BACK', by: 'AUTHOR', through: 'reportBack' },
  { from: 'REPORTED_BACK', to: 'CLOSED', by: 'CLERK', through: 'closeRecommendation' },
];

/** The stages to which one of the movers may bring a recommendation from where it is. */
export function movesFrom(situation: Situation, movers: ReadonlySet<Mover>): Stage[] {
  return MOVES.filter((move) => movers.has(move.by) && isOpen(move, situation)).map(({ to }) => to);
}

function isOpen({ from, when }: Move, situation: Situation): boolean {
  return from === situation.stage && (when?.(situation) ?? true);
}

/** The stage to which a mutation, or a fact, brings it from where it is; null where it does not. */
export function moveThrough(through: string, situation: Situation): Stage | null {
  const open = MOVES.find((move) => move.through === through && isOpen(move, situation));
  return open?.to ?? null;
}

/** Names of the mutations that its state allows to somebody. */
export function legalMutations(situation: Situation): string[] {
  return MOVES.filter((move) => move.by !== 'ITSELF' && isOpen(move, situation)).map(({ through }) => through);
}

/** Who makes the moves of a mutation. */
export function moverOf(mutation: string): Mover {
  const move = MOVES.find(({ through }) => through === mutation);
  if (!move) throw new Error(`${mutation} moves nothing.`);
  return move.by;
}

/** Before the decision, other bodies may stand behind it, and its author may take it back. */
export const BEFORE_DECISION: readonly Stage[] = ['SUBMITTED', 'ACKNOWLEDGED', 'RETURNED', 'SCHEDULED', 'DEFERRED'];

/** Whether the Cabinet said yes, so that there is something to carry out. */
export function isAdopted(outcome: DecisionOutcome | null): boolean {
  return outcome === 'ADOPTED' || outcome === 'ADOPTED_WITH_CHANGES';
}

function hasMet({ meetingBegun }: Situation): boolean {
  return meetingBegun;
}

function wasAdopted({ outcome }: Situation): boolean {
  return isAdopted(outcome);
}

/** Nothing is left to carry out, and the author has been silent since the answer for as long as the setting says. */
function isLongSilent({ outcome, answeredOn, today, silenceDays }: Situation): boolean {
  return !isAdopted(outcome) && answeredOn !== null && daysBetween(answeredOn, today) >= silenceDays;
}
