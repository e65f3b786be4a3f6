import type { DataSource, EntityManager } from 'typeorm';
import type { LogEntry } from '../events/entry';
import { misfits } from '../events/shapes';
import { inTransaction, type Transaction } from '../events/transaction';
import type { Consumer, Learned } from './consumers';

/**
 * An event has not the fields that are read of it: it was told by a newer version of its service, or by a broken one. It is
 * not passed over: the feed waits until what reads it, or what tells it, was mended.
 */
export class UnreadableEvent extends Error {
  constructor({ pos, type, typeVersion }: LogEntry, fields: readonly string[]) {
    super(`the event at ${pos}, ${type} of version ${typeVersion}, is not readable here: ${fields.join(', ')}`);
  }
}

/** How far the log of another service was read. */
export interface FeedPlace {
  /** 0 before anything was read. */
  readonly epoch: number;
  readonly pos: number;
  /** Of the event at that position; null before the first one. */
  readonly eventId: string | null;
}

interface Row {
  readonly epoch: string;
  readonly pos: string;
  readonly event_id: string | null;
}

/** Takes in the events of one other service, each once: what comes of them is committed with the place after them. */
export class Intake {
  constructor(
    private readonly source: DataSource,
    /** Name of the service whose events they are. */
    readonly from: string,
    private readonly learned: Learned,
  ) {}

  async place(): Promise<FeedPlace> {
    const rows: Row[] = await this.source.query('SELECT epoch, pos, event_id FROM feed_place WHERE source = $1', [
      this.from,
    ]);
    return placeOf(rows[0]);
  }

  /**
   * Takes the entries that come right after a place. Where somebody else has taken some meanwhile, nothing happens.
   * @param epoch the log's
   * @returns the place after it
   */
  take(after: FeedPlace, epoch: number, entries: readonly LogEntry[]): Promise<FeedPlace> {
    return this.move(after, async (tx) => {
      const readable = this.readable(entries);
      for (const [consumer, run] of this.runsOf(readable)) await consumer.take(run, tx);
      const last = readable.at(-1);
      return last ? { epoch, pos: last.pos, eventId: last.eventId } : { ...after, epoch };
    });
  }

  /** Begins again: the log is another one than the one that was read. */
  restart(after: FeedPlace, epoch: number): Promise<FeedPlace> {
    return this.move(after, async ({ manager }) => {
      await this.learned.forget(manager);
      return { epoch, pos: 0, eventId: null };
    });
  }

  private async move(from: FeedPlace, work: (tx: Transaction) => Promise<FeedPlace>) {
    const { result } = await inTransaction(this.source, async (tx) => {
      const present = await this.lock(tx.manager);
      if (present.pos !== from.pos || present.eventId !== from.eventId) return present;
      const next = await work(tx);
      await tx.manager.query('UPDATE feed_place SET epoch = $2, pos = $3, event_id = $4 WHERE source = $1', [
        this.from,
        next.epoch,
        next.pos,
        next.eventId,
      ]);
      return next;
    });
    return result;
  }

  /** Other processes of this service wait until this one is done. */
  private async lock(manager: EntityManager): Promise<FeedPlace> {
    const locked = async (): Promise<Row[]> =>
      manager.query('SELECT epoch, pos, event_id FROM feed_place WHERE source = $1 FOR UPDATE', [this.from]);
    let rows = await locked();
    if (rows.length === 0) {
      await manager.query('INSERT INTO feed_place (source) VALUES ($1) ON CONFLICT DO NOTHING', [this.from]);
      rows = await locked();
    }
    return placeOf(rows[0]);
  }

  /**
   * The entries before the first that cannot be read.
   * @throws UnreadableEvent where there are none
   */
  private readable(entries: readonly LogEntry[]): readonly LogEntry[] {
    for (const [at, entry] of entries.entries()) {
      const wrong = misfits(this.consumerOf(entry)?.reads ?? {}, entry.payload);
      if (wrong.length === 0) continue;
      if (at === 0) throw new UnreadableEvent(entry, wrong);
      return entries.slice(0, at);
    }
    return entries;
  }

  /** Entries that follow one another and are taken in by the same consumer, for each such run. */
  private runsOf(entries: readonly LogEntry[]): readonly (readonly [Consumer, LogEntry[]])[] {
    const runs: [Consumer, LogEntry[]][] = [];
    for (const entry of entries) {
      const consumer = this.consumerOf(entry);
      if (consumer === undefined) continue;
      const last = runs.at(-1);
      if (last?.[0] === consumer) last[1].push(entry);
      else runs.push([consumer, [entry]]);
    }
    return runs;
  }

  /** None for what nobody asked for, and for what was erased. */
  private consumerOf({ type, payload }: LogEntry): Consumer | undefined {
    const { on } = this.learned;
    return payload.erased !== true && Object.hasOwn(on, type) ? on[type] : undefined;
  }
}

function placeOf(row: Row | undefined): FeedPlace {
  if (!row) return { epoch: 0, pos: 0, eventId: null };
  return { epoch: Number(row.epoch), pos: Number(row.pos), eventId: row.event_id };
}
