import { HubError } from '../../platform/errors';

/** Lets a few pieces of work run at a time; the others wait, in the order in which they came. */
export class Turns {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mayWait: number,
  ) {}

  /** Resolves when the work may begin; `end` must follow. Rejects with OVERLOADED when too many wait already. */
  async begin(): Promise<void> {
    if (this.running < this.atOnce) {
      this.running++;
      return;
    }
    if (this.queue.length >= this.mayWait) throw this.refusal();
    await new Promise<void>((resolve) => this.queue.push(resolve));
  }

  /** Gives the turn to the next that waits. */
  end(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.running--;
  }

  private refusal(): HubError {
    return new HubError('OVERLOADED', 'Too many new operations wait to be planned. Try again in a second.', {
      extensions: { limit: 'plansWaiting', allowed: this.mayWait, measured: this.queue.length + 1 },
    });
  }
}
