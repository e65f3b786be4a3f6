/** Hands things over one after the other, waiting for each; those that need no waiting are handed over at once. */
export class Deliveries<Thing> {
  private readonly waiting: Thing[] = [];
  private isBusy = false;
  private isClosed = false;

  /**
   * @param deliver hands over one thing
   * @param failed told what `deliver` threw; nothing is delivered after it
   * @param drained told when nothing waits any more
   */
  constructor(
    private readonly deliver: (thing: Thing) => void | Promise<void>,
    private readonly failed: (error: unknown) => void,
    private readonly drained: () => void,
  ) {}

  get length(): number {
    return this.waiting.length;
  }

  push(thing: Thing): void {
    if (this.isClosed) return;
    this.waiting.push(thing);
    if (!this.isBusy) void this.run();
  }

  /** Forgets what waits; what is being handed over at the moment is not undone. */
  close(): void {
    this.isClosed = true;
    this.waiting.length = 0;
  }

  private async run(): Promise<void> {
    this.isBusy = true;
    try {
      for (let thing = this.waiting.shift(); thing !== undefined; thing = this.waiting.shift()) {
        const done = this.deliver(thing);
        if (done) await done;
      }
    } catch (error) {
      this.close();
      this.failed(error);
    } finally {
      this.isBusy = false;
    }
    if (!this.isClosed) this.drained();
  }
}
