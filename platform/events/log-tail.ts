import type { LogEntry } from './entry';

/** Entries that are kept at least, once so many have come; at most twice as many. */
const KEPT = 1_024;

/** The newest entries of the log, for those who follow it live. */
export class LogTail {
  private entries: LogEntry[] = [];

  /** @param start the position before the first entry that it will hold */
  constructor(private start: number) {}

  /** Position of the last entry. */
  get head(): number {
    return this.start + this.entries.length;
  }

  get last(): LogEntry | undefined {
    return this.entries.at(-1);
  }

  /** Adds the entries that come right after its head. */
  append(entries: readonly LogEntry[]): void {
    this.entries.push(...entries);
    if (this.entries.length <= 2 * KEPT) return;
    this.start += this.entries.length - KEPT;
    this.entries = this.entries.slice(-KEPT);
  }

  /** At most so many entries right after a position; none where that lies outside. */
  after(pos: number, limit: number): readonly LogEntry[] {
    const at = pos - this.start;
    return at < 0 ? [] : this.entries.slice(at, at + limit);
  }
}
