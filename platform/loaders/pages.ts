import { createHash } from 'node:crypto';
import DataLoader from 'dataloader';
import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { HubError } from '../errors';
import { readCursor, type SortType, writeCursor } from './cursor';
import { type Condition, MAX_BATCH, rowsWhere } from './rows';

/** The most rows that one page may have. */
export const MAX_PAGE = 100;

/** What the client asks of a connection. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

/** One expression that a list is sorted by, with the SQL type in which its cursor value is compared again. */
export interface SortKey {
  readonly expression: string;
  readonly type: SortType;
  readonly direction: 'ASC' | 'DESC';
}

/** A list to take a page of. The last sort key is unique, so that the order is total; none is ever null (use COALESCE). */
export interface PagedList {
  readonly where: Condition;
  readonly sort: readonly SortKey[];
}

/** A page as the contract's connections have it; `totalCount` counts only when it is asked for. */
export interface Page<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: Promise<number>;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** The same page with its nodes made into something else. */
export function mapPage<A, B>(page: Page<A>, change: (node: A) => B): Page<B> {
  const edges = page.edges.map((edge) => ({ cursor: edge.cursor, node: change(edge.node) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: page.pageInfo,
    get totalCount() {
      return page.totalCount;
    },
  };
}

/**
 * Pages of one entity's lists, one list per parent: pages of many parents that ask alike are one statement, and so are
 * their counts.
 *
 * @param belongs which rows are a parent's: SQL on `item` and `parent.key`, such as `item.bodyId = parent.key`
 */
export class PageLoader<T extends ObjectLiteral> {
  private readonly asked = new Map<
    string,
    { pages: DataLoader<string, Page<T>>; counts: DataLoader<string, number> }
  >();

  constructor(
    private readonly manager: EntityManager,
    private readonly entity: EntityTarget<T>,
    private readonly belongs: string,
  ) {}

  /** @throws HubError BAD_USER_INPUT for a cursor or size that cannot be, LIMIT_EXCEEDED for a page over MAX_PAGE */
  load(parent: string, list: PagedList, args: PageArguments): Promise<Page<T>> {
    checkSize(args.first);
    const key = JSON.stringify([list, args]);
    let loaders = this.asked.get(key);
    if (!loaders) {
      const counts = this.countLoader(list);
      loaders = { counts, pages: this.pageLoader(list, args, counts) };
      this.asked.set(key, loaders);
    }
    return loaders.pages.load(parent);
  }

  private pageLoader(
    list: PagedList,
    args: PageArguments,
    counts: DataLoader<string, number>,
  ): DataLoader<string, Page<T>> {
    const mark = markOf(this.manager.connection.getMetadata(this.entity), list.sort);
    const position = args.after ? readPosition(args.after, mark, list.sort) : null;
    return new DataLoader(
      async (parents) => {
        const rows = await this.select(parents, list, position, args.first + 1);
        return parents.map((parent) => {
          const found = rows.filter((row) => row.parent === parent);
          return toPage(found, mark, args, () => counts.load(parent));
        });
      },
      { maxBatchSize: MAX_BATCH },
    );
  }

  private countLoader(list: PagedList): DataLoader<string, number> {
    return new DataLoader(
      async (parents) => {
        const query = this.manager
          .createQueryBuilder(this.entity, 'item')
          .select('count(*)', 'count')
          .where(`(${list.where.sql})`, list.where.parameters ?? {});
        const rows = (await this.perParent(parents, query.andWhere(this.belongs))) as {
          parent: string;
          count: string;
        }[];
        const counts = new Map(rows.map((row) => [row.parent, Number(row.count)]));
        return parents.map((parent) => counts.get(parent) ?? 0);
      },
      { maxBatchSize: MAX_BATCH },
    );
  }

  private async select(
    parents: readonly string[],
    list: PagedList,
    position: readonly string[] | null,
    limit: number,
  ): Promise<Found<T>[]> {
    const metadata = this.manager.connection.getMetadata(this.entity);
    const query = rowsWhere(this.manager, this.entity, list.where, list.sort).andWhere(this.belongs).limit(limit);
    query.select([]);
    for (const column of metadata.columns) query.addSelect(`item.${column.propertyPath}`, column.propertyName);
    list.sort.forEach((key, index) => query.addSelect(`CAST(${key.expression} AS text)`, `sort_${index}`));
    if (position) query.andWhere(...behind(list.sort, position));
    const raw = await this.perParent(parents, query);
    return raw.map((row) => hydrate<T>(this.manager, metadata, row, list.sort.length));
  }

  /** Runs a query once for each parent, in one statement. */
  private perParent(parents: readonly string[], query: SelectQueryBuilder<T>): Promise<Record<string, unknown>[]> {
    const [sql, parameters] = query.getQueryAndParameters();
    const keys = `$${parameters.length + 1}`;
    return this.manager.query(
      `SELECT parent.key AS "parent", page.* FROM unnest(${keys}::text[]) WITH ORDINALITY AS parent(key, nr) CROSS JOIN LATERAL (${sql}) AS page`,
      [...parameters, parents],
    );
  }
}

interface Found<T> {
  readonly parent: string;
  readonly node: T;
  readonly position: readonly string[];
}

function hydrate<T>(
  manager: EntityManager,
  metadata: EntityMetadata,
  row: Record<string, unknown>,
  sortKeys: number,
): Found<T> {
  const node = metadata.create() as Record<string, unknown>;
  for (const column of metadata.columns) {
    node[column.propertyName] = manager.connection.driver.prepareHydratedValue(row[column.propertyName], column);
  }
  const position = Array.from({ length: sortKeys }, (_, index) => row[`sort_${index}`] as string);
  return { parent: row.parent as string, node: node as T, position };
}

/** Tells cursors of lists apart that are sorted by the same types: another entity's, or the same in another order. */
function markOf({ name }: EntityMetadata, sort: readonly SortKey[]): string {
  return createHash('sha256')
    .update(JSON.stringify([name, sort]))
    .digest('base64url')
    .slice(0, 6);
}

function readPosition(cursor: string, mark: string, sort: readonly SortKey[]): string[] {
  const [found, ...position] = readCursor(cursor, ['text', ...sort.map((key) => key.type)]);
  if (found === mark) return position;
  throw new HubError('BAD_USER_INPUT', 'The argument "after" is a cursor of another list, or of another order.');
}

function toPage<T>(
  found: readonly Found<T>[],
  mark: string,
  args: PageArguments,
  count: () => Promise<number>,
): Page<T> {
  const edges = found
    .slice(0, args.first)
    .map(({ node, position }) => ({ node, cursor: writeCursor([mark, ...position]) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: found.length > args.first,
      hasPreviousPage: Boolean(args.after),
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    get totalCount() {
      return count();
    },
  };
}

/** The condition of standing behind a position in the order of the sort keys. */
function behind(sort: readonly SortKey[], position: readonly string[]): [string, ObjectLiteral] {
  const value = (index: number): string => `CAST(:position${index} AS ${sort[index].type})`;
  const alternatives = sort.map((key, index) => {
    const equalBefore = sort.slice(0, index).map((earlier, at) => `${earlier.expression} = ${value(at)}`);
    return [...equalBefore, `${key.expression} ${key.direction === 'ASC' ? '>' : '<'} ${value(index)}`].join(' AND ');
  });
  const parameters = Object.fromEntries(position.map((text, index) => [`position${index}`, text]));
  return [`(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`, parameters];
}

function checkSize(first: number): void {
  if (first < 0) throw new HubError('BAD_USER_INPUT', `The argument "first" must be 0 or more, not ${first}.`);
  if (first <= MAX_PAGE) return;
  throw new HubError(
    'LIMIT_EXCEEDED',
    `A page has at most ${MAX_PAGE} rows; ${first} were asked for. Page on with "after".`,
    {
      extensions: { limit: 'page', allowed: MAX_PAGE, measured: first },
    },
  );
}
