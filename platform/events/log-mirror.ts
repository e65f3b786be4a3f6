import type { Log } from '../log';
import type { LogEntry, LogSlice } from './entry';
import type { LogConnection } from './log-connection';
import { LogPages, PAGE_SIZE } from './log-pages';
import { END, HoleInLog, type LogReader } from './log-reader';
import { LogTail } from './log-tail';
import { Signal } from '../signal';
import type { LogPlace } from './transaction';

/**
 * What this process knows of the log: read once for all who follow it, in order. It never goes back and never goes past a
 * hole; when the log did the first, its epoch changes, and everything that was known is forgotten.
 */
export class LogMirror {
  private seen = { epoch: 0, floor: 0, erasures: 0 };
  private tail = new LogTail(0);
  private pages = this.newPages();
  /** Fires when there is something to look at: a new head or epoch, or the end. */
  private readonly changed = new Signal();
  private refreshing: Promise<void> | null = null;
  private again = false;
  /** After the connection was lost: whether the log still has the last entry that was read is yet to be seen. */
  private unproved = false;
  /** The hole that was told last. */
  private hole: number | null = null;
  private ended = false;

  constructor(
    private readonly connection: LogConnection,
    private readonly reader: LogReader,
    private readonly log: Log,
  ) {}

  /** Finds out where the log ends now, and in which epoch. */
  async start(): Promise<void> {
    await this.connection.query('SELECT confirm_continuity()');
    this.restart(await this.reader.read(END, END, 0));
  }

  stop(): void {
    this.ended = true;
    this.changed.fire();
  }

  get stopped(): boolean {
    return this.ended;
  }

  /** Where the log ends, as far as is known here. */
  get head(): LogPlace {
    return { epoch: this.seen.epoch, pos: this.tail.head };
  }

  /** Up to this position the log was pruned. */
  get floor(): number {
    return this.seen.floor;
  }

  /**
   * Settles when the head lies beyond a place, the log has another epoch, or it stops; at once where that is so already.
   * @param signal settles it too
   */
  async beyond({ epoch, pos }: LogPlace, signal: AbortSignal): Promise<void> {
    // Nothing can happen between a look and the waiting after it: both are of one turn.
    while (!signal.aborted && !this.ended && this.seen.epoch === epoch && this.tail.head <= pos) {
      await this.changed.wait(signal);
    }
  }

  /** At most so many entries right after a position below the head; none where they were pruned. */
  after(pos: number, limit: number): readonly LogEntry[] | Promise<readonly LogEntry[]> {
    const live = this.tail.after(pos, limit);
    return live.length > 0 ? live : this.pages.after(pos, limit);
  }

  /** What `after` gives, and what is known of the log at the same instant. */
  async slice(pos: number, limit: number): Promise<LogSlice> {
    const { seen } = this;
    const entries = pos < this.tail.head ? await this.after(pos, limit) : [];
    // What was read of a log that was forgotten meanwhile is no part of this one.
    if (this.seen !== seen) return this.slice(pos, limit);
    return { ...seen, head: this.tail.head, entries };
  }

  /** Reads what is new. One read at a time; who asks during a read is answered by one that began after. */
  refresh(): Promise<void> {
    this.again = true;
    this.refreshing ??= this.readOn();
    return this.refreshing;
  }

  /** To be told that the connection is another one than before. */
  doubt(): void {
    this.unproved = true;
  }

  /** The log is not the one that was read before: all places in it end here. */
  async rotate(): Promise<void> {
    const { epoch, pos } = this.head;
    await this.connection.query('SELECT rotate_epoch($1)', [epoch]);
    this.log.error({ epoch, pos }, 'the event log went back; all who follow it must reload');
    this.restart(await this.reader.read(END, END, 0));
  }

  private async readOn(): Promise<void> {
    try {
      while (this.again) {
        this.again = false;
        if (this.unproved) await this.proveContinuity();
        const { pos } = this.head;
        const slice = await this.alarmed(this.reader.read(pos, END, PAGE_SIZE));
        // It was forgotten meanwhile: the slice is none that comes next.
        if (this.tail.head !== pos) this.again = true;
        else await this.take(slice);
      }
    } finally {
      this.refreshing = null;
    }
  }

  private async take(slice: LogSlice): Promise<void> {
    if (this.isAnother(slice)) return this.restart(slice);
    if (slice.head < this.tail.head) return this.rotate();
    this.seen.floor = slice.floor;
    if (slice.entries.length === 0) return;
    this.tail.append(slice.entries);
    this.again ||= this.tail.head < slice.head;
    this.changed.fire();
  }

  /** True for what was read of another epoch, or after an erasure: what is in memory does not hold any more. */
  private isAnother({ epoch, erasures }: LogSlice): boolean {
    return epoch !== this.seen.epoch || erasures !== this.seen.erasures;
  }

  private restart({ epoch, floor, erasures, head }: LogSlice): void {
    this.seen = { epoch, floor, erasures };
    this.tail = new LogTail(head);
    this.pages = this.newPages();
    this.changed.fire();
  }

  /** A restored log may have grown past where it was: then the last entry that was read is another one. */
  private async proveContinuity(): Promise<void> {
    await this.connection.query('SELECT confirm_continuity()');
    const { last } = this.tail;
    const slice = last && (await this.alarmed(this.reader.read(last.pos - 1, last.pos, 1)));
    this.unproved = false;
    if (!slice || slice.epoch !== this.seen.epoch || slice.floor >= last.pos) return;
    if (slice.entries[0]?.eventId !== last.eventId) await this.rotate();
  }

  private newPages(): LogPages {
    return new LogPages(async (after, upTo, limit) => {
      if (this.unproved) await this.refresh();
      const slice = await this.alarmed(this.reader.read(after, upTo, limit));
      // Nobody may take entries of one epoch for those of another, nor wait for those that are gone.
      if (this.isAnother(slice) || slice.head < this.tail.head) await this.refresh();
      else this.seen.floor = slice.floor;
      return slice;
    });
  }

  /** Somebody must look at a hole; until then everything waits before it. */
  private alarmed(reading: Promise<LogSlice>): Promise<LogSlice> {
    return reading.catch((error: unknown) => {
      if (error instanceof HoleInLog && error.after !== this.hole) {
        this.hole = error.after;
        this.log.error({ after: error.after }, 'the event log has a hole');
      }
      throw error;
    });
  }
}
