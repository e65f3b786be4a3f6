import { HubError } from '../../platform/errors';
import type { Limits } from './limits';

/** Counts the operations that are being answered, and admits no more than the limit. */
export class Admission {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: Limits) {}

  /** Does the work if there is room for it. Rejects with OVERLOADED, having done nothing, if there is none. */
  async admit<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.isFull) throw this.refusal();
    this.inside++;
    return this.inhabit(work);
  }

  /**
   * Does the work as soon as there is room for it: for thousands who come back at once, each with a connection that is open
   * anyway, and of whom none would ask again.
   */
  async admitInTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.isFull) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.inside++;
    return this.inhabit(work);
  }

  private get isFull(): boolean {
    return this.inside >= this.limits.concurrency;
  }

  private async inhabit<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  /** Whoever waits gets the place. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.inside--;
  }

  private refusal(): HubError {
    const { concurrency } = this.limits;
    return new HubError('OVERLOADED', 'The gateway is busy. Try again in a second.', {
      extensions: { limit: 'concurrency', allowed: concurrency, measured: this.inside + 1 },
    });
  }
}
