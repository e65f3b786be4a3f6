import type { DataSource, EntityManager, EntityMetadata } from 'typeorm';
import { inTransaction, type NewEvent, type Transaction } from '../events/transaction';
import type { RecordedEvent } from '../subgraph/service';
import { BrokenDataset, checkDataset, type PlacedRow } from './dataset';
import { type LoadedDataset, rememberDataset } from './loaded-datasets';

const CHUNK = 500;

/** Told after each chunk: rows that were dealt with so far, of how many. */
export type Progress = (done: number, total: number) => void;

export interface LoadOptions {
  /** What the rows are, to be remembered with them. */
  readonly dataset?: LoadedDataset;
  readonly progress?: Progress;
}

/**
 * Loads a dataset into one service in one transaction, each new row with its event. Rows that are there already stay as
 * they are, so that loading again changes nothing.
 * @returns how many rows were new
 * @throws BrokenDataset when any row is broken; nothing was loaded then
 */
export async function loadDataset(
  source: DataSource,
  recorded: Readonly<Record<string, RecordedEvent | null>>,
  rows: readonly PlacedRow[],
  { dataset, progress = () => undefined }: LoadOptions = {},
): Promise<number> {
  const problems = await checkDataset(source, rows);
  if (problems.length > 0) throw new BrokenDataset(problems);
  const { result } = await inTransaction(source, async (tx) => {
    let added = 0;
    let done = 0;
    for (const { metadata, chunk } of chunks(entitiesInOrder(source), rows)) {
      added += await insert(tx, metadata, chunk, recorded[metadata.name]);
      progress((done += chunk.length), rows.length);
    }
    if (dataset) await rememberDataset(tx.manager, dataset);
    return added;
  });
  return result;
}

/** Writes rows that have no event of their own: that of a log that is written with them tells of them. */
export async function insertRows(
  manager: EntityManager,
  source: DataSource,
  rows: readonly PlacedRow[],
): Promise<void> {
  for (const { metadata, chunk } of chunks(entitiesInOrder(source), rows))
    await manager.createQueryBuilder().insert().into(metadata.target).values(valuesOf(chunk)).execute();
}

function valuesOf(chunk: readonly PlacedRow[]): Record<string, unknown>[] {
  return chunk.map(({ row: { type: _type, ...properties } }) => properties);
}

/** In the order in which the service names them; TypeORM's own list is in that of their modules' loading. */
function entitiesInOrder(source: DataSource): EntityMetadata[] {
  return Object.values(source.options.entities ?? []).map((entity) => source.getMetadata(entity));
}

/** Rows by entity, in the order of the entities: what others refer to comes first. */
function* chunks(
  entities: readonly EntityMetadata[],
  rows: readonly PlacedRow[],
): Generator<{ metadata: EntityMetadata; chunk: readonly PlacedRow[] }> {
  for (const metadata of entities) {
    const ofEntity = rows.filter(({ row }) => row.type === metadata.name);
    for (let at = 0; at < ofEntity.length; at += CHUNK) yield { metadata, chunk: ofEntity.slice(at, at + CHUNK) };
  }
}

async function insert(
  tx: Transaction,
  metadata: EntityMetadata,
  chunk: readonly PlacedRow[],
  recorded: RecordedEvent | null,
): Promise<number> {
  const inserted = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(metadata.target)
    .values(valuesOf(chunk))
    .orIgnore()
    .returning('id')
    .execute();
  const ids = new Set((inserted.raw as { id: string }[]).map(({ id }) => id));
  if (recorded === null) return ids.size;
  for (const row of await rowsOf(tx, metadata, [...ids])) tx.record((recorded as (row: object) => NewEvent)(row));
  return ids.size;
}

/** The new rows as the database holds them, defaults included, in the order of the dataset. */
async function rowsOf(tx: Transaction, metadata: EntityMetadata, ids: readonly string[]): Promise<object[]> {
  if (ids.length === 0) return [];
  const rows = await tx.manager
    .createQueryBuilder(metadata.target, 'item')
    .where('item.id = ANY(:ids)', { ids })
    .getMany();
  const byId = new Map(rows.map((row) => [(row as { id: string }).id, row]));
  return ids.map((id) => byId.get(id) as object);
}
