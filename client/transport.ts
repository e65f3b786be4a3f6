import type { GraphqlError, LiveResult, Operation } from './protocol';

/** How one connection's stream came to its end. */
export type Ending =
  /** The hub has no more to send, ever. */
  | { readonly type: 'complete' }
  /** The hub says no, or cannot go on. */
  | { readonly type: 'refused'; readonly errors: readonly GraphqlError[]; readonly retryAfter?: number }
  /** The token is not, or no longer, accepted. */
  | { readonly type: 'unauthorized'; readonly reason: unknown }
  /** The connection could not be had or was lost. `retryAfter`: how long the hub asks to wait, in milliseconds. */
  | { readonly type: 'lost'; readonly reason: unknown; readonly retryAfter?: number }
  /** To try again would not help. */
  | { readonly type: 'broken'; readonly reason: unknown };

/** Told what one connection brings. Nothing is called after `ended`, and nothing after the connection was left. */
export interface Sink {
  /** The hub took the subscription. `next` and `position` say so too. */
  alive(): void;
  /** The connection is down, and whoever made it brings it back with its position. */
  interrupted(reason: unknown): void;
  next(result: LiveResult): void;
  /** Everything up to here was sent. */
  position(cursor: string): void;
  ended(ending: Ending): void;
}

/** A way to the hub. */
export interface Transport {
  /** Opens one stream that begins after a cursor, or now; the sink is told of nothing before this has returned how to leave it. */
  open(operation: Operation, after: string | null, sink: Sink): () => void;
}

/** Gives the token that is to be sent, without `Bearer`; asked anew for each connection. */
export type TokenSource = () => string | null | Promise<string | null>;
