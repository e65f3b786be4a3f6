import type { TranslatedText } from '../../../platform/database/values';
import { CABINET } from '../meetings/bodies';
import { dayOfTurn, type Turn } from '../meetings/series';
import type { Week } from '../sample-year';
import type { VotingSeat } from '../seats';

export type Vote = 'YES' | 'NO' | 'ABSTAIN' | 'RECUSED' | 'ABSENT';

/** A motion on an item; who is not named votes YES, if present. */
export interface SampleMotion {
  readonly text: TranslatedText;
  readonly result?: 'TABLED' | 'WITHDRAWN' | 'NOT_RECORDED';
  readonly votes?: Partial<Record<VotingSeat, Vote>>;
  readonly corrected?: { readonly on: Week; readonly reason: TranslatedText };
}

export interface SampleDecision {
  readonly outcome: 'ADOPTED' | 'ADOPTED_WITH_CHANGES' | 'REFERRED' | 'DECLINED' | 'NOTED' | 'NO_ACTION';
  /** Left out where the Cabinet did not vote. */
  readonly motion?: SampleMotion;
  readonly conditions?: TranslatedText;
  readonly referredTo?: string;
  readonly answerDueOn: Week;
}

/** One move in the life of a recommendation. */
export interface Step {
  readonly stage: string;
  readonly on: Week;
  /** Wall-clock time, HH:MM. */
  readonly time: string;
  /** Null for a move that happens by itself. */
  readonly by: 'author' | 'cabinet' | null;
  readonly note?: TranslatedText;
  /** The Cabinet meeting that the move is about. */
  readonly turn?: Turn;
  readonly decision?: SampleDecision;
  readonly answer?: { readonly text: TranslatedText; readonly reasons: TranslatedText };
  readonly report?: { readonly satisfied: boolean; readonly text: TranslatedText };
  readonly motion?: SampleMotion;
}

/** What a body sent up, and everything that became of it, in order. */
export interface SampleRecommendation {
  readonly key: string;
  readonly from: string;
  readonly kind?: 'BRIEFING' | 'REQUEST' | 'NOMINATION';
  readonly title: TranslatedText;
  readonly ask: TranslatedText;
  readonly strategy?: string;
  readonly priority?: string;
  readonly indicators?: readonly string[];
  /** Keys of other recommendations on the same subject. */
  readonly related?: readonly string[];
  readonly endorsements?: readonly { readonly body: string; readonly on: Week; readonly note: TranslatedText }[];
  readonly steps: readonly Step[];
}

const inTheOffice = (stage: string, by: Step['by'], on: Week, more: Partial<Step> = {}): Step => ({
  stage,
  on,
  time: '10:15',
  by,
  ...more,
});
const inTheMeeting = (stage: string, turn: Turn, more: Partial<Step>): Step => ({
  stage,
  on: dayOfTurn(CABINET, turn),
  time: '18:45',
  by: 'cabinet',
  turn,
  ...more,
});

export const submitted = (on: Week): Step => inTheOffice('SUBMITTED', 'author', on);
export const acknowledged = (on: Week, note?: TranslatedText): Step =>
  inTheOffice('ACKNOWLEDGED', 'cabinet', on, { note });
export const returned = (on: Week, missing: TranslatedText): Step =>
  inTheOffice('RETURNED', 'cabinet', on, { note: missing });
export const scheduled = (on: Week, turn: Turn): Step => inTheOffice('SCHEDULED', 'cabinet', on, { turn });
export const withdrawn = (on: Week, note: TranslatedText): Step => inTheOffice('WITHDRAWN', 'author', on, { note });
export const implementing = (on: Week): Step => inTheOffice('IMPLEMENTING', null, on);
export const closed = (on: Week, note?: TranslatedText): Step => inTheOffice('CLOSED', 'cabinet', on, { note });

/** Back on the docket by itself: the meeting that was to take it up did not take place. */
export const setBack = (on: Week, turn: Turn, note: TranslatedText): Step =>
  inTheOffice('ACKNOWLEDGED', null, on, { turn, note });
export const deferred = (turn: Turn, note: TranslatedText, motion?: SampleMotion): Step =>
  inTheMeeting('DEFERRED', turn, { note, motion });
export const decided = (turn: Turn, decision: SampleDecision): Step =>
  inTheMeeting('DECIDED', turn, { decision, motion: decision.motion });
/** The record that a referral opens: with the body referred to, which is told what the Cabinet wants to know. */
export const referredHere = (turn: Turn, missing: TranslatedText): readonly Step[] => [
  inTheMeeting('SUBMITTED', turn, { by: null, turn: undefined }),
  inTheMeeting('RETURNED', turn, { note: missing }),
];
export const answered = (on: Week, text: TranslatedText, reasons: TranslatedText): Step =>
  inTheOffice('ANSWERED', 'cabinet', on, { answer: { text, reasons } });
export const reportedBack = (on: Week, satisfied: boolean, text: TranslatedText): Step =>
  inTheOffice('REPORTED_BACK', 'author', on, { report: { satisfied, text } });
