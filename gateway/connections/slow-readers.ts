/** A client that has not taken what it was sent. */
export interface SlowReader {
  /** In milliseconds. */
  readonly patience: number;
  /** The patience has come to its end. */
  giveUp(): void;
}

const SWEEPS = 60;

/**
 * Gives up on clients that do not take what they are sent. Time is counted in sweeps and not by the clock: while this
 * process stands still nobody can be seen to read, and that is nobody's fault but ours. Between two sweeps whatever has
 * been taken meanwhile is noticed.
 */
export class SlowReaders {
  private readonly waiting = new Map<SlowReader, number>();
  private readonly interval: number;
  private timer: NodeJS.Timeout | undefined;

  /** @param milliseconds about as long as readers are waited for */
  constructor(milliseconds: number) {
    this.interval = Math.max(1, milliseconds / SWEEPS);
  }

  watch(reader: SlowReader): void {
    this.waiting.set(reader, 0);
    this.timer ??= setInterval(() => this.sweep(), this.interval).unref();
  }

  forget(reader: SlowReader): void {
    this.waiting.delete(reader);
    if (this.waiting.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private sweep(): void {
    for (const [reader, sweeps] of this.waiting) {
      const waited = (sweeps + 1) * this.interval;
      this.waiting.set(reader, sweeps + 1);
      if (waited <= reader.patience) continue;
      this.forget(reader);
      reader.giveUp();
    }
  }
}
