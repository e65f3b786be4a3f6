import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { DataSource, EntityManager } from 'typeorm';
import type { Viewer } from '../auth/viewer';
import { type Clock, dayOf, systemClock } from '../clock';
import { Commands } from '../commands/commands';
import { Idempotency1700000000003 } from '../commands/idempotency-migration';
import type { DomainSettings } from '../config/domain';
import type { Cursors } from '../cursors/cursors';
import { createDataSource, type StatementCounter } from '../database/data-source';
import { type Connection, placeOf } from '../database/settings';
import { LoadedDatasets1700000000001 } from '../data/loaded-datasets';
import { EventLog } from '../events/event-log';
import type { Consumers } from '../feed/consumers';
import { FeedPlaces1700000000004 } from '../feed/feed-migration';
import { Feeds } from '../feed/feeds';
import { EventLog1700000000000 } from '../events/log-migration';
import { LogReading1700000000002 } from '../events/reading-migration';
import { publishOnly, type Published } from '../events/published';
import type { NewEvent } from '../events/transaction';
import type { Log } from '../log';
import { contextOfBatch } from './batches';
import type { RequestContext, RequestScope, SubscriptionContext } from './context';
import { DocumentExecutor } from './execution';
import { buildFederatedSchema, type SubgraphParts } from './federation';
import type { ServiceRequest, ServiceSubscription } from './request';
import { RequestManager } from './request-manager';
import { Snapshot } from './snapshot';

/** So long what another service told is waited for where nothing rests on it but the order. */
const HEAR_MS = 500;

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
  /** Every type of event that its log may have: what others may rely on. Where it is left out, anything passes. */
  readonly publishes?: Published;
  /** What it learns from other services' events. */
  readonly consumers?: Consumers;
}

export interface ServiceOptions {
  readonly connection: Connection;
  readonly cursors: Cursors;
  readonly settings: DomainSettings;
  readonly log: Log;
  readonly clock?: Clock;
}

/** All migrations of a service: first those of the tables that every service has. */
export function migrationsOf(definition: ServiceDefinition): (abstract new () => object)[] {
  return [
    EventLog1700000000000,
    LoadedDatasets1700000000001,
    LogReading1700000000002,
    Idempotency1700000000003,
    FeedPlaces1700000000004,
    ...definition.migrations,
  ];
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
    private readonly commands: Commands,
    readonly events: EventLog,
    readonly feeds: Feeds,
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
    if (definition.publishes) publishOnly(source, definition.publishes);
    const events = await startEvents(definition, source, options);
    const feeds = new Feeds({ source, consumers: definition.consumers ?? {}, log: options.log });
    const commands = new Commands({ source, events, feeds, log: options.log });
    const executor = new DocumentExecutor(schema, options.log);
    return new Service(definition, source, schema, sdl, options, executor, commands, events, feeds);
  }

  get name(): string {
    return this.definition.name;
  }

  /** Statements sent to the database since the start. */
  get statements(): number {
    return (this.source.logger as StatementCounter).count;
  }

  /**
   * A query is answered from one snapshot, whose position in the log is the result's `extensions.cursor`, unless it read
   * nothing. A mutation's payload is read after its commit.
   */
  async execute(request: ServiceRequest): Promise<ExecutionResult> {
    const { viewer, signal } = request;
    const snapshot = new Snapshot(this.source, signal);
    try {
      const result = await this.executor.execute(request, (kind) =>
        kind === 'query' ? this.contextOn(snapshot.manager, viewer) : this.contextFor(viewer, signal),
      );
      const { position } = snapshot;
      return position ? { ...result, extensions: { cursor: this.events.cursorOf(position) } } : result;
    } finally {
      snapshot.close();
    }
  }

  /**
   * Opens a subscription; gives one result with errors where that is refused. Ends at once when the signal aborts, and
   * after a result without data when it cannot go on.
   */
  subscribe(request: ServiceSubscription): Promise<AsyncIterator<ExecutionResult, undefined> | ExecutionResult> {
    const { viewer, signal, onPosition } = request;
    const context = (): RequestContext<Loaders> => this.contextFor(viewer, signal);
    const source: SubscriptionContext<Loaders> = {
      ...context(),
      events: this.events,
      signal,
      onPosition: onPosition ?? (() => undefined),
    };
    return this.executor.subscribe(request, { source, ofEvent: contextOfBatch(context) });
  }

  /** @param signal stops the reads of this context when it aborts */
  contextFor(viewer: Viewer, signal?: AbortSignal): RequestContext<Loaders> {
    return this.contextOn(signal ? new RequestManager(this.source, signal) : this.source.manager, viewer);
  }

  private contextOn(manager: EntityManager, viewer: Viewer): RequestContext<Loaders> {
    const now = (this.options.clock ?? systemClock)();
    const scope = { viewer, manager, now, today: dayOf(now), settings: this.options.settings };
    const createLoaders = (): Loaders => this.definition.createLoaders(scope);
    let loaders = createLoaders();
    return {
      ...scope,
      get loaders() {
        return loaders;
      },
      cursorOf: (place) => this.events.cursorOf(place),
      command: async (mutation, input, work) => {
        const done = await this.commands.run({ viewer, mutation, input }, work);
        loaders = createLoaders();
        return done;
      },
      hear: async (teller) => void (await this.feeds.catchUp([teller], HEAR_MS)),
    };
  }

  /** Rejects when the database does not answer. */
  async ping(): Promise<void> {
    await this.source.query('SELECT 1');
  }

  async stop(): Promise<void> {
    await this.feeds.stop();
    await this.events.stop();
    await this.source.destroy();
  }
}

/** The service's log. Where it cannot be had, nothing else stays open. */
async function startEvents(
  { name: service, publishes: published }: Pick<ServiceDefinition, 'name' | 'publishes'>,
  source: DataSource,
  options: ServiceOptions,
): Promise<EventLog> {
  const { connection, cursors, log } = options;
  const { schema } = placeOf(service, connection.database);
  try {
    return await EventLog.start({ service, connection, schema, cursors, published, log });
  } catch (error) {
    await source.destroy();
    throw error;
  }
}
