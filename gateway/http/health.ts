import type { Log } from '../../platform/log';
import type { Reply } from './exchange';
import { headersFor } from './errors';
import { jsonReply } from './json-reply';

/** Which parts are up, by name. May reject, or take its time: then nothing is known to be up. */
export type CheckReadiness = () => Promise<Readonly<Record<string, boolean>>>;

type Status = 'ready' | 'degraded' | 'starting' | 'unavailable' | 'stopping';

type Parts = Readonly<Record<string, boolean>> | null;

const PATIENCE_MILLISECONDS = 2_000;
/** However often readiness is asked for, the parts are asked no more often than this. */
const KEPT_MILLISECONDS = 1_000;
const NO_PARTS: CheckReadiness = async () => ({});

/**
 * Says whether requests should be sent here. Before the first time that all parts are up, no. From then on, while any
 * part is up: the gateway answers what the others know, and is no worse than its neighbours.
 */
export class Health {
  private stopping = false;
  private wasReady = false;
  private lastCheck: Promise<Parts> | undefined;

  constructor(
    private readonly log: Log,
    private readonly check: CheckReadiness = NO_PARTS,
    private readonly keptMilliseconds = KEPT_MILLISECONDS,
  ) {}

  stop(): void {
    this.stopping = true;
  }

  live(): Reply {
    return jsonReply(200, { status: 'live' });
  }

  async ready(): Promise<Reply> {
    const parts = await this.parts();
    const status = this.statusFor(parts);
    const code = status === 'ready' || status === 'degraded' ? 200 : 503;
    const reply = jsonReply(code, { status, parts });
    return { ...reply, headers: { ...reply.headers, ...headersFor(code) } };
  }

  private statusFor(parts: Parts): Status {
    if (this.stopping) return 'stopping';
    const up = Object.values(parts ?? {});
    const isReady = parts !== null && up.every(Boolean);
    this.wasReady ||= isReady;
    if (isReady) return 'ready';
    if (!this.wasReady) return 'starting';
    return up.some(Boolean) ? 'degraded' : 'unavailable';
  }

  /** One check for all who ask while it is under way, and for a moment after. */
  private parts(): Promise<Parts> {
    this.lastCheck ??= this.checkParts().finally(() => this.forgetSoon());
    return this.lastCheck;
  }

  private forgetSoon(): void {
    setTimeout(() => {
      this.lastCheck = undefined;
    }, this.keptMilliseconds).unref();
  }

  private async checkParts(): Promise<Parts> {
    try {
      return await Promise.race([this.check(), impatience()]);
    } catch (error) {
      this.log.warn({ err: error }, 'readiness is not known');
      return null;
    }
  }
}

function impatience(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MILLISECONDS} ms`)), PATIENCE_MILLISECONDS).unref();
  });
}
