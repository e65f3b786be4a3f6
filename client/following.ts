import { type Backoff, wait } from './backoff';
import { Deliveries } from './deliveries';
import { type CursorStore, hubSaid, LiveError, type LiveHandlers, type LiveRequest } from './handlers';
import { cursorOf, type Gap, gapIn, isPassing, isUnauthorized, type LiveResult, refusalIn } from './protocol';
import type { Ending, Transport } from './transport';

export interface FollowingOptions {
  readonly transport: Transport;
  readonly request: LiveRequest;
  readonly handlers: LiveHandlers;
  readonly store: CursorStore | undefined;
  readonly backoff: Backoff;
}

type Delivery =
  | { readonly type: 'event'; readonly result: LiveResult; readonly cursor: string | null }
  | { readonly type: 'position'; readonly cursor: string }
  | { readonly type: 'gap'; readonly gap: Gap }
  | { readonly type: 'complete' }
  | { readonly type: 'error'; readonly error: unknown };

/** How many may wait for a slow handler; then the connection is left, and taken up again when they are through. */
const MOST_WAITING = 1_000;
/** How often in a row a token may be refused before that is the end. */
const MOST_REFUSALS = 3;

/** One subscription, over as many connections as it takes. */
export class Following {
  private readonly deliveries = new Deliveries<Delivery>(
    (delivery) => this.deliver(delivery),
    (error) => this.fail(error),
    () => this.drained(),
  );
  /** Everything up to here was received. */
  private cursor: string | null = null;
  private state: 'live' | 'waiting' = 'waiting';
  /** The hub took the subscription at least once: from then on nothing may be missed. */
  private hasBegun = false;
  /** Nothing is asked of the hub until what waits was handed over. */
  private isPaused = false;
  private isOver = false;
  private failures = 0;
  private refusals = 0;
  private leave: (() => void) | null = null;
  private cancelWait: (() => void) | null = null;

  constructor(private readonly options: FollowingOptions) {}

  async start(): Promise<void> {
    const { request, store } = this.options;
    try {
      this.cursor = request.after ?? (store && (await store.get(this.key))) ?? null;
    } catch (error) {
      return this.fail(error);
    }
    this.connect();
  }

  stop(): void {
    this.isOver = true;
    this.deliveries.close();
    this.cancelWait?.();
    this.hangUp();
  }

  private get key(): string {
    const { key, query, variables } = this.options.request;
    return key ?? JSON.stringify([query, variables ?? {}]);
  }

  private connect(): void {
    if (this.isOver) return;
    try {
      this.leave = this.open();
    } catch (error) {
      this.fail(error);
    }
  }

  private open(): () => void {
    const { query, variables, operationName } = this.options.request;
    let isOpen = true;
    const leave = this.options.transport.open({ query, variables, operationName }, this.cursor, {
      alive: () => isOpen && this.alive(),
      interrupted: (reason) => isOpen && this.interrupted(reason),
      next: (result) => isOpen && this.next(result),
      position: (cursor) => isOpen && this.position(cursor),
      ended: (ending) => {
        if (!isOpen) return;
        this.hangUp();
        this.ended(ending);
      },
    });
    return () => {
      isOpen = false;
      leave();
    };
  }

  private hangUp(): void {
    this.leave?.();
    this.leave = null;
  }

  private alive(): void {
    this.hasBegun = true;
    this.failures = 0;
    this.refusals = 0;
    this.tell('live');
  }

  /** Whoever comes back by itself without a position begins anew, and would not say what it missed. */
  private interrupted(reason: unknown): void {
    if (!this.isPositionLost()) return this.tell('waiting', reason);
    this.hangUp();
    this.ended({ type: 'lost', reason });
  }

  private isPositionLost(): boolean {
    return this.hasBegun && this.cursor === null;
  }

  private next(result: LiveResult): void {
    const errors = refusalIn(result);
    if (errors) {
      this.hangUp();
      return this.ended({ type: 'refused', errors });
    }
    this.alive();
    const cursor = cursorOf(result);
    // Equal positions are equal texts: this one was handed over before.
    if (cursor !== null && cursor === this.cursor) return;
    this.cursor = cursor ?? this.cursor;
    this.push({ type: 'event', result, cursor });
  }

