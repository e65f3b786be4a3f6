import {
  type DataSource,
  EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type QueryRunner,
  type SelectQueryBuilder,
} from 'typeorm';
import { checkAwaited } from './request';

/**
 * Reads the tables for one request, as long as somebody waits for its answer: every statement begins with one of these
 * two methods, which refuse once the request was aborted. Statements under way end by themselves.
 */
export class RequestManager extends EntityManager {
  constructor(
    source: DataSource,
    private readonly signal: AbortSignal,
  ) {
    super(source);
  }

  override query<T>(sql: string, parameters?: unknown[]): Promise<T> {
    checkAwaited(this.signal);
    return super.query<T>(sql, parameters);
  }

  override createQueryBuilder<Entity extends ObjectLiteral>(
    entity: EntityTarget<Entity>,
    alias: string,
    runner?: QueryRunner,
  ): SelectQueryBuilder<Entity>;
  override createQueryBuilder(runner?: QueryRunner): SelectQueryBuilder<ObjectLiteral>;
  override createQueryBuilder(...given: unknown[]): SelectQueryBuilder<ObjectLiteral> {
    checkAwaited(this.signal);
    // Its overloads hide that it takes any of them.
    return super.createQueryBuilder(...(given as Parameters<EntityManager['createQueryBuilder']>));
  }
}
