import type { DataSource, EntityManager } from 'typeorm';
import { type ArchivedEvent, CHUNK, type ServiceArchive } from './archive';
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

/** Writes what was checked, as the owner of the tables. Positions mean other events than before: the epoch is another one. */
export async function importService(manager: EntityManager, source: DataSource, given: ServiceImport): Promise<void> {
  await insertRows(manager, source, given.rows);
  for (let at = 0; at < given.events.length; at += CHUNK)
    await insertEvents(
      manager,
      given.events.slice(at, at + CHUNK).map(({ event }) => event),
    );
  const { floor, feeds, datasets } = given.archive;
  const head = floor + given.events.length;
  await manager.query('UPDATE event_head SET pos = $1, floor = $2', [head, floor]);
  await manager.query('SELECT rotate_epoch(epoch) FROM event_head');
  for (const { source: from, epoch, pos, eventId } of feeds)
    await manager.query('INSERT INTO feed_place (source, epoch, pos, event_id) VALUES ($1, $2, $3, $4)', [
      from,
      epoch,
      pos,
      eventId,
    ]);
  for (const dataset of datasets) await rememberDataset(manager, dataset);
}

async function insertEvents(manager: EntityManager, events: readonly ArchivedEvent[]): Promise<void> {
  await manager.query(
    `INSERT INTO event_log (pos, event_id, type, type_version, subject, version, touched, payload, at, learned_at)
     SELECT pos, "eventId", type, "typeVersion", subject, version,
            ARRAY(SELECT jsonb_array_elements_text(touched)), payload, at, "learnedAt"
       FROM jsonb_to_recordset($1::jsonb) AS event (
         pos bigint, "eventId" uuid, type text, "typeVersion" int, subject text, version bigint, touched jsonb,
         payload jsonb, at timestamptz, "learnedAt" timestamptz)`,
    [JSON.stringify(events)],
  );
}
