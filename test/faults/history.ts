/** What happened in a run: what writers were told, what clients were given, and what the log says. */

/** Who sees an event: everybody, or those alone who see a meeting in preparation. */
export type Audience = 'public' | 'staff';

/** One mutation that a writer sent, however often it was repeated with its key. */
export interface Write {
  /** Unique among all writes; the text that it wrote. */
  readonly mark: string;
  /** `unknown`: the writer gave up before it had an answer. */
  readonly outcome: 'ok' | 'fail' | 'unknown';
  /** Position that the answer told. */
  readonly pos?: number;
}

/** One event as a client was given it. */
export interface Delivery {
  readonly eventId: string;
  /** Null where the cursor could not be read. */
  readonly pos: number | null;
}

export interface ClientHistory {
  readonly name: string;
  readonly audience: Audience;
  /** The meeting that it follows; null for all. */
  readonly meeting: string | null;
  /** Position at which its stream began, as it was told first. */
  readonly from: number;
  readonly deliveries: readonly Delivery[];
}

/** One row of the service's log. */
export interface Logged {
  readonly pos: number;
  readonly eventId: string;
  readonly meeting: string;
  /** The mark of the write that it tells of; null for others. */
  readonly mark: string | null;
  readonly audience: Audience;
  /** When it entered the log, by the database's clock in milliseconds. */
  readonly learnedAt: number;
}

export interface History {
  readonly writes: readonly Write[];
  readonly clients: readonly ClientHistory[];
  /** All of the log, from position 1 or where the run began, in its order. */
  readonly log: readonly Logged[];
  /** Marks that the tables hold last, by meeting: what the data say beside the log. */
  readonly tables: ReadonlyMap<string, string>;
}
