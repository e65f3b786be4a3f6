import { setImmediate } from 'node:timers/promises';
import { isOutage } from '../database/outage';
import { HubError } from '../errors';
import { pause } from '../pause';
import type { OnPosition } from '../cursors/on-position';
import type { Followed, LogEntry } from './entry';
import type { LogCursors } from './log-cursors';
import type { LogMirror } from './log-mirror';
import { HoleInLog } from './log-reader';
import type { LogPlace } from './transaction';

/** Entries that are selected together. */
const BATCH = 64;
/** What was selected longer ago is selected again, since rights may have changed. */
const SELECTED_FOR_MS = 1_000;
/** While the database is away. */
const RETRY_MS = 100;
const DONE = { done: true, value: undefined } as const;

export interface FollowOptions {
  /** Aborts when nobody wants more: the stream then ends. */
  readonly signal: AbortSignal;
  /**
   * Told the position before the first event, when the stream has first come to the log's end, and whenever it went past
   * events with nothing to deliver. Called in order with the events.
   */
  readonly onPosition: OnPosition;
  /**
   * Which of some entries that follow one another this viewer may see and asked for, in their order. Waited for, and asked
   * again, while the database is away.
   */
  select(entries: readonly LogEntry[]): Promise<readonly LogEntry[]> | readonly LogEntry[];
}

/**
 * A position and a loop. It is pulled: what nobody asked for is not read, so that a slow reader takes no memory, and what
 * was missed is read later by the same loop. Written by hand, since a generator would keep `return` waiting for the next
 * event.
 */
export class Follower implements AsyncIterableIterator<Followed, undefined> {
  /** Up to here everything was looked at. */
  private pos: number;
  /** Up to here everything was delivered or told. */
  private told = -1;
  /** It has come to the log's end. */
  private caughtUp = false;
  private selected: Followed[] = [];
  private selectedAt = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly closing = new AbortController();

  constructor(
    private readonly log: LogMirror,
    private readonly cursors: LogCursors,
    private readonly start: LogPlace,
    private readonly options: FollowOptions,
  ) {
    this.pos = start.pos;
    if (options.signal.aborted) this.close();
    else options.signal.addEventListener('abort', this.close);
  }

  /** @throws HubError CURSOR_EPOCH_CHANGED, CURSOR_TOO_OLD; what `select` throws. The stream has ended then. */
  next(): Promise<IteratorResult<Followed, undefined>> {
    const result = this.turn.then(() => this.advance());
    this.turn = result.catch(() => undefined); // who asked for it is told
    return result;
  }

  async return(): Promise<IteratorResult<Followed, undefined>> {
    this.close();
    return DONE;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private readonly close = (): void => {
    this.options.signal.removeEventListener('abort', this.close);
    this.closing.abort();
  };

  private get ended(): boolean {
    return this.closing.signal.aborted || this.log.stopped;
  }

  private async advance(): Promise<IteratorResult<Followed, undefined>> {
    try {
      while (!this.ended) {
        const value = this.take();
        if (value) return { done: false, value };
        await this.proceed();
      }
    } catch (error) {
      // What fails because the stream was given up concerns nobody.
      if (this.ended) return DONE;
      this.close();
      throw error;
    }
    this.close();
    return DONE;
  }

  /** The next entry that was selected, unless that was too long ago. */
  private take(): Followed | undefined {
    if (this.selected.length > 0 && Date.now() - this.selectedAt > SELECTED_FOR_MS) {
      this.pos = this.selected[0].entry.pos - 1;
      this.selected = [];
    }
    const next = this.selected.shift();
    if (next) this.told = next.entry.pos;
    return next;
  }

  /** One step: looks at what comes next, or waits until something does. */
  private async proceed(): Promise<void> {
    const { log, pos } = this;
    const { epoch } = this.start;
    if (log.head.epoch !== epoch) throw this.cursors.refusal('CURSOR_EPOCH_CHANGED', log.head);
    const isAtEnd = pos >= log.head.pos;
    if (this.told < 0 || isAtEnd) this.tell(isAtEnd);
    if (isAtEnd) return log.beyond({ epoch, pos }, this.closing.signal);
    await this.look().catch(async (error: unknown) => {
      if (!isAway(error)) throw error;
      await pause(RETRY_MS, this.closing.signal);
    });
  }

  private async look(): Promise<void> {
    const { log } = this;
    const entries = await log.after(this.pos, BATCH);
    if (log.head.epoch !== this.start.epoch) return;
    if (entries.length === 0 && this.pos < log.floor) throw this.cursors.refusal('CURSOR_TOO_OLD', log.head);
    if (entries.length === 0) return;
    const selected = await this.options.select(entries);
    this.pos = entries[entries.length - 1].pos;
    if (selected.length > 0) return this.keep(selected);
    this.tell(false);
    // Many who find nothing in what is in memory must not keep the process from all else.
    await setImmediate();
  }

  private keep(entries: readonly LogEntry[]): void {
    const batch = {};
    this.selected = entries.map((entry) => ({ entry, batch }));
    this.selectedAt = Date.now();
  }

  private tell(isAtEnd: boolean): void {
    const caughtUp = this.caughtUp || isAtEnd;
    if (this.told === this.pos && this.caughtUp === caughtUp) return;
    this.told = this.pos;
    this.caughtUp = caughtUp;
    this.options.onPosition(this.cursors.seal({ epoch: this.start.epoch, pos: this.pos }), caughtUp);
  }
}

/** True for what will pass: the database does not answer, or somebody must mend the log before anything goes on. */
function isAway(error: unknown): boolean {
  return isOutage(error) || error instanceof HoleInLog || (error instanceof HubError && error.code === 'UNAVAILABLE');
}
