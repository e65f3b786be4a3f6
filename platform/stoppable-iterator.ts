type Next<T> = IteratorResult<T, undefined>;

/**
 * A stream that is pulled, and that ends at once when it is stopped: for those too who wait for its next value. Written by
 * hand, since an async generator's `return` waits behind a `next` that waits for an event.
 */
export class StoppableIterator<T> implements AsyncIterableIterator<T, undefined> {
  /** Ends of those who wait for a value. */
  private readonly waiting = new Set<() => void>();
  private isEnded = false;

  /**
   * @param take gives the next value; it may still be under way when the stream ends
   * @param release called once, when the stream ends in whatever way
   * @param signal stops the stream
   */
  constructor(
    private readonly take: () => Promise<Next<T>>,
    private readonly release: () => void,
    private readonly signal: AbortSignal,
  ) {
    if (signal.aborted) this.end();
    else signal.addEventListener('abort', this.end, { once: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Next<T>> {
    if (this.isEnded) return Promise.resolve(done());
    return new Promise((resolve, reject) => {
      const end = (): void => resolve(done());
      this.waiting.add(end);
      this.takeFor(end).then(resolve, reject);
    });
  }

  return(): Promise<Next<T>> {
    this.end();
    return Promise.resolve(done());
  }

  /** What ends the stream is for who asked for it: the others who wait find it ended. */
  private async takeFor(waiter: () => void): Promise<Next<T>> {
    let isLast = true;
    try {
      const next = await this.take();
      isLast = next.done === true;
      return next;
    } finally {
      this.waiting.delete(waiter);
      if (isLast) this.end();
    }
  }

  private readonly end = (): void => {
    if (this.isEnded) return;
    this.isEnded = true;
    this.signal.removeEventListener('abort', this.end);
    for (const end of this.waiting) end();
    this.release();
  };
}

function done<T>(): Next<T> {
  return { done: true, value: undefined };
}
