import type { Gap, GraphqlError, LiveResult, Operation } from './protocol';

export interface LiveRequest extends Operation {
  /** Where to begin: a cursor that an event, a mutation or a query's answer carried. Else what the store holds, else now. */
  readonly after?: string | null;
  /** Under which the store keeps the position; by default made of the operation and its variables. */
  readonly key?: string;
}

/**
 * Told what happens, one after the other: while a promise that a handler returned is pending, the next is not called.
 * A handler that throws or rejects ends the subscription with that error, and its event counts as not handled.
 */
export interface LiveHandlers<Data = Record<string, unknown>> {
  /** An event. May have null data and errors where a part could not be resolved. */
  next(result: LiveResult<Data>): void | Promise<void>;
  /**
   * Events may be missing: reload what you show. A cursor that is returned (the reloaded query's) is where the stream goes
   * on; else it goes on from the gap's. Without this handler a gap ends the subscription with an error.
   */
  gap?(gap: Gap): string | null | void | Promise<string | null | void>;
  /** Everything up to here has been handled: with each event, and where the stream advances without one. */
  position?(cursor: string): void | Promise<void>;
  /** Whether events arrive now, or the hub is being looked for; `reason` is what went wrong. */
  connection?(state: 'live' | 'waiting', reason?: unknown): void;
  /** The subscription is over, and what was wrong: a LiveError from the hub, or what a handler or the store threw. */
  error(error: unknown): void;
  /** The subscription is over: the hub has no more to send. */
  complete?(): void;
}

/** Keeps positions beyond the life of a page or process, such as in localStorage. */
export interface CursorStore {
  get(key: string): string | null | undefined | Promise<string | null | undefined>;
  set(key: string, cursor: string): void | Promise<void>;
}

/** Why a subscription or query ended. */
export class LiveError extends Error {
  constructor(
    message: string,
    /** What the hub said; empty where it said nothing. */
    readonly errors: readonly GraphqlError[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'LiveError';
  }

  /** The hub's code of the first error, such as SCHEMA_CHANGED. */
  get code(): string | undefined {
    const code = this.errors[0]?.extensions?.code;
    return typeof code === 'string' ? code : undefined;
  }
}

/** Errors of the hub, to be thrown. */
export function hubSaid(errors: readonly GraphqlError[]): LiveError {
  return new LiveError(errors.map(({ message }) => message).join(' '), errors);
}
