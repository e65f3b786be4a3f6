import { HubError } from '../../platform/errors';
import { expiryOf } from '../../platform/auth/expiry';
import type { Caller } from '../subgraphs/subgraph';

/** Who is asking. Rejects with UNAUTHENTICATED or TOKEN_EXPIRED. */
export type AuthenticateCaller = (authorization: string | undefined) => Promise<Caller>;

/** Timers take no more. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** What a connection stands on for as long as it is open: a token, which ends, may be revoked, and may change its meaning. */
export class Credentials {
  private timer: NodeJS.Timeout | undefined;
  private ended = false;

  /** @param onLoss told once why the connection must end: TOKEN_EXPIRED, UNAUTHENTICATED or FORBIDDEN */
  constructor(
    private readonly authorization: string | undefined,
    readonly caller: Caller,
    private readonly authenticate: AuthenticateCaller,
    private readonly onLoss: (reason: HubError) => void,
  ) {
    const expiry = expiryOf(caller.viewer);
    if (expiry !== null) this.awaitExpiry(expiry);
  }

  /** Looks again whether the token still says what it said. What keeps us from knowing is for the caller to tell: it rejects. */
  async recheck(): Promise<void> {
    try {
      const now = await this.authenticate(this.authorization);
      if (now.rightsClass !== this.caller.rightsClass)
        this.lose(new HubError('FORBIDDEN', 'Your rights have changed.'));
    } catch (error) {
      if (!(error instanceof HubError) || error.status !== 401) throw error;
      this.lose(error);
    }
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  /** By the clock of the tokens: a timer may come early, and this machine's clock may be put right meanwhile. */
  private awaitExpiry(expiry: number): void {
    const left = expiry - Date.now();
    if (left <= 0) return this.lose(new HubError('TOKEN_EXPIRED', 'The token has expired; ask for a new one.'));
    this.timer = setTimeout(() => this.awaitExpiry(expiry), Math.min(left, LONGEST_TIMER)).unref();
  }

  private lose(reason: HubError): void {
    if (this.ended) return;
    this.end();
    this.onLoss(reason);
  }
}
