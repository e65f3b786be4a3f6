import type { GraphQLError } from 'graphql';
import type { Message } from './message';

/**
 * One subscription of one client, as the door sees it through which it came. It is told of events one after the other
 * and never twice of one; `fail` and `complete` are the last that it is told.
 */
export interface Subscriber {
  /**
   * Sends an event. False when the client takes no more at the moment: nothing is then sent to it until the door calls
   * `resume` of its subscription.
   */
  send(message: Message): boolean;
  /** Tells the client how far the stream has come with nothing to send, so that it can go on from there. */
  progress(cursor: string): void;
  /** Several sends follow one another; what they write may leave together when `uncork` is called. */
  cork(): void;
  uncork(): void;
  /** The subscription is refused, or cannot go on. */
  fail(errors: readonly GraphQLError[]): void;
  complete(): void;
  /** It has fallen further behind than is kept for it: the door hangs up, and the client comes back with its cursor. */
  tooSlow(): void;
}

/** What a door holds of a subscription that it opened. */
export interface LiveSubscription {
  /** The client takes more again. */
  resume(): void;
  /** The client wants no more, or is gone. */
  leave(): void;
}
