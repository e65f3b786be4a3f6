import type { DataSource, EntityManager } from 'typeorm';
import { type ArchivedEvent, restoreLog } from '../events/archive';
import type { ServiceArchive } from './archive';
import { checkDataset, type PlacedRow, type Problem } from './dataset';
import { insertRows } from './load';
import { rememberDataset } from './loaded-datasets';

/** Everything of one service, as it was exported. */
export interface ServiceImport {
  readonly archive: ServiceArchive;
  readonly rows: readonly PlacedRow[];
  /** With the place where each was read. */
  readonly events: readonly { readonly place: string; readonly event: ArchivedEvent }[];
}

/** Everything for which an archive cannot be taken in here. Reads the database, changes nothing. */
export async function checkImport(source: DataSource, place: string, given: ServiceImport): Promise<Problem[]> {
  return [
    ...(await checkTables(source, place, given.archive)),
    ...checkLog(given),
    ...(await checkDataset(source, given.rows)),
  ];
}

async function checkTables(source: DataSource, place: string, archive: ServiceArchive): Promise<Problem[]> {
  const migrations = await source.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY timestamp, id');
  const own = migrations.map(({ name }) => name);
  if (own.join() !== archive.migrations.join())
    return [{ place, reason: 'was made by another version of the hub; export and import with the same one' }];
  const [{ pos }] = await source.query<{ pos: string }[]>('SELECT pos FROM event_head');
  return Number(pos) > 0 ? [{ place, reason: 'is for an empty hub, and this one holds data' }] : [];
}

/** Positions are dense from the floor on. */
function checkLog({ archive, events }: ServiceImport): Problem[] {
  const wrong = events.findIndex(({ event }, at) => event.pos !== archive.floor + 1 + at);
  if (wrong < 0) return [];
  return [{ place: events[wrong].place, reason: `must be the event at position ${archive.floor + 1 + wrong}` }];
}

/** Writes what was checked, as the owner of the tables. */
export async function importService(manager: EntityManager, source: DataSource, given: ServiceImport): Promise<void> {
  await insertRows(manager, source, given.rows);
  const { floor, feeds, datasets } = given.archive;
  await restoreLog(
    manager,
    floor,
    given.events.map(({ event }) => event),
  );
  for (const { source: from, epoch, pos, eventId } of feeds)
    await manager.query('INSERT INTO feed_place (source, epoch, pos, event_id) VALUES ($1, $2, $3, $4)', [
      from,
      epoch,
      pos,
      eventId,
    ]);
  for (const dataset of datasets) await rememberDataset(manager, dataset);
}
