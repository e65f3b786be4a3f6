import { HubError } from '../../platform/errors';
import type { Limits } from './limits';

/** Counts the operations that are being answered, and admits no more than the limit. */
export class Admission {
  private inside = 0;

  constructor(private readonly limits: Limits) {}

  /** Does the work if there is room for it. Rejects with OVERLOADED, having done nothing, if there is none. */
  async admit<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inside >= this.limits.concurrency) throw this.refusal();
    this.inside++;
    try {
      return await work();
    } finally {
      this.inside--;
    }
  }

  private refusal(): HubError {
    const { concurrency } = this.limits;
    return new HubError('OVERLOADED', 'The gateway is busy. Try again in a second.', {
      extensions: { limit: 'concurrency', allowed: concurrency, measured: this.inside + 1 },
    });
  }
}
