import { Lru } from '../lru';
import type { LogEntry, LogSlice } from './entry';

/** Entries of a page. Page n holds the positions from n * 256 + 1 to n * 256 + 256. */
export const PAGE_SIZE = 256;
/** Pages that are kept, some 8,000 entries. */
const PAGES = 32;

interface Page {
  readonly reading: Promise<readonly LogEntry[]>;
  /** Position of its last entry; Infinity while it is being read, so that all who need it wait for that. */
  upTo: number;
}

/**
 * Older entries of the log, by pages that begin at the same positions for everybody: whoever comes back at once with many
 * others, each from a place of its own, is served by the same few reads.
 */
export class LogPages {
  private readonly pages = new Lru<number, Page>(PAGES, () => 1);

  constructor(private readonly read: (after: number, upTo: number, limit: number) => Promise<LogSlice>) {}

  /**
   * At most so many entries right after a position, which lies below the log's head. None where they were pruned.
   * @throws what reading throws; whoever asks next reads again
   */
  async after(pos: number, limit: number): Promise<readonly LogEntry[]> {
    const number = Math.floor(pos / PAGE_SIZE);
    const entries = await this.page(number, pos + 1).reading;
    const at = entries.length === 0 ? -1 : pos + 1 - entries[0].pos;
    return at < 0 ? [] : entries.slice(at, at + limit);
  }

  private page(number: number, wanted: number): Page {
    const known = this.pages.get(number);
    if (known && wanted <= known.upTo) return known;
    const page: Page = { reading: this.load(number).then((entries) => this.keep(page, entries)), upTo: Infinity };
    this.pages.set(number, page);
    // Those who wait are told; the failure must not be kept for those who come later.
    page.reading.catch(() => this.forget(number, page));
    return page;
  }

  private async load(number: number): Promise<readonly LogEntry[]> {
    return (await this.read(number * PAGE_SIZE, (number + 1) * PAGE_SIZE, PAGE_SIZE)).entries;
  }

  private keep(page: Page, entries: readonly LogEntry[]): readonly LogEntry[] {
    page.upTo = entries.at(-1)?.pos ?? 0;
    return entries;
  }

  private forget(number: number, page: Page): void {
    if (this.pages.get(number) === page) this.pages.delete(number);
  }
}
