import type { DataSource, EntityManager, EntityMetadata } from 'typeorm';
import { type ArchivedEvent, archivedEvents } from '../events/archive';
import type { FeedMark, ServiceArchive } from './archive';
import type { DataRow } from './dataset';

/** Rows of one statement. */
const CHUNK = 500;

/** Takes in what is exported, in parts. */
export interface ExportTarget {
  rows(type: string, rows: readonly DataRow[]): Promise<void>;
  events(events: readonly ArchivedEvent[]): Promise<void>;
}

/** Reads everything of a service as it is at one instant: rows by type, and the log. */
export function exportService(source: DataSource, target: ExportTarget): Promise<ServiceArchive> {
  return source.transaction('REPEATABLE READ', async (manager) => {
    for (const metadata of source.entityMetadatas) await exportRows(manager, metadata, target);
    for await (const events of archivedEvents(manager)) await target.events(events);
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
