import type { MeetingKind } from '../entities/meeting';

/** The recorded vote on whether a late item is taken up. */
export interface LateVote {
  readonly yes: number;
  readonly no: number;
}

/** What a late item lacks: nothing can be had at a SPECIAL meeting, of which its notice names all business. */
export type LateItemLack = 'LATE_VOTE' | 'TWO_THIRDS' | 'NOTICE';

/** True where a late item needs the body's vote. A meeting whose kind is not known counts as a regular one. */
export function needsLateVote(kind: MeetingKind | null): boolean {
  return kind === null || kind === 'REGULAR';
}

/**
 * What an item lacks that is to be added to a public agenda; null when it may be. An emergency meeting has no agenda to
 * wait for, and a working meeting is none in law, so that nothing holds their late items back.
 */
export function lackOfLateItem(kind: MeetingKind | null, vote: LateVote | null): LateItemLack | null {
  if (kind === 'SPECIAL') return 'NOTICE';
  if (!needsLateVote(kind)) return null;
  if (vote === null) return 'LATE_VOTE';
  return hasTwoThirds(vote) ? null : 'TWO_THIRDS';
}

/** Of those who voted; nobody voting is no majority. */
function hasTwoThirds({ yes, no }: LateVote): boolean {
  return yes + no > 0 && yes * 3 >= (yes + no) * 2;
}
