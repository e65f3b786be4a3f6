import { HubError } from '../errors';
import { type Claim, CLAIM_GOOD_FOR_MS, ClaimRefused } from './claim';

/** Many more than a service commits in that time. */
const MAX_REMEMBERED = 200_000;

/**
 * The claims that may be used once and were, for as long as they could be good: in two halves, of which the older one is
 * let go of when all in it have expired.
 */
export class UsedClaims {
  private younger = new Set<string>();
  private older = new Set<string>();
  private turnedAt: number;

  constructor(
    private readonly now: () => number = Date.now,
    private readonly most = MAX_REMEMBERED,
  ) {
    this.turnedAt = now();
  }

  /**
   * Notes that a claim is used now. To be called with claims that are good, so that strangers fill no memory.
   * @throws ClaimRefused when it was used before; HubError OVERLOADED when no more can be remembered
   */
  use({ id }: Claim): void {
    this.turn();
    if (this.younger.has(id) || this.older.has(id)) throw new ClaimRefused('used before');
    if (this.younger.size + this.older.size >= this.most)
      throw new HubError('OVERLOADED', 'Too much has been written in the last minutes; try again.');
    this.younger.add(id);
  }

  private turn(): void {
    const now = this.now();
    if (now - this.turnedAt < CLAIM_GOOD_FOR_MS) return;
    this.older = now - this.turnedAt < 2 * CLAIM_GOOD_FOR_MS ? this.younger : new Set();
    this.younger = new Set();
    this.turnedAt = now;
  }
}
