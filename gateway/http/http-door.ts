import type { GraphQLSchema } from 'graphql';
import type { Log } from '../../platform/log';
import { Explorer, type ExplorerOptions } from '../explorer/explorer';
import type { CorsOrigins } from './cors';
import type { Reply } from './exchange';
import { type GraphqlDoor, graphqlRoute } from './graphql';
import { type CheckReadiness, Health } from './health';
import { Router, type Route } from './router';
import { schemaText } from './schema-text';
import { HttpServer } from './server';

const DEFAULT_MAX_BODY = 1024 * 1024;

export interface HttpDoorOptions extends Omit<GraphqlDoor, 'authenticate' | 'explorer' | 'maxBody'> {
  readonly pipeline: Pick<GraphqlDoor, 'authenticate'>;
  readonly publicSchema: GraphQLSchema;
  readonly log: Log;
  readonly host?: string;
  readonly port: number;
  readonly cors?: CorsOrigins;
  readonly maxBody?: number;
  readonly explorer?: ExplorerOptions;
  readonly readiness?: CheckReadiness;
  readonly stopDelay?: number;
}

/** Everything that the gateway serves over HTTP. */
export class HttpDoor {
  private readonly health: Health;
  private readonly server: HttpServer;

  constructor(private readonly options: HttpDoorOptions) {
    const { log, readiness, host = 'localhost', port, cors = 'any', errors } = options;
    this.health = new Health(log, readiness);
    this.server = new HttpServer({ router: new Router(routes(options, this.health)), host, port, cors, log, errors });
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
    await this.server.stop();
  }
}

function routes(options: HttpDoorOptions, health: Health): Map<string, Route> {
  const { pipeline, publicSchema, maxBody = DEFAULT_MAX_BODY } = options;
  const explorer = options.explorer && new Explorer(options.explorer);
  const authenticate: GraphqlDoor['authenticate'] = (authorization) => pipeline.authenticate(authorization);
  return new Map<string, Route>([
    ['/', { GET: () => leadOn('/graphql') }],
    ['/graphql', graphqlRoute({ ...options, authenticate, maxBody, explorer })],
    ['/schema.graphql', { GET: schemaText(publicSchema) }],
    ['/livez', { GET: () => health.live() }],
    ['/readyz', { GET: () => health.ready() }],
    ...(explorer?.routes() ?? []),
  ]);
}

function leadOn(location: string): Reply {
  return { status: 303, headers: { location, 'cache-control': 'no-cache' } };
}
