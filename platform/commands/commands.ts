import type { DataSource } from 'typeorm';
import { type Cursors, serviceTag } from '../cursors/cursors';
import { HubError } from '../errors';
import { inTransaction, type Transaction } from '../events/transaction';
import type { Log } from '../log';
import { checkKey } from './checks';
import { claimKey, type CommandRequest, forgetOldKeys, noteOutcome, type Outcome } from './idempotency';

const FORGET_EVERY_MS = 60_000;

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
  /** Name of the service. */
  readonly service: string;
  readonly source: DataSource;
  readonly cursors: Cursors;
  readonly log: Log;
}

/** Runs the commands of a service: each once, however often it is sent, with its data and its events in one transaction. */
export class Commands {
  private readonly tag: number;
  private forgottenAt = 0;

  constructor(private readonly options: CommandsOptions) {
    this.tag = serviceTag(options.service);
  }

  /**
   * Rejects with what the work rejects with, nothing being written then, with IDEMPOTENCY_KEY_REUSED, or, for the public,
   * which may change nothing, with UNAUTHENTICATED.
   */
  async run(request: CommandRequest, work: Work): Promise<Done> {
    if (!request.viewer.authenticated) throw new HubError('UNAUTHENTICATED', 'This needs a token: say who you are.');
    checkKey(request.input.idempotencyKey);
    const { result } = await inTransaction(
      this.options.source,
      async (tx): Promise<Progress> => {
        const known = await claimKey(tx.manager, request);
        return known ? { subject: known.subject, known } : { subject: await work(tx), known: null };
      },
      async (manager, progress, place) => {
        if (progress.known) return;
        if (!place) throw new Error(`The command ${request.mutation} recorded no event.`);
        progress.known = { subject: progress.subject, ...place };
        await noteOutcome(manager, request, progress.known);
      },
    );
    this.forgetSometimes();
    const { subject, epoch, pos } = result.known as Outcome;
    return { subject, cursor: this.options.cursors.seal({ service: this.tag, epoch, pos }) };
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
  known: Outcome | null;
}
