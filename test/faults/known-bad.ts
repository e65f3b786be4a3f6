import type { LogEntry } from '../../platform/events/entry';
import type { LogSlice } from '../../platform/events/entry';
import { LogReader } from '../../platform/events/log-reader';

/**
 * The log as it is often built, to see that the checker finds what is wrong with it: ids come from a sequence before the
 * commit, and the reader asks for `id > last`. What commits after a later id was read is never seen. The department's
 * process loads this module first; its database has the function of `known-bad-append.ts`.
 */

interface Row {
  readonly epoch: number;
  readonly head: string;
  readonly floor: string;
  readonly erasures: number;
  readonly pos: string | null;
}

interface Inside {
  readonly connection: { query(sql: string, parameters: unknown[]): Promise<Row[]> };
  entryOf(row: Row): LogEntry;
}

const READ_WHAT_IS_THERE = `
  SELECT head.epoch, (SELECT coalesce(max(pos), 0) FROM event_log) AS head, head.floor, head.erasures, entry.*
  FROM event_head head LEFT JOIN LATERAL (
    SELECT * FROM event_log log WHERE log.pos > $1 AND log.pos <= $2 ORDER BY log.pos LIMIT $3
  ) entry ON true
  ORDER BY entry.pos`;

LogReader.prototype.read = async function read(after: number, upTo: number, limit: number): Promise<LogSlice> {
  const inside = this as unknown as Inside;
  const rows = await inside.connection.query(READ_WHAT_IS_THERE, [after, upTo, limit]);
  const { epoch, erasures } = rows[0];
  const found = rows.filter((row) => row.pos !== null).map((row) => inside.entryOf(row));
  return {
    epoch,
    erasures,
    head: Number(rows[0].head),
    floor: Number(rows[0].floor),
    entries: passedOver(found, after),
  };
};

/** Ids that are not there yet are passed over, as a reader does that goes on from the last id which it saw. */
function passedOver(found: readonly LogEntry[], after: number): LogEntry[] {
  let last = after;
  return found.flatMap((entry) => {
    const missing = Array.from({ length: entry.pos - last - 1 }, (_, at) => nothing(entry, last + at + 1));
    last = entry.pos;
    return [...missing, entry];
  });
}

function nothing(entry: LogEntry, pos: number): LogEntry {
  return { ...entry, pos, type: 'NotSeen', subject: 'Nothing:0', eventId: `not seen ${pos}` };
}
