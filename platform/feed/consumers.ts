import type { EntityManager } from 'typeorm';
import type { LogEntry } from '../events/entry';
import type { PayloadOf, Shape } from '../events/shapes';
import type { Transaction } from '../events/transaction';

/**
 * What a service does about events of another: it keeps what it must know by itself, and may change its own rows and
 * record events of its own. All of it is committed together with the place up to which the other's log was read, so that
 * each event counts once. Since a log may be read again from its beginning, the same event must then lead to nothing new:
 * a copy is written whatever was there before, and a move is made only from where it leads.
 */
export interface Consumer {
  /** The fields of the payload that it reads: an event without them is not taken in, and the feed waits. */
  readonly reads: Shape;
  /** Takes in events that follow one another, at least one, in their order. */
  take(events: readonly LogEntry[], tx: Transaction): Promise<void>;
}

/** A consumer of payloads that have at least these fields, one by one. What else they have, it does not know. */
export function reading<S extends Shape>(
  reads: S,
  work: (event: LogEntry & { readonly payload: PayloadOf<S> }, tx: Transaction) => Promise<void>,
): Consumer {
  return {
    reads,
    async take(events, tx) {
      for (const event of events) await work(event as LogEntry & { readonly payload: PayloadOf<S> }, tx);
    },
  };
}

/** What a service learns from another one. */
export interface Learned {
  /** By the type of the event; others are passed over. */
  readonly on: Readonly<Record<string, Consumer>>;
  /** Takes away all copies: the other's log is another one than was read, and is read from its beginning. */
  forget(manager: EntityManager): Promise<void>;
}

/** By the name of the service that is learned from. */
export type Consumers = Readonly<Record<string, Learned>>;
