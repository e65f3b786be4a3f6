import type { Week, Weekday } from '../sample-year';

type Words = readonly [english: string, spanish: string];

/** A body's monthly meetings: twelve that are past and three to come. */
export interface Series {
  readonly body: string;
  readonly title: Words;
  readonly kind: 'REGULAR' | 'WORKING';
  readonly weekday: Weekday;
  /** Wall-clock time of the start, HH:MM. */
  readonly time: string;
  readonly minutes: number;
  readonly modality: 'IN_PERSON' | 'REMOTE' | 'HYBRID';
  readonly place: Words | null;
  readonly interpretation: readonly string[];
  readonly supports: readonly string[];
  /** Weeks by which its meetings come before those of the common calendar. */
  readonly earlier: number;
  /** What its meetings are about, in turn; the first one opens the sample year. */
  readonly topics: readonly Words[];
}

/** A meeting by its place in the year: -1 was the last one, 1 is the next; there is no 0. */
export type Turn = -12 | -11 | -10 | -9 | -8 | -7 | -6 | -5 | -4 | -3 | -2 | -1 | 1 | 2 | 3;
export const TURNS: readonly Turn[] = [-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 1, 2, 3];

/** The weeks of monthly meetings, in the order of the turns. */
const COMMON_CALENDAR = [-48, -44, -39, -35, -31, -26, -22, -18, -13, -9, -5, -1, 4, 8, 13] as const;

/** The day of a meeting of a series. */
export function dayOfTurn(series: Series, turn: Turn): Week {
  return [COMMON_CALENDAR[TURNS.indexOf(turn)] - series.earlier, series.weekday];
}

/** What a meeting of a series is about. */
export function topicOf(series: Series, turn: Turn): Words {
  return series.topics[TURNS.indexOf(turn) % series.topics.length];
}

/** The name of a meeting among the rows, such as `mayors-cabinet/-3`. */
export function meetingName(body: string, turn: Turn): string {
  return `${body}/${turn}`;
}
