import { readFileSync } from 'node:fs';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { checksOf } from '../database/columns';

/**
 * One row of a dataset: `type` is the name of an entity class of the service, the other fields are its properties.
 * A property that is left out takes its default, or null.
 */
export interface DataRow {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

/** A row and where it was read, for messages. `place` is such as `department.ndjson:12`. */
export interface PlacedRow {
  readonly place: string;
  readonly row: DataRow;
}

/** Why a dataset cannot be loaded. */
export interface Problem {
  readonly place: string;
  readonly reason: string;
}

/** Everything that is wrong with a dataset; nothing of it was loaded. */
export class BrokenDataset extends Error {
  constructor(readonly problems: readonly Problem[]) {
    const shown = problems.slice(0, 20).map((problem) => `  ${problem.place}: ${problem.reason}`);
    const more = problems.length > shown.length ? [`  … and ${problems.length - shown.length} more`] : [];
    super(
      [
        `The dataset has ${problems.length} broken ${problems.length === 1 ? 'row' : 'rows'}; nothing was loaded.`,
        ...shown,
        ...more,
      ].join('\n'),
    );
    this.name = 'BrokenDataset';
  }
}

/** Reads newline-delimited JSON; empty lines and lines that begin with // are skipped. @throws BrokenDataset */
export function readDataset(file: string, name: string): PlacedRow[] {
  const rows: PlacedRow[] = [];
  const problems: Problem[] = [];
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((text, index) => {
      if (text.trim() === '' || text.startsWith('//')) return;
      const place = `${name}:${index + 1}`;
      const row = parseRow(text);
      if (typeof row === 'string') problems.push({ place, reason: row });
      else rows.push({ place, row });
    });
  if (problems.length > 0) throw new BrokenDataset(problems);
  return rows;
}

function parseRow(text: string): DataRow | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `is no JSON (${(error as Error).message})`;
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return 'is no JSON object';
  const { type, id } = value as Partial<DataRow>;
  if (typeof type !== 'string' || typeof id !== 'string') return 'needs "type" and "id", both strings';
  return value as DataRow;
}

/** Checks every row against the service's tables and against each other. Reads the database, changes nothing. */
export async function checkDataset(source: DataSource, rows: readonly PlacedRow[]): Promise<Problem[]> {
  const entities = new Map(source.entityMetadatas.map((metadata) => [metadata.name, metadata]));
  const problems: Problem[] = [];
  const sound = rows.filter((placed) => {
    const reason = checkRow(placed.row, entities.get(placed.row.type));
    if (reason) problems.push({ place: placed.place, reason });
    return reason === null;
  });
  return [...problems, ...duplicates(sound), ...(await danglingReferences(source, entities, sound))];
}

function checkRow(row: DataRow, metadata: EntityMetadata | undefined): string | null {
  if (!metadata) return `has the type "${row.type}", which this service does not keep`;
  const columns = new Map(metadata.columns.map((column) => [column.propertyName, column]));
  const stranger = Object.keys(row).find((property) => property !== 'type' && !columns.has(property));
  if (stranger) return `${row.type} ${row.id} has an unknown field "${stranger}"`;
  const checks = checksOf(metadata.target as { prototype: object });
  for (const [property, column] of columns) {
    const reason = checkValue(row[property], column, checks.get(property));
    if (reason) return `${row.type} ${row.id}: "${property}" ${reason}`;
  }
  return null;
}

function checkValue(
  value: unknown,
  column: ColumnMetadata,
  check: ((value: unknown) => string | null) | undefined,
): string | null {
  if (value === undefined && column.default !== undefined) return null;
  if (value === undefined || value === null) return column.isNullable ? null : 'is missing';
  return check?.(value) ?? null;
}

function duplicates(rows: readonly PlacedRow[]): Problem[] {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { place, row } of rows) {
    const key = `${row.type}:${row.id}`;
    const first = seen.get(key);
    if (first) problems.push({ place, reason: `${row.type} ${row.id} is there already, at ${first}` });
    seen.set(key, first ?? place);
  }
  return problems;
}

async function danglingReferences(
  source: DataSource,
  entities: ReadonlyMap<string, EntityMetadata>,
  rows: readonly PlacedRow[],
): Promise<Problem[]> {
  const given = new Set(rows.map(({ row }) => `${row.type}:${row.id}`));
  const open = rows
    .flatMap(({ place, row }) =>
      referencesOf(row, entities.get(row.type)!).map((reference) => ({ place, row, ...reference })),
    )
    .filter(({ target, id }) => !given.has(`${target}:${id}`));
  const known = await existing(source, open);
  return open
    .filter(({ target, id }) => !known.has(`${target}:${id}`))
    .map(({ place, row, property, target, id }) => ({
      place,
      reason: `${row.type} ${row.id}: "${property}" names ${target} "${id}", which does not exist`,
    }));
}

function referencesOf(row: DataRow, metadata: EntityMetadata): { property: string; target: string; id: string }[] {
  return metadata.foreignKeys.flatMap((key) => {
    const property = key.columns[0].propertyName;
    const id = row[property];
    return typeof id === 'string' ? [{ property, target: key.referencedEntityMetadata.name, id }] : [];
  });
}

async function existing(source: DataSource, wanted: readonly { target: string; id: string }[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const target of new Set(wanted.map((reference) => reference.target))) {
    const ids = [
      ...new Set(wanted.filter((reference) => reference.target === target).map((reference) => reference.id)),
    ];
    const query = source
      .createQueryBuilder(target, 'item')
      .select('item.id', 'id')
      .where('item.id = ANY(:ids)', { ids });
    for (const { id } of (await query.getRawMany()) as { id: string }[]) found.add(`${target}:${id}`);
  }
  return found;
}
