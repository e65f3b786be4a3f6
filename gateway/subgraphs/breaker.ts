import { GivenUp, nobodyListens, NotAsked, SubgraphFailure, unavailable } from './failure';
import type { Subgraph, SubgraphCounters, SubgraphRequest, SubgraphResult, SubgraphSubscription } from './subgraph';

export interface BreakerOptions {
  /** Failures in a row after which the subgraph is given up. */
  readonly failures?: number;
  /**
   * For about how long it is then left alone, in milliseconds: half as much to half as much again, by chance. A fifth of it
   * where nothing listens at its address, as while it is started again.
   */
  readonly rest?: number;
  /** Told when it is given up, and when it is asked again as before. */
  readonly onChange?: (isGivenUp: boolean) => void;
}

export interface BreakerCounters extends SubgraphCounters {
  /** What was refused at once, without asking. */
  refused: number;
  /** How often it was given up. */
  givenUp: number;
}

const DEFAULT_FAILURES = 5;
const DEFAULT_REST = 1_000;
const SHARE_WHERE_NOBODY_LISTENS = 0.2;

/** Leave to ask, as it was given: what it leads to counts only while nothing has changed since. */
type Leave = number;

/**
 * Leaves a subgraph alone that has failed several times in a row: it is not asked any more, and whoever waits for it is
 * told at once. After a rest a single request tries it. Nothing is sent twice.
 */
export class BreakerSubgraph implements Subgraph {
  readonly name: string;
  private readonly allowed: number;
  private failed = 0;
  /** When it may be tried, in milliseconds of a clock that nobody sets; null while it is asked by all. */
  private tryAt: number | null = null;
  /** Settles when it is asked by all again. */
  private back: { readonly promise: Promise<void>; readonly settle: () => void } | null = null;
  private isTrying = false;
  private isClosed = false;
  private changes: Leave = 0;
  private refused = 0;
  private givenUp = 0;

  constructor(
    private readonly inner: Subgraph,
    private readonly options: BreakerOptions = {},
  ) {
    this.name = inner.name;
    this.allowed = options.failures ?? DEFAULT_FAILURES;
  }

  get counters(): Readonly<BreakerCounters> {
    const { refused, givenUp } = this;
    return { ...this.inner.counters, refused, givenUp };
  }

  get isGivenUp(): boolean {
    return this.tryAt !== null;
  }

  fetch(request: SubgraphRequest): Promise<SubgraphResult> {
    return this.guard(request.signal, () => this.inner.fetch(request));
  }

  /** Only the beginning of a stream counts: that one ends says nothing about whether the next may begin. */
  async subscribe(request: SubgraphSubscription): Promise<AsyncIterator<SubgraphResult, undefined>> {
    return this.followed(await this.guard(request.signal, () => this.inner.subscribe(request)));
  }

  forget(): void {
    this.inner.forget();
  }

  close(): void {
    this.isClosed = true;
    this.inner.close();
  }

  /** A stream that ends because this was closed is not complete: it may go on at another address. */
  private followed(stream: AsyncIterator<SubgraphResult, undefined>): AsyncIterator<SubgraphResult, undefined> {
    return {
      next: async () => {
        const next = await stream.next();
        if (next.done && this.isClosed) throw unavailable('it is not asked any more at this address');
        return next;
      },
      return: async () => (await stream.return?.()) ?? { done: true, value: undefined },
    };
  }

  private async guard<Value>(signal: AbortSignal | undefined, ask: () => Promise<Value>): Promise<Value> {
    const leave = this.enter();
    try {
      const value = await ask();
      this.answered(leave);
      return value;
    } catch (error) {
      if (signal?.aborted || !(error instanceof SubgraphFailure) || error instanceof NotAsked) this.left(leave);
      else if (error.code === 'SUBGRAPH_BAD_RESPONSE') this.answered(leave);
      else this.wasOut(leave, error);
      throw error;
    }
  }

  /** Throws while the subgraph is left alone, and while another tries it. */
  private enter(): Leave {
    if (this.tryAt === null) return this.changes;
    if (this.isTrying || performance.now() < this.tryAt) {
      this.refused++;
      throw new GivenUp((this.back ??= settledLater()).promise);
    }
    this.isTrying = true;
    return this.changes;
  }

  private answered(leave: Leave): void {
    if (leave !== this.changes) return;
    this.failed = 0;
    if (this.tryAt === null) return;
    this.tryAt = null;
    this.change();
    this.back?.settle();
    this.back = null;
  }

  private wasOut(leave: Leave, failure: SubgraphFailure): void {
    if (leave !== this.changes) return;
    if (this.tryAt !== null) return this.rest(failure);
    if (++this.failed < this.allowed) return;
    this.givenUp++;
    this.rest(failure);
    this.change();
  }

  /** It was not asked, or nobody waited for how it went: that says nothing of the subgraph, and the next may try. */
  private left(leave: Leave): void {
    if (leave === this.changes) this.isTrying = false;
  }

  private rest(after: SubgraphFailure): void {
    const { rest = DEFAULT_REST } = this.options;
    const share = nobodyListens(after) ? SHARE_WHERE_NOBODY_LISTENS : 1;
    this.isTrying = false;
    this.tryAt = performance.now() + share * rest * (0.5 + Math.random());
  }

  private change(): void {
    this.changes++;
    this.failed = 0;
    this.isTrying = false;
    this.options.onChange?.(this.isGivenUp);
  }
}

function settledLater(): { promise: Promise<void>; settle: () => void } {
  let settle = (): void => undefined;
  const promise = new Promise<void>((resolve) => (settle = resolve));
  return { promise, settle };
}
