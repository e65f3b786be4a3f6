import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { HubError } from '../../../platform/errors';
import type { LogEntry } from '../../../platform/events/entry';
import type { LogPlace } from '../../../platform/events/transaction';
import { readCursor, writeCursor } from '../../../platform/loaders/cursor';
import { MAX_PAGE, type PageArguments, type PageInfo } from '../../../platform/loaders/pages';
import { MAX_BATCH } from '../../../platform/loaders/rows';
import type { ActivityKind } from '../domain/activity-kinds';
import type { Line } from '../projector/change';
import { activityIn } from '../projector/script';

/** What somebody wants to see of the log of the whole system; null means all. */
export interface ActivityFilter {
  readonly bodies?: readonly string[] | null;
  readonly kinds?: readonly ActivityKind[] | null;
  readonly from?: Date | null;
  readonly to?: Date | null;
}

/** A line of it. */
export interface ActivityRow {
  readonly place: LogPlace;
  readonly eventId: string;
  readonly version: number;
  readonly at: Date;
  readonly line: Line;
}

/** A page as `ActivityConnection` has it. */
export interface ActivityPage {
  readonly edges: readonly { readonly cursor: string; readonly node: ActivityRow }[];
  readonly pageInfo: PageInfo;
}

/** Told apart from the cursors of other lists by it. */
const MARK = 'activity';

interface Row {
  readonly parent: string;
  readonly epoch: number;
  readonly pos: string;
  readonly eventId: string;
  readonly version: string;
  readonly at: Date;
  readonly activity: Line;
}

/**
 * The lines in the service's own log, oldest first. All lines are public news, so that every viewer may read every one.
 * A key is a body's id, or `EVERYTHING`.
 */
export class ActivityLoader {
  private readonly asked = new Map<string, DataLoader<string, ActivityPage>>();

  constructor(private readonly manager: EntityManager) {}

  /** @throws HubError BAD_USER_INPUT for a cursor or size that cannot be, LIMIT_EXCEEDED for a page over MAX_PAGE */
  load(key: string, filter: ActivityFilter, args: PageArguments): Promise<ActivityPage> {
    checkSize(args.first);
    const alike = JSON.stringify([key === EVERYTHING, filter, args]);
    let loader = this.asked.get(alike);
    if (!loader) {
      const after = args.after ? Number(positionIn(args.after)) : 0;
      loader = new DataLoader((keys) => this.read(keys, filter, args, after), { maxBatchSize: MAX_BATCH });
      this.asked.set(alike, loader);
    }
    return loader.load(key);
  }

  private async read(
    keys: readonly string[],
    { bodies = null, kinds = null, from = null, to = null }: ActivityFilter,
    args: PageArguments,
    after: number,
  ): Promise<ActivityPage[]> {
    const ofBody = `AND (payload->'activity'->>'bodyId' = parent.key OR payload->'activity'->'alsoOfIds' ? parent.key)`;
    const rows = await this.manager.query<Row[]>(
      `SELECT parent.key AS parent, head.epoch, page.* FROM event_head head, unnest($1::text[]) AS parent (key)
        CROSS JOIN LATERAL (
          SELECT pos, event_id AS "eventId", version, at, payload->'activity' AS activity FROM event_log
           WHERE payload ? 'activity' AND pos > $2 ${keys[0] === EVERYTHING ? '' : ofBody}
             AND ($3::text[] IS NULL OR payload->'activity'->>'bodyId' = ANY($3)
                  OR payload->'activity'->'alsoOfIds' ?| $3)
             AND ($4::text[] IS NULL OR payload->'activity'->>'kind' = ANY($4))
             AND at >= COALESCE($5::timestamptz, '-infinity') AND at < COALESCE($6::timestamptz, 'infinity')
           ORDER BY pos LIMIT $7
        ) page ORDER BY page.pos`,
      [keys, after, bodies, kinds, from, to, args.first + 1],
    );
    return keys.map((key) =>
      toPage(
        rows.filter(({ parent }) => parent === key),
        args,
      ),
    );
  }
}

/** Stands for all bodies. No id has a space. */
export const EVERYTHING = 'all bodies';

/** Which entries of the log are news that somebody asked for. */
export function selectActivity({ bodies, kinds }: Pick<ActivityFilter, 'bodies' | 'kinds'>) {
  return (entries: readonly LogEntry[]): readonly LogEntry[] =>
    entries.filter((entry) => {
      const line = activityIn(entry);
      if (line === null || (kinds && !kinds.includes(line.kind))) return false;
      return !bodies || [line.bodyId, ...(line.alsoOfIds ?? [])].some((id) => id !== null && bodies.includes(id));
    });
}

function toPage(rows: readonly Row[], { first, after }: PageArguments): ActivityPage {
  const edges = rows.slice(0, first).map((row) => ({ cursor: writeCursor([MARK, row.pos]), node: toRow(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function toRow({ epoch, pos, eventId, version, at, activity }: Row): ActivityRow {
  return { place: { epoch, pos: Number(pos) }, eventId, version: Number(version), at, line: activity };
}

function positionIn(cursor: string): string {
  const [mark, pos] = readCursor(cursor, ['text', 'bigint']);
  if (mark === MARK) return pos;
  throw new HubError('BAD_USER_INPUT', 'The argument "after" is a cursor of another list, or of another order.');
}

function checkSize(first: number): void {
  if (first < 0) throw new HubError('BAD_USER_INPUT', `The argument "first" must be 0 or more, not ${first}.`);
  if (first <= MAX_PAGE) return;
  throw new HubError(
    'LIMIT_EXCEEDED',
    `A page has at most ${MAX_PAGE} rows; ${first} were asked for. Page on with "after".`,
    { extensions: { limit: 'page', allowed: MAX_PAGE, measured: first } },
  );
}
