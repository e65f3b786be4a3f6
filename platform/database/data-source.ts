import { Client, type ClientConfig } from 'pg';
import { DataSource, DefaultNamingStrategy, type Logger, type MixedList, type NamingStrategyInterface } from 'typeorm';
import { snakeCase } from './columns';
import type { Connection } from './settings';

/** Columns and tables in snake case, as PostgreSQL's people write them. */
class SnakeCase extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(target: string, given: string | undefined): string {
    return given ?? snakeCase(target);
  }

  override columnName(property: string, given: string | undefined, embedded: string[]): string {
    return given ?? snakeCase([...embedded, property].join('_'));
  }
}

/** Counts statements, so that tests and the log can say what a request cost. */
export class StatementCounter implements Logger {
  count = 0;

  logQuery(): void {
    this.count++;
  }
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}

type Class = abstract new () => object;

export interface DataSourceOptions {
  readonly connection: Connection;
  readonly schema: string;
  readonly entities: MixedList<Class>;
  readonly migrations: MixedList<Class>;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  readonly poolSize?: number;
  /** Role to take on after login; migrations run as the schema's owner. */
  readonly role?: string;
}

/**
 * A connection that may be lost at any time, in mid-transaction too. Whoever waits for its answer is told, and the pool;
 * what comes after, when nobody listens any more, would end the process.
 */
class PoolClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** What every session on a service's schema is set to. */
export function sessionOptions(schema: string, role?: string): string {
  return [`-c search_path=${schema}`, '-c timezone=UTC', ...(role ? [`-c role=${role}`] : [])].join(' ');
}

/** TypeORM's data source on one schema. Never synchronizes: the schema changes by migrations alone. */
export function createDataSource(options: DataSourceOptions): DataSource {
  const { connection, schema, role } = options;
  return new DataSource({
    type: 'postgres',
    host: connection.host,
    port: connection.port,
    database: connection.database,
    username: connection.user,
    password: connection.password,
    ssl: connection.ssl,
    schema,
    entities: options.entities as never,
    migrations: options.migrations as never,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'all',
    namingStrategy: new SnakeCase(),
    logger: new StatementCounter(),
    applicationName: options.name,
    poolSize: options.poolSize ?? 10,
    installExtensions: false,
    extra: {
      Client: PoolClient,
      options: sessionOptions(schema, role),
      connectionTimeoutMillis: 5_000,
      statement_timeout: 30_000,
      // The statements of one snapshot share a connection, and do not wait for one another's answers.
      pipeline: true,
    },
  });
}
