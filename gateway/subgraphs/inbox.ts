import type { OnPosition } from '../../platform/cursors/on-position';
import type { SubgraphResult } from './subgraph';

export interface InboxOptions {
  /** Told the positions, each after the results that came before it. */
  readonly onPosition?: OnPosition;
  /** Told how many results wait unread, whenever one has come or was taken. */
  readonly onUnread?: (count: number) => void;
  /** Nobody wants more. */
  readonly onReturn?: () => void;
}

/** A position that waits until all before it was taken. */
class Position {
  constructor(readonly told: Parameters<OnPosition>) {}
}

type Next = IteratorResult<SubgraphResult, undefined>;

const DONE: Next = { done: true, value: undefined };

/**
 * What has come of a subscription and was not asked for yet: results and positions in their order, then the end. A
 * position is told when all before it was taken and the next result is asked for, which says that what was taken is dealt
 * with. Written by hand, since an async generator's `return` waits behind a `next` that waits for an event.
 */
export class Inbox implements AsyncIterator<SubgraphResult, undefined> {
  private items: (SubgraphResult | Position)[] = [];
  /** Who asked for a result that has not come. */
  private readonly waiters: ((next: Next | Promise<Next>) => void)[] = [];
  /** Results that were not taken yet. */
  unread = 0;
  private ended = false;
  private failure: Error | undefined;

  constructor(private readonly options: InboxOptions = {}) {}

  add(result: SubgraphResult): void {
    if (this.ended) return;
    const waiter = this.waiters.shift();
    if (waiter) return waiter({ done: false, value: result });
    this.items.push(result);
    this.options.onUnread?.(++this.unread);
  }

  /** Of positions that follow one another only the last one matters. */
  addPosition(...told: Parameters<OnPosition>): void {
    if (this.ended) return;
    if (this.waiters.length > 0) return this.options.onPosition?.(...told);
    if (this.items.at(-1) instanceof Position) this.items.pop();
    this.items.push(new Position(told));
  }

  /** Nothing more comes. What is here can still be taken; then the stream ends, or throws the error. */
  end(error?: Error): void {
    if (this.ended) return;
    this.ended = true;
    this.failure = error;
    for (const waiter of this.waiters.splice(0)) waiter(this.settleEnd());
  }

  next(): Promise<Next> {
    const item = this.items.shift();
    if (item instanceof Position) {
      this.options.onPosition?.(...item.told);
      return this.next();
    }
    if (item) {
      this.options.onUnread?.(--this.unread);
      return Promise.resolve({ done: false, value: item });
    }
    if (this.ended) return this.settleEnd();
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  /** Ends the stream at once, for those too who wait for a result. */
  return(): Promise<Next> {
    this.items = [];
    this.unread = 0;
    this.failure = undefined;
    const isFirst = !this.ended;
    this.end();
    if (isFirst) this.options.onReturn?.();
    return Promise.resolve(DONE);
  }

  /** An error is thrown once; the stream is at its end after it. */
  private settleEnd(): Promise<Next> {
    const { failure } = this;
    this.failure = undefined;
    return failure ? Promise.reject(failure) : Promise.resolve(DONE);
  }
}
