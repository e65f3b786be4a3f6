import type { LogEntry } from '../../../platform/events/entry';
import type { TranslatedText } from '../../../platform/database/values';
import type { ActivityKind } from '../domain/activity-kinds';

/** The tables that are made of events, by the names of their entities. */
export const TABLES = [
  'SeenBody',
  'SeenOrganization',
  'SeenAffiliation',
  'SeenSeat',
  'SeenSitting',
  'SeenRecommendation',
  'SeenStep',
  'SeenMeeting',
  'SeenTask',
  'SeenSubject',
  'SearchText',
] as const;
export type Table = (typeof TABLES)[number];

export type Values = Readonly<Record<string, unknown>>;

/** What an event changes in the read models. */
export type Change =
  /** A row has these values; what is not named stays, or has its default. */
  | { readonly op: 'set'; readonly table: Table; readonly id: string; readonly values: Values }
  /** So much is added to counts of a row. */
  | {
      readonly op: 'add';
      readonly table: Table;
      readonly id: string;
      readonly amounts: Readonly<Record<string, number>>;
    }
  /** Rows with these values are there no more. */
  | { readonly op: 'remove'; readonly table: Table; readonly where: Values };

/** What a service told, wherever it is read: in its own log, or in that of the lens. */
export type Told = Pick<LogEntry, 'type' | 'subject' | 'version' | 'payload' | 'at'>;

/** Whose something is and how it is called; null where nobody has told. */
export interface About {
  readonly bodyId: string | null;
  readonly title: TranslatedText | null;
}

/** A line of the log of the whole system. */
export interface Line {
  readonly kind: ActivityKind;
  readonly bodyId: string | null;
  /** Other bodies whose news it is as well, where there are any: of a joint meeting. */
  readonly alsoOfIds?: readonly string[];
  /** What it is about, as `Type:id`; a type of `ActivitySubject`. */
  readonly subject: string | null;
  readonly summary: TranslatedText;
}

/** What is made of the events of one type. */
export interface Rule {
  readonly changes: (event: Told) => readonly Change[];
  /** The public news in it; null where there is none. */
  readonly line: (event: Told, about: About) => Line | null;
  /** What its news is about: the first of these that was seen says it. */
  readonly about: (event: Told) => readonly string[];
}

/** By the type of the event. */
export type Rules = Readonly<Record<string, Rule>>;
