import DataLoader from 'dataloader';
import type { EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Ids of one statement; more are split, so that no statement grows without bound. */
export const MAX_BATCH = 500;

/**
 * A condition on the rows that a query may return, with the row's alias always `item` and properties by their names (`item.bodyId`): what a policy gives a loader, so
 * that what a viewer may not see is never fetched, counted or paged over.
 */
export interface Condition {
  readonly sql: string;
  readonly parameters?: ObjectLiteral;
}

/** Holds for every row. */
export const EVERY_ROW: Condition = { sql: 'true' };

/** Holds for no row. */
export const NO_ROW: Condition = { sql: 'false' };

export function allOf(...conditions: readonly Condition[]): Condition {
  return join(conditions, ' AND ');
}

export function anyOf(...conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? NO_ROW : join(conditions, ' OR ');
}

function join(conditions: readonly Condition[], by: string): Condition {
  return {
    sql: conditions.map((condition) => `(${condition.sql})`).join(by) || 'true',
    parameters: Object.assign({}, ...conditions.map((condition) => condition.parameters)),
  };
}

/** How a list is sorted; ends with a unique expression, so that the order is total. */
export type Sorting = readonly { readonly expression: string; readonly direction: 'ASC' | 'DESC' }[];

/** A query for the rows that meet the condition, sorted. */
export function rowsWhere<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  where: Condition,
  sorting: Sorting = [{ expression: 'item.id', direction: 'ASC' }],
): SelectQueryBuilder<T> {
  const query = manager.createQueryBuilder(entity, 'item').where(`(${where.sql})`, where.parameters ?? {});
  // Not orderBy(): it takes property names only, and sorting is by expressions.
  for (const { expression, direction } of sorting) query.addOrderBy(expression, direction);
  return query;
}

/** Rows by id, in one statement for all that are asked for in one turn; null where there is none that meets the condition. */
export function rowById<T extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  where: Condition = EVERY_ROW,
): DataLoader<string, T | null> {
  return new DataLoader(
    async (ids) => {
      const rows = await rowsWhere(manager, entity, where)
        .andWhere('item.id IN (:...batchIds)', { batchIds: ids })
        .getMany();
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    { maxBatchSize: MAX_BATCH },
  );
}

/**
 * Rows by a column that many share (a foreign key), in one statement for all that are asked for in one turn. Where
 * `column` is a list of ids, a row is found under each of them.
 */
export function rowsBy<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  column: Extract<keyof T, string>,
  where: Condition = EVERY_ROW,
  sorting?: Sorting,
): DataLoader<string, T[]> {
  const isList = manager.connection.getMetadata(entity).findColumnWithPropertyName(column)?.isArray ?? false;
  const match = isList ? `item.${column} && CAST(ARRAY[:...batchKeys] AS text[])` : `item.${column} IN (:...batchKeys)`;
  return new DataLoader(
    async (keys) => {
      const rows = await rowsWhere(manager, entity, where, sorting).andWhere(match, { batchKeys: keys }).getMany();
      return group(keys, rows, (row) => (isList ? (row[column] as string[]) : [row[column] as string]));
    },
    { maxBatchSize: MAX_BATCH },
  );
}

function group<T>(keys: readonly string[], rows: readonly T[], keysOf: (row: T) => readonly string[]): T[][] {
  const groups = new Map<string, T[]>(keys.map((key) => [key, []]));
  for (const row of rows) for (const key of keysOf(row)) groups.get(key)?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}
