import type { Message } from './message';

/** An event at its position in the stream. */
export interface Entry {
  readonly pos: number;
  readonly message: Message;
}

/** The last events of a run, in their order. An index counts all that were ever added. */
export class Ring {
  /** Index of the oldest entry that is kept. */
  start = 0;
  /** Index of the entry that comes next. */
  end = 0;
  private readonly entries: Entry[];

  constructor(
    private readonly size: number,
    /** Everything after this position is here, or is still to come. */
    public floor: number,
  ) {
    this.entries = new Array<Entry>(size);
  }

  get isFull(): boolean {
    return this.end - this.start === this.size;
  }

  /** The oldest entry makes room where there is none. */
  add(entry: Entry): void {
    if (this.isFull) this.floor = this.at(this.start++).pos;
    this.entries[this.end++ % this.size] = entry;
  }

  at(index: number): Entry {
    return this.entries[index % this.size];
  }

  /** Index of the first entry after a position; `end` where there is none yet. */
  firstAfter(pos: number): number {
    let low = this.start;
    let high = this.end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle).pos > pos) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  has(pos: number): boolean {
    const index = this.firstAfter(pos) - 1;
    return index >= this.start && this.at(index).pos === pos;
  }
}
