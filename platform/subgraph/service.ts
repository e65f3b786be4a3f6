import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import type { Viewer } from '../auth/viewer';
import { type Clock, dayOf, systemClock } from '../clock';
import type { DomainSettings } from '../config/domain';
import { createDataSource, type StatementCounter } from '../database/data-source';
import { type Connection, placeOf } from '../database/settings';
import { LoadedDatasets1700000000001 } from '../data/loaded-datasets';
import { EventLog1700000000000 } from '../events/log-migration';
import type { NewEvent } from '../events/transaction';
import type { Log } from '../log';
import type { RequestContext, RequestScope } from './context';
import { DocumentExecutor } from './execution';
import { buildFederatedSchema, type SubgraphParts } from './federation';
import type { ServiceRequest } from './request';
import { RequestManager } from './request-manager';

type EntityClass = new () => { id: string };

/** How one kind of row enters the log when it is loaded. `row` is as the database holds it. */
export type RecordedEvent = (row: never) => NewEvent;

/** A service as its folder describes it; the same shape for every body. */
export interface ServiceDefinition<Loaders = unknown> extends SubgraphParts<Loaders> {
  readonly name: string;
  readonly entities: readonly EntityClass[];
  /** The service's own migrations, oldest first; those of the platform come before them. */
  readonly migrations: readonly (abstract new () => object)[];
  /** One DataLoader per relation, made anew for each request. */
  createLoaders(scope: RequestScope): Loaders;
  /**
   * By entity class name: the event of a row that a dataset brings. Null for a copy of another service's fact, whose own
   * log tells of it.
   */
  readonly recorded: Readonly<Record<string, RecordedEvent | null>>;
}

export interface ServiceOptions {
  readonly connection: Connection;
  readonly settings: DomainSettings;
  readonly log: Log;
  readonly clock?: Clock;
}

/** All migrations of a service: first those of the tables that every service has. */
export function migrationsOf(definition: ServiceDefinition): (abstract new () => object)[] {
  return [EventLog1700000000000, LoadedDatasets1700000000001, ...definition.migrations];
}

/** A service with its tables at hand: answers operations of viewers, and takes in datasets. */
export class Service<Loaders = unknown> {
  private constructor(
    readonly definition: ServiceDefinition<Loaders>,
    readonly source: DataSource,
    readonly schema: GraphQLSchema,
    readonly sdl: string,
    private readonly options: ServiceOptions,
    private readonly executor: DocumentExecutor,
  ) {}

  /** Builds the schema and connects. The database must have been provisioned. */
  static async start<Loaders>(
    definition: ServiceDefinition<Loaders>,
    options: ServiceOptions,
  ): Promise<Service<Loaders>> {
    const { schema, sdl } = await buildFederatedSchema(definition);
    const source = createDataSource({
      connection: options.connection,
      schema: placeOf(definition.name, options.connection.database).schema,
      entities: [...definition.entities],
      migrations: [],
      name: `hub ${definition.name}`,
    });
    await source.initialize();
    return new Service(definition, source, schema, sdl, options, new DocumentExecutor(schema, options.log));
  }

  get name(): string {
    return this.definition.name;
  }

  /** Statements sent to the database since the start. */
  get statements(): number {
    return (this.source.logger as StatementCounter).count;
  }

  execute(request: ServiceRequest): Promise<ExecutionResult> {
    return this.executor.execute(request, this.contextFor(request.viewer, request.signal));
  }

  /** @param signal stops the reads of this context when it aborts */
  contextFor(viewer: Viewer, signal?: AbortSignal): RequestContext<Loaders> {
    const now = (this.options.clock ?? systemClock)();
    const manager = signal ? new RequestManager(this.source, signal) : this.source.manager;
    const scope = { viewer, manager, now, today: dayOf(now), settings: this.options.settings };
    return { ...scope, loaders: this.definition.createLoaders(scope) };
  }

  /** Rejects when the database does not answer. */
  async ping(): Promise<void> {
    await this.source.query('SELECT 1');
  }

  async stop(): Promise<void> {
    await this.source.destroy();
  }
}
