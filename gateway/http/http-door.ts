import type { GraphQLSchema } from 'graphql';
import type { Log } from '../../platform/log';
import { Connections } from '../connections/connections';
import type { ConnectionLimits } from '../connections/limits';
import type { ConnectionPipeline } from '../connections/operation';
import { Explorer, type ExplorerOptions } from '../explorer/explorer';
import { SocketDoor } from '../sockets/socket-door';
import { EventStreamDoor } from '../sse/event-stream-door';
import type { CorsOrigins } from './cors';
import type { Reply } from './exchange';
import { type GraphqlDoor, graphqlRoute } from './graphql';
import { type CheckReadiness, Health } from './health';
import { Router, type Route } from './router';
import { schemaText } from './schema-text';
import { HttpServer } from './server';
import type { Upgrade } from './upgrade';

const DEFAULT_MAX_BODY = 1024 * 1024;

export interface HttpDoorOptions extends Omit<GraphqlDoor, 'authenticate' | 'explorer' | 'maxBody' | 'streams'> {
  readonly pipeline: ConnectionPipeline;
  /** Of the present: it may be replaced. */
  readonly publicSchema: () => GraphQLSchema;
  readonly log: Log;
  readonly host?: string;
  readonly port: number;
  readonly cors?: CorsOrigins;
  readonly maxBody?: number;
  readonly explorer?: ExplorerOptions;
  readonly readiness?: CheckReadiness;
  readonly stopDelay?: number;
  /** Of sockets and event streams. */
  readonly connections?: Partial<ConnectionLimits>;
  /** Addresses, or blocks such as 10.0.0.0/8, of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
}

/** Everything that the gateway serves: over HTTP, and over what begins as HTTP. */
export class HttpDoor {
  private readonly health: Health;
  private readonly connections: Connections;
  private readonly server: HttpServer;

  constructor(private readonly options: HttpDoorOptions) {
    const { log, readiness, host = 'localhost', port, cors = 'any', errors } = options;
    this.health = new Health(log, readiness);
    this.connections = new Connections({ ...options, limits: options.connections });
    const router = new Router(routes(options, this.health, this.connections));
    const sockets = new SocketDoor(this.connections, cors);
    const upgrade: Upgrade = (request, socket, head) => sockets.upgrade(request, socket, head);
    this.server = new HttpServer({ router, upgrade, host, port, cors, log, errors });
  }

  get url(): string {
    return this.server.url;
  }

  start(): Promise<void> {
    return this.server.start();
  }

  /** `/readyz` says so first, so that whoever sends requests here can look for another place. */
  async stop(): Promise<void> {
    this.health.stop();
    await new Promise((resolve) => setTimeout(resolve, this.options.stopDelay ?? 0));
    const stopped = this.server.stop();
    await this.connections.stop();
    await stopped;
  }
}

function routes(options: HttpDoorOptions, health: Health, connections: Connections): Map<string, Route> {
  const { pipeline, publicSchema, maxBody = DEFAULT_MAX_BODY } = options;
  const explorer = options.explorer && new Explorer(options.explorer);
  const streams = new EventStreamDoor(connections, maxBody);
  const authenticate: GraphqlDoor['authenticate'] = (authorization) => pipeline.authenticate(authorization);
  return new Map<string, Route>([
    ['/', { GET: () => leadOn('/graphql') }],
    ['/graphql', graphqlRoute({ ...options, authenticate, maxBody, explorer, streams })],
    ['/schema.graphql', { GET: schemaText(publicSchema) }],
    ['/livez', { GET: () => health.live() }],
    ['/readyz', { GET: () => health.ready() }],
    ...(explorer?.routes() ?? []),
  ]);
}

function leadOn(location: string): Reply {
  return { status: 303, headers: { location, 'cache-control': 'no-cache' } };
}
