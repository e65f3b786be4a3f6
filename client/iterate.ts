import type { LiveHandlers, LiveRequest } from './handlers';
import type { LiveClient } from './live-client';
import type { LiveResult } from './protocol';

export type IterateHandlers = Pick<LiveHandlers, 'gap' | 'position' | 'connection'>;

/**
 * Follows a subscription with `for await`. An event counts as handled when the loop asks for the next; leaving the loop
 * stops the subscription. Throws what would go to `error`, such as a gap without a handler for gaps.
 */
export function iterate<Data = Record<string, unknown>>(
  client: LiveClient,
  request: LiveRequest,
  handlers: IterateHandlers = {},
): AsyncIterableIterator<LiveResult<Data>, undefined> {
  return new Iteration<Data>(client, request, handlers);
}

/** Written by hand: an async generator would let `return` wait behind a `next` that never comes. */
class Iteration<Data> implements AsyncIterableIterator<LiveResult<Data>, undefined> {
  private readonly stop: () => void;
  private waiting: Waiting<Data>[] = [];
  /** The event that no `next` has asked for yet, and how to say that it was handled. */
  private arrived: LiveResult<Data> | null = null;
  private handled: (() => void) | null = null;
  private end: { readonly error: unknown } | 'done' | null = null;

  constructor(client: LiveClient, request: LiveRequest, handlers: IterateHandlers) {
    this.stop = client.subscribe<Data>(request, {
      ...handlers,
      next: (result) => this.arrive(result),
      error: (error) => this.finish({ error }),
      complete: () => this.finish('done'),
    });
  }

  next(): Promise<IteratorResult<LiveResult<Data>, undefined>> {
    if (this.arrived) return Promise.resolve(this.take(this.arrived));
    const ended = this.end;
    if (ended) return ended === 'done' ? Promise.resolve(DONE) : this.fail(ended.error);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.handled?.();
    });
  }

  return(): Promise<IteratorResult<LiveResult<Data>, undefined>> {
    this.stop();
    this.arrived = null;
    this.finish('done');
    return Promise.resolve(DONE);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Resolves when the loop asks for the one after. */
  private arrive(result: LiveResult<Data>): Promise<void> {
    return new Promise((resolve) => {
      this.handled = () => {
        this.handled = null;
        resolve();
      };
      const waiting = this.waiting.shift();
      if (!waiting) this.arrived = result;
      else waiting.resolve({ done: false, value: result });
      if (this.waiting.length > 0) this.handled();
    });
  }

  private take(result: LiveResult<Data>): IteratorResult<LiveResult<Data>, undefined> {
    this.arrived = null;
    return { done: false, value: result };
  }

  private finish(end: { readonly error: unknown } | 'done'): void {
    if (this.end === null) this.end = end;
    const [first, ...others] = this.waiting;
    this.waiting = [];
    if (this.end === 'done') first?.resolve(DONE);
    else if (first) first.reject(this.end.error);
    if (first) this.end = 'done';
    for (const { resolve } of others) resolve(DONE);
  }

  /** An error is thrown once; after it the loop is over. */
  private fail(error: unknown): Promise<never> {
    this.end = 'done';
    return Promise.reject(error as Error);
  }
}

interface Waiting<Data> {
  resolve(result: IteratorResult<LiveResult<Data>, undefined>): void;
  reject(error: unknown): void;
}

const DONE = { done: true, value: undefined } as const;
