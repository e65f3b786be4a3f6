import type { EntityManager, EntityMetadata } from 'typeorm';
import { type Change, type Table, TABLES, type Values } from './change';

/** Makes the changes, in their order. @param source the service that told of them */
export async function write(manager: EntityManager, source: string, changes: readonly Change[]): Promise<void> {
  for (const alike of grouped(changes)) await WRITE[alike[0].op](manager, source, alike as never);
}

/** Rows of one table that follow one another and have the same values are written by one statement. */
function grouped(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last && areAlike(last[0], change)) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function areAlike(one: Change, other: Change): boolean {
  if (one.op !== 'set' || other.op !== 'set' || one.table !== other.table || one.id === other.id) return false;
  return Object.keys(one.values).join() === Object.keys(other.values).join();
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
) => Promise<unknown>;

const WRITE: { readonly [Name in Change['op']]: Op<Name> } = {
  set: (manager, source, changes) => {
    const rows = changes.map(({ id, values }) => ({ id, values }));
    return upsert(manager, changes[0].table, source, rows, (column) => `excluded.${column}`);
  },
  add: (manager, source, [{ table, id, amounts }]) => {
    const { tableName } = manager.connection.getMetadata(table);
    const sum = (column: string): string => `${tableName}.${column} + excluded.${column}`;
    return upsert(manager, table, source, [{ id, values: amounts }], sum);
  },
  remove: (manager, _source, [{ table, where }]) =>
    manager.createQueryBuilder().delete().from(table).where(where).execute(),
};

interface Row {
  readonly id: string;
  readonly values: Values;
}

/** @param rows all with the same values */
function upsert(
  manager: EntityManager,
  table: Table,
  source: string,
  rows: readonly Row[],
  changed: (column: string) => string,
): Promise<unknown> {
  const metadata = manager.connection.getMetadata(table);
  const columns = Object.keys(rows[0].values).map((property) => columnOf(metadata, property));
  const names = columns.map(({ name }) => name);
  const width = names.length + 2;
  const sent = rows.flatMap(({ id, values }) => [
    id,
    source,
    ...Object.values(values).map((value, at) => (columns[at].isJson && value !== null ? JSON.stringify(value) : value)),
  ]);
  const places = rows.map(
    (_row, row) => `(${Array.from({ length: width }, (_, at) => `$${row * width + at + 1}`).join(', ')})`,
  );
  const updates = ['source = excluded.source', ...names.map((name) => `${name} = ${changed(name)}`)];
  return manager.query(
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