  private position(cursor: string): void {
    this.alive();
    if (cursor === this.cursor) return;
    this.cursor = cursor;
    this.push({ type: 'position', cursor });
  }

  private push(delivery: Delivery): void {
    this.deliveries.push(delivery);
    if (this.deliveries.length < MOST_WAITING) return;
    this.isPaused = true;
    this.hangUp();
  }

  private ended(ending: Ending): void {
    switch (ending.type) {
      case 'complete':
        return this.deliveries.push({ type: 'complete' });
      case 'broken':
        return this.deliveries.push({ type: 'error', error: ending.reason });
      case 'unauthorized':
        return this.askAgain(ending.reason);
      case 'lost':
        if (this.isPositionLost()) return this.gap({ code: 'POSITION_LOST', cursor: null });
        return this.retry(ending.reason, ending.retryAfter);
      case 'refused':
        return this.refused(ending);
    }
  }

  private refused({ errors, retryAfter }: Extract<Ending, { type: 'refused' }>): void {
    const gap = gapIn(errors);
    const reason = hubSaid(errors);
    if (gap) this.gap(gap);
    else if (isUnauthorized(errors)) this.askAgain(reason);
    else if (isPassing(errors)) this.retry(reason, retryAfter);
    else this.deliveries.push({ type: 'error', error: reason });
  }

  /** The token is asked for with each connection, so that coming back is to come with a new one. */
  private askAgain(reason: unknown): void {
    this.refusals++;
    if (this.refusals > MOST_REFUSALS) this.deliveries.push({ type: 'error', error: reason });
    else this.retry(reason);
  }

  private gap(gap: Gap): void {
    this.hasBegun = false;
    this.failures++;
    this.isPaused = true;
    this.tell('waiting', gap);
    this.deliveries.push({ type: 'gap', gap });
  }

  private retry(reason: unknown, retryAfter = 0): void {
    this.failures++;
    this.tell('waiting', reason);
    this.connectLater(retryAfter);
  }

  private connectLater(retryAfter = 0): void {
    if (!this.isOver) this.cancelWait = wait(retryAfter + this.options.backoff(this.failures), () => this.connect());
  }

  private drained(): void {
    if (!this.isPaused || this.isOver) return;
    this.isPaused = false;
    // One gap is mended at once; a hub that tells of one after the other is not asked without pause.
    if (this.failures > 1) this.connectLater();
    else this.connect();
  }

  private deliver(delivery: Delivery): void | Promise<void> {
    const { handlers } = this.options;
    switch (delivery.type) {
      case 'event':
        return afterwards(handlers.next(delivery.result), () => this.handled(delivery.cursor));
      case 'position':
        return this.handled(delivery.cursor);
      case 'gap':
        return this.deliverGap(delivery.gap);
      case 'complete':
        this.stop();
        return handlers.complete?.();
      case 'error':
        return this.fail(delivery.error);
    }
  }

  private async deliverGap(gap: Gap): Promise<void> {
    const { handlers } = this.options;
    if (!handlers.gap) throw new LiveError(`Events may be missing (${gap.code}), and there is no handler for gaps.`);
    this.cursor = (await handlers.gap(gap)) ?? gap.cursor;
    await this.handled(this.cursor);
  }

  private handled(cursor: string | null): void | Promise<void> {
    if (cursor === null || this.isOver) return undefined;
    const { handlers, store } = this.options;
    return afterwards(handlers.position?.(cursor), () => store?.set(this.key, cursor));
  }

  private tell(state: 'live' | 'waiting', reason?: unknown): void {
    if (state === this.state || this.isOver) return;
    this.state = state;
    this.options.handlers.connection?.(state, reason);
  }

  private fail(error: unknown): void {
    if (this.isOver) return;
    this.stop();
    this.options.handlers.error(error);
  }
}

/** Goes on at once where there is nothing to wait for. */
function afterwards(done: void | Promise<void>, go: () => void | Promise<void>): void | Promise<void> {
  // Promises of other libraries are none of this page's class.
  return typeof done?.then === 'function' ? Promise.resolve(done).then(go) : go();
}
