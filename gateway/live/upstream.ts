import type { OnPosition } from '../../platform/cursors/on-position';
import { GivenUp } from '../subgraphs/failure';
import type { SubgraphResult } from '../subgraphs/subgraph';
import type { LiveSettings } from './settings';

/*
 * opening -> following -> lost -> waiting -> opening ...; `reopen` leads to opening from everywhere, without a wait, and
 * `close` ends it. While it is held, following takes nothing more: the subgraph stops sending by itself.
 */

/** Opens the stream at the position that it is to go on from. */
export type OpenStream = (
  signal: AbortSignal,
  onPosition: OnPosition,
) => Promise<AsyncIterator<SubgraphResult, undefined>>;

export interface UpstreamHandlers {
  onResult(result: SubgraphResult): void;
  readonly onPosition: OnPosition;
  /** The stream was lost, or could not be had, or ended: then there is no failure. True to open it again. */
  onLost(failure: unknown): boolean;
}

/** The stream of one run at a subgraph, which is opened again whenever it is lost. */
export class Upstream {
  private current: AbortController | null = null;
  private closed = false;
  private again = false;
  private held = false;
  /** How often it was lost since it last came further. */
  attempts = 0;
  private wake: (() => void) | null = null;

  constructor(
    private readonly open: OpenStream,
    private readonly handlers: UpstreamHandlers,
    private readonly backoff: LiveSettings['backoff'],
  ) {}

  /** Rejects with what a handler has thrown. */
  async follow(): Promise<void> {
    while (!this.closed) {
      const abort = (this.current = new AbortController());
      this.again = false;
      const failure = await this.once(abort.signal);
      if (this.closed) return;
      abort.abort(); // nothing that comes late is taken
      if (this.again) continue;
      if (!this.handlers.onLost(failure)) return this.close();
      await this.rest(failure);
    }
  }

  /** It has come further: the next time that it is lost, the wait is short again. */
  alive(): void {
    this.attempts = 0;
  }

  hold(held: boolean): void {
    if (this.held === held) return;
    this.held = held;
    if (!held) this.wake?.();
  }

  /** Counts as lost. */
  drop(): void {
    this.current?.abort();
    this.wake?.();
  }

  reopen(): void {
    this.again = true;
    this.drop();
  }

  close(): void {
    this.closed = true;
    this.drop();
  }

  /** Follows one stream to its end. Gives why it was lost, if it was. */
  private async once(signal: AbortSignal): Promise<unknown> {
    const onPosition: OnPosition = (...told) => void (signal.aborted || this.handlers.onPosition(...told));
    const opened = await attempt(unlessAborted(this.open(signal, onPosition), signal));
    if (!opened.value) return opened.failure;
    while (!signal.aborted) {
      if (this.held) await this.pause();
      if (this.held) continue;
      const { value, failure } = await attempt(unlessAborted(opened.value.next(), signal));
      if (!value || value.done) return failure;
      this.handlers.onResult(value.value);
    }
    return undefined;
  }

  /** Waits before the next attempt; no longer than until the subgraph, where it was given up, is asked again. */
  private async rest(failure: unknown): Promise<void> {
    let isOver = false;
    // All who wait for it come back within the shortest wait, not at once.
    const soon = (): void => void setTimeout(() => isOver || this.wake?.(), this.backoff.first * Math.random());
    if (failure instanceof GivenUp) void failure.back.then(soon);
    await this.pause(this.delay());
    isOver = true;
  }

  /** Waits until it is woken, or for so long. */
  private async pause(milliseconds?: number): Promise<void> {
    let clock: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      if (milliseconds !== undefined) clock = setTimeout(resolve, milliseconds);
    });
    this.wake = null;
    clearTimeout(clock);
  }

  private delay(): number {
    const { first, most } = this.backoff;
    return Math.min(most, first * 1.5 ** this.attempts++) * (0.5 + Math.random());
  }
}

/** Undefined as soon as the signal is aborted, whatever the work does. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

interface Attempted<Value> {
  readonly value?: Value;
  readonly failure?: unknown;
}

async function attempt<Value>(work: Promise<Value>): Promise<Attempted<Value>> {
  try {
    return { value: await work };
  } catch (failure) {
    return { failure };
  }
}
