import type { DataSource, EntityManager, EntityMetadata } from 'typeorm';
import { type ArchivedEvent, CHUNK, type FeedMark, type ServiceArchive } from './archive';
import type { DataRow } from './dataset';

/** Takes in what is exported, in parts. */
export interface ExportTarget {
  rows(type: string, rows: readonly DataRow[]): Promise<void>;
  events(events: readonly ArchivedEvent[]): Promise<void>;
}

/** Reads everything of a service as it is at one instant: rows by type, and the log. */
export function exportService(source: DataSource, target: ExportTarget): Promise<ServiceArchive> {
  return source.transaction('REPEATABLE READ', async (manager) => {
    for (const metadata of source.entityMetadatas) await exportRows(manager, metadata, target);
    await exportLog(manager, target);
    return describe(manager);
  });
}

async function exportRows(manager: EntityManager, metadata: EntityMetadata, target: ExportTarget): Promise<void> {
  const { name: type } = metadata;
  for (let after: string | null = null; ;) {
    const query = manager.createQueryBuilder(metadata.target, 'item').orderBy('item.id').limit(CHUNK);
    if (after !== null) query.where('item.id > :after', { after });
    const rows = (await query.getMany()) as { id: string }[];
    await target.rows(
      type,
      rows.map((row) => ({ type, ...row })),
    );
    if (rows.length < CHUNK) return;
    after = rows[rows.length - 1].id;
  }
}

async function exportLog(manager: EntityManager, target: ExportTarget): Promise<void> {
  for (let after = 0; ;) {
    const rows: ArchivedEvent[] = await manager.query(
      `SELECT pos::float8 AS pos, event_id AS "eventId", type, type_version AS "typeVersion", subject,
              version::float8 AS version, touched, payload, at, learned_at AS "learnedAt"
         FROM event_log WHERE pos > $1 ORDER BY pos LIMIT $2`,
      [after, CHUNK],
    );
    await target.events(rows);
    if (rows.length < CHUNK) return;
    after = rows[rows.length - 1].pos;
  }
}

async function describe(manager: EntityManager): Promise<ServiceArchive> {
  const [{ floor }] = await manager.query<{ floor: number }[]>('SELECT floor::float8 AS floor FROM event_head');
  const migrations = await manager.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY timestamp, id');
  const feeds = await manager.query<FeedMark[]>(
    `SELECT source, epoch::float8 AS epoch, pos::float8 AS pos, event_id AS "eventId" FROM feed_place ORDER BY source`,
  );
  const datasets = await manager.query<ServiceArchive['datasets'][number][]>(
    'SELECT name, today::text AS today, factor FROM loaded_dataset ORDER BY loaded_at',
  );
  return { migrations: migrations.map(({ name }) => name), floor, datasets, feeds };
}
