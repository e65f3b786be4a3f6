import type { DataSource } from 'typeorm';
import { HubError } from '../errors';
import type { EventLog } from '../events/event-log';
import { type Committed, inTransaction, type LogPlace, type Transaction } from '../events/transaction';
import type { Feeds } from '../feed/feeds';
import type { Log } from '../log';
import { checkKey } from './checks';
import { dependenciesOf, notYetKnown } from './depends-on';
import { claimKey, type CommandRequest, forgetOldKeys, noteOutcome, type Outcome } from './idempotency';

const FORGET_EVERY_MS = 60_000;
/** So long a command waits for what other services have told and has not arrived. */
const CATCH_UP_MS = 2_000;

/**
 * The work of one command: looks whether it may be done, changes rows, and records what happened, at least one event.
 * @returns id of the entity that the payload shows
 */
export type Work = (tx: Transaction) => Promise<string>;

/** What a command's payload is made of. */
export interface Done {
  /** Id of the entity that the payload shows. */
  readonly subject: string;
  /** Position of the event that records the change. */
  readonly cursor: string;
}

export interface CommandsOptions {
  readonly source: DataSource;
  /** The service's log, which is woken by what a command adds to it. */
  readonly events: EventLog;
  /** Where other services' facts come from. */
  readonly feeds: Feeds;
  readonly log: Log;
}

/** Runs the commands of a service: each once, however often it is sent, with its data and its events in one transaction. */
export class Commands {
  private forgottenAt = 0;

  constructor(private readonly options: CommandsOptions) {}

  /**
   * Rejects with what the work rejects with, nothing being written then, with IDEMPOTENCY_KEY_REUSED, with NOT_YET_KNOWN
   * (see `dependingOn`), or, for the public, which may change nothing, with UNAUTHENTICATED.
   */
  async run(request: CommandRequest, work: Work): Promise<Done> {
    if (!request.viewer.authenticated) throw new HubError('UNAUTHENTICATED', 'This needs a token: say who you are.');
    checkKey(request.input.idempotencyKey);
    const { result, place } = await this.informed(() => this.commit(request, work));
    const { events } = this.options;
    events.wake();
    this.forgetSometimes();
    return { subject: result.subject, cursor: events.cursorOf(result.known ?? (place as LogPlace)) };
  }

  /** Where it fails by what is not known here, once more with what has been told meanwhile. */
  private async informed<Result>(attempt: () => Promise<Result>): Promise<Result> {
    try {
      return await attempt();
    } catch (error) {
      const from = dependenciesOf(error);
      if (from.length === 0) throw error;
      if (!(await this.options.feeds.catchUp(from, CATCH_UP_MS))) throw notYetKnown(from);
      return attempt();
    }
  }

  private commit(request: CommandRequest, work: Work): Promise<Committed<Progress>> {
    return inTransaction(
      this.options.source,
      async (tx): Promise<Progress> => {
        const known = await claimKey(tx.manager, request);
        return known ? { subject: known.subject, known } : { subject: await work(tx), known: null };
      },
      async (manager, { subject, known }, appended) => {
        if (known) return;
        if (!appended) throw new Error(`The command ${request.mutation} recorded no event.`);
        await noteOutcome(manager, request, { subject, ...appended });
      },
    );
  }

  /** Beside the request: nobody waits for it. */
  private forgetSometimes(): void {
    const now = Date.now();
    if (now - this.forgottenAt < FORGET_EVERY_MS) return;
    this.forgottenAt = now;
    forgetOldKeys(this.options.source.manager).catch((error: unknown) =>
      this.options.log.warn({ err: error }, 'old idempotency keys were not forgotten'),
    );
  }
}

interface Progress {
  readonly subject: string;
  /** What the same request led to before. */
  readonly known: Outcome | null;
}
