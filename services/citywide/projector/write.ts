import type { EntityManager, EntityMetadata } from 'typeorm';
import { type Change, type Table, TABLES, type Values } from './change';

/**
 * Makes the changes as if one after the other, by few statements: tables know nothing of one another, and what happens to
 * a row several times over is written once.
 * @param source the service that told of them
 */
export async function write(manager: EntityManager, source: string, changes: readonly Change[]): Promise<void> {
  for (const table of TABLES)
    for (const alike of runsOf(changes.filter((change) => change.table === table)))
      await WRITE[alike[0].op](manager, source, alike as never);
}

/** Changes that follow one another and are of the same kind. */
function runsOf(changes: readonly Change[]): Change[][] {
  const runs: Change[][] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (last?.[0].op === change.op) last.push(change);
    else runs.push([change]);
  }
  return runs;
}

/** Puts away all that a service told. */
export async function forgetSource(manager: EntityManager, source: string): Promise<void> {
  for (const table of TABLES) await manager.createQueryBuilder().delete().from(table).where({ source }).execute();
}

/** Puts away everything. */
export async function forgetAll(manager: EntityManager): Promise<void> {
  for (const table of TABLES) await manager.createQueryBuilder().delete().from(table).execute();
}

type Op<Name extends Change['op']> = (
  manager: EntityManager,
  source: string,
  changes: readonly Extract<Change, { op: Name }>[],
) => Promise<void>;

const WRITE: { readonly [Name in Change['op']]: Op<Name> } = {
  async set(manager, source, changes) {
    const rows = new Map<string, Values>();
    for (const { id, values } of changes) rows.set(id, { ...rows.get(id), ...values });
    await upsert(manager, changes[0].table, source, rows, (column) => `excluded.${column}`);
  },
  async add(manager, source, changes) {
    const rows = new Map<string, Record<string, number>>();
    for (const { id, amounts } of changes) {
      const sums = rows.get(id) ?? {};
      for (const [property, amount] of Object.entries(amounts)) sums[property] = (sums[property] ?? 0) + amount;
      rows.set(id, sums);
    }
    const [{ table }] = changes;
    const { tableName } = manager.connection.getMetadata(table);
    await upsert(manager, table, source, rows, (column) => `${tableName}.${column} + excluded.${column}`);
  },
  async remove(manager, _source, changes) {
    for (const { table, where } of changes)
      await manager.createQueryBuilder().delete().from(table).where(where).execute();
  },
};

/** Rows that have values of the same properties are written by one statement. @param rows by their ids */
async function upsert(
  manager: EntityManager,
  table: Table,
  source: string,
  rows: ReadonlyMap<string, Values>,
  changed: (column: string) => string,
): Promise<void> {
  const metadata = manager.connection.getMetadata(table);
  const groups = new Map<string, (readonly [string, Values])[]>();
  for (const row of rows) {
    const properties = Object.keys(row[1]).sort().join();
    groups.set(properties, [...(groups.get(properties) ?? []), row]);
  }
  for (const group of groups.values()) await upsertAlike(manager, metadata, source, group, changed);
}

/** @param rows ids with their values, all of the same properties */
async function upsertAlike(
  manager: EntityManager,
  metadata: EntityMetadata,
  source: string,
  rows: readonly (readonly [string, Values])[],
  changed: (column: string) => string,
): Promise<void> {
  const properties = Object.keys(rows[0][1]);
  const columns = properties.map((property) => columnOf(metadata, property));
  const names = columns.map(({ name }) => name);
  const width = names.length + 2;
  const sent = rows.flatMap(([id, values]) => [
    id,
    source,
    ...properties.map((property, at) => sentAs(columns[at], values[property])),
  ]);
  const places = rows.map(
    (_row, row) => `(${Array.from({ length: width }, (_, at) => `$${row * width + at + 1}`).join(', ')})`,
  );
  const updates = ['source = excluded.source', ...names.map((name) => `${name} = ${changed(name)}`)];
  await manager.query(
    `INSERT INTO ${metadata.tableName} (${['id', 'source', ...names].join(', ')}) VALUES ${places.join(', ')}
     ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
    sent,
  );
}

interface Column {
  readonly name: string;
  /** Values of JSON columns are sent as texts: the driver would take a list for an array. */
  readonly isJson: boolean;
}

/** @throws Error for a property that the table has not */
function columnOf(metadata: EntityMetadata, property: string): Column {
  const column = metadata.findColumnWithPropertyName(property);
  if (!column) throw new Error(`${metadata.name} has no ${property}.`);
  return { name: `"${column.databaseName}"`, isJson: column.type === 'jsonb' };
}

function sentAs({ isJson }: Column, value: unknown): unknown {
  return isJson && value !== null ? JSON.stringify(value) : value;
}
