import type { LogEntry, LogSlice } from './entry';
import type { LogConnection } from './log-connection';
import type { LogCursors } from './log-cursors';
import { type Published, upToDate } from './published';

/** Beyond every position. */
export const END = Number.MAX_SAFE_INTEGER;

/** The log lacks a position that it must have. Nothing is skipped then: reading stops until somebody has looked. */
export class HoleInLog extends Error {
  /** @param after the last position before the hole */
  constructor(readonly after: number) {
    super(`The event log has no entry at position ${after + 1}.`);
    this.name = 'HoleInLog';
  }
}

/** One snapshot of head and rows. Positions are numbers, and are sorted as numbers. */
const READ = `
  SELECT head.epoch, head.pos AS head, head.floor, head.erasures, entry.*
  FROM event_head head LEFT JOIN LATERAL (
    SELECT log.pos, log.event_id, log.type, log.type_version, log.subject, log.version, log.touched, log.payload, log.at
    FROM event_log log WHERE log.pos > $1 AND log.pos <= $2 ORDER BY log.pos LIMIT $3
  ) entry ON true
  ORDER BY entry.pos`;

interface Row {
  readonly epoch: number;
  readonly head: string;
  readonly floor: string;
  readonly erasures: number;
  /** Null, as all that follows, where there is no row in the range. */
  readonly pos: string | null;
  readonly event_id: string;
  readonly type: string;
  readonly type_version: number;
  readonly subject: string;
  readonly version: string;
  readonly touched: string[];
  readonly payload: Record<string, unknown>;
  readonly at: Date;
}

/** Reads a log, and makes sure that what it read has no hole. */
export class LogReader {
  constructor(
    private readonly connection: LogConnection,
    private readonly cursors: LogCursors,
    private readonly published: Published,
  ) {}

  /**
   * The entries after a position and up to another, at most so many of them. Those below the floor are left out.
   * @throws HoleInLog
   */
  async read(after: number, upTo: number, limit: number): Promise<LogSlice> {
    const rows = await this.connection.query<Row>(READ, [after, upTo, limit], 'read_log');
    const { epoch, erasures } = rows[0];
    const [head, floor] = [Number(rows[0].head), Number(rows[0].floor)];
    const entries = rows.filter((row) => row.pos !== null).map((row) => this.entryOf(row));
    const start = Math.max(after, floor);
    requireDense(entries, start, Math.min(upTo, head, start + limit));
    return { epoch, head, floor, erasures, entries };
  }

  private entryOf(row: Row): LogEntry {
    const pos = Number(row.pos);
    return upToDate(this.published, {
      pos,
      cursor: this.cursors.seal({ epoch: row.epoch, pos }),
      eventId: row.event_id,
      type: row.type,
      typeVersion: row.type_version,
      subject: row.subject,
      version: Number(row.version),
      touched: row.touched,
      payload: row.payload,
      at: row.at,
    });
  }
}

/** Each position after the start up to the end, once, in order. */
function requireDense(entries: readonly LogEntry[], start: number, end: number): void {
  let last = start;
  for (const { pos } of entries) {
    if (pos !== last + 1) throw new HoleInLog(last);
    last = pos;
  }
  if (last < end) throw new HoleInLog(last);
}
