import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';
import type { Viewer } from '../platform/auth/viewer';
import { ApolloFront } from './apollo/front';
import { type Authenticate, callerOf } from './authentication';
import { ClientErrors } from './client-errors';
import type { ConnectionLimits } from './connections/limits';
import type { AnswerOperation, PipelineRequest, SubscriptionRequest } from './door';
import { Answer } from './execute/answer';
import { coerceVariables } from './execute/coerce-variables';
import type { ExplorerOptions } from './explorer/explorer';
import { type Graph, type Question, Refused } from './graph';
import { GraphMaker, type GraphMakerOptions } from './graph-maker';
import type { CorsOrigins } from './http/cors';
import type { CheckReadiness } from './http/health';
import { HttpDoor } from './http/http-door';
import { keptDocuments } from './kept-documents';
import { Admission } from './limits/admission';
import { DEFAULT_LIMITS, type Limits } from './limits/limits';
import { parseWithin } from './limits/tokens';
import { Live } from './live/live';
import type { LiveSubscription, Subscriber } from './live/subscriber';
import type { SubgraphAddress } from './plan/supergraph';
import { GivenUp, SubgraphFailure } from './subgraphs/failure';
import type { Caller } from './subgraphs/subgraph';

const NOTHING_ASKED = { fetches: 0, waves: 0 };

/**
 * The way of every operation, whichever door it came through: authenticate, limit, validate, plan, execute. The stages
 * do not know one another; here they are joined.
 */
export class Pipeline {
  private readonly admission: Admission;
  private readonly documents = keptDocuments();

  constructor(
    private graph: Graph,
    private readonly authenticator: Authenticate,
    private readonly limits: Limits,
    private readonly errors: ClientErrors,
    private readonly live: Live<Question>,
  ) {
    this.admission = new Admission(limits);
  }

  /** Who is asking. Rejects with UNAUTHENTICATED or TOKEN_EXPIRED. */
  async authenticate(authorization: string | undefined): Promise<Caller> {
    return callerOf(await this.authenticator(authorization));
  }

  /**
   * For doors without Apollo Server, which reads documents by itself. The same document for the same text, so that all
   * that is worked out for a document is worked out once. Throws LIMIT_EXCEEDED or GRAPHQL_PARSE_FAILED.
   */
  parse(source: string): DocumentNode {
    const known = this.documents.get(source);
    if (known) return known;
    const document = parseWithin(source, this.limits);
    this.documents.set(source, document);
    return document;
  }

  /** Never rejects: what goes wrong is in the answer, as clients may know it. */
  async answer(request: PipelineRequest): Promise<Answer> {
    try {
      return await this.admission.admit(() => this.execute(request));
    } catch (error) {
      return refused(error instanceof Refused ? error.errors : [this.errors.tell(error)]);
    }
  }

  /**
   * Follows a subscription. Never rejects: a refusal is told to the subscriber, and gives null. It waits for a place among
   * the operations that are answered, and holds none once it has begun.
   */
  async subscribe(request: SubscriptionRequest, subscriber: Subscriber): Promise<LiveSubscription | null> {
    try {
      return await this.admission.admitInTurn(() => this.follow(request, subscriber));
    } catch (error) {
      subscriber.fail(error instanceof Refused ? error.errors : [this.errors.tell(error)]);
      return null;
    }
  }

  /** What operations are asked of. Those under way end on the graph that they began on. */
  get currentGraph(): Graph {
    return this.graph;
  }

  /**
   * Goes on with another graph: later operations are asked of it, and streams move to it. Resolves when nothing is asked
   * of the one before any more.
   */
  async replaceGraph(graph: Graph): Promise<void> {
    const former = this.graph;
    this.graph = graph;
    await Promise.all([former.retire(), this.live.replace(graph)]);
  }

  private async follow(request: SubscriptionRequest, subscriber: Subscriber): Promise<LiveSubscription | null> {
    const { graph } = this;
    const { document, source, operationName, variables, caller, signal, after } = request;
    const question = { document, source, operationName, variables };
    const operation = await graph.prepare(question);
    if (signal.aborted) return null;
    // Nothing is opened any more under a schema that was replaced.
    if (graph !== this.graph) return this.follow(request, subscriber);
    const coerced = coerceVariables(operation, variables);
    if ('errors' in coerced) throw new Refused(coerced.errors);
    const { executor } = graph;
    return this.live.subscribe({ question, operation, executor, variables: coerced.values, caller, after }, subscriber);
  }

  private async execute(request: PipelineRequest): Promise<Answer> {
    const { variables, caller, signal } = request;
    return this.graph.use(async (graph) =>
      graph.executor.execute(await graph.prepare(request), { variables, caller, signal }),
    );
  }
}

function refused(errors: readonly GraphQLError[]): Answer {
  return new Answer(undefined, errors, NOTHING_ASKED);
}

export interface GatewayOptions extends GraphMakerOptions {
  /** Any composed Federation 2 supergraph. */
  readonly supergraphSdl: string;
  readonly authenticate: (authorization: string | undefined) => Promise<Viewer>;
  /** Address to listen on; localhost by default. */
  readonly host?: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly cors?: CorsOrigins;
  readonly limits?: Partial<Limits>;
  /** In bytes; 1 MiB by default. */
  readonly maxBody?: number;
  /** The page that a browser gets; without it there is none. */
  readonly explorer?: ExplorerOptions;
  /** Whether the parts that answers come from are up, by name. */
  readonly readiness?: CheckReadiness;
  /** Milliseconds between being told to stop, which /readyz tells at once, and no longer taking connections; 0 by default. */
  readonly stopDelay?: number;
  /** What clients may hold open: sockets and event streams. */
  readonly connections?: Partial<ConnectionLimits>;
  /** Addresses, or blocks such as 10.0.0.0/8, of proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies?: readonly string[];
}

export interface Gateway {
  /** Resolves when requests are answered. Rejects when the port is taken. */
  start(): Promise<void>;
  /** Takes no more connections, lets requests in flight end, and lets go of the subgraphs. */
  stop(): Promise<void>;
  /** Without a path, such as http://localhost:4000; once started. */
  readonly url: string;
  /** The same operations for doors other than HTTP. */
  readonly pipeline: Pipeline;
  readonly supergraphSdl: string;
  /** What the present supergraph names. */
  readonly subgraphs: readonly SubgraphAddress[];
  /**
   * Goes on with another supergraph: operations under way end on the one that they began on, later ones are asked of the
   * new, and streams go on under it where they are still valid. Throws an Error that says what is wrong with it, and then
   * keeps the present one.
   */
  replaceSupergraph(sdl: string): void;
}

/** Throws an Error that says what is wrong with the supergraph, or which subgraph is missing. */
export function createGateway(options: GatewayOptions): Gateway {
  const { log } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const maker = new GraphMaker(options, limits);
  const graph = maker.make(options.supergraphSdl);
  const errors = new ClientErrors(log);
  const live = new Live<Question>({
    cursors: options.cursors,
    tell: (error) => errors.tell(error),
    onFailure: (subgraph, failure) => {
      // That a subgraph is given up is told once, not for each stream that waits for it.
      if (!(failure instanceof GivenUp)) log.warn({ subgraph, ...reasonOf(failure) }, 'stream lost');
    },
  });
  const pipeline = new Pipeline(graph, options.authenticate, limits, errors, live);
  const answer: AnswerOperation = (request) => pipeline.answer(request);
  const front = new ApolloFront({ supergraph: graph.supergraph, limits, errors, log, answer });
  const publicSchema = (): GraphQLSchema => pipeline.currentGraph.supergraph.publicSchema;
  const door = new HttpDoor({ ...options, pipeline, front, errors, limits, publicSchema });
  const closeInside = async (): Promise<void> => {
    await front.stop();
    live.stop();
    maker.close();
  };
  return {
    pipeline,
    get url() {
      return door.url;
    },
    get supergraphSdl() {
      return pipeline.currentGraph.supergraph.sdl;
    },
    get subgraphs() {
      return pipeline.currentGraph.supergraph.subgraphs;
    },
    replaceSupergraph(sdl) {
      const former = pipeline.currentGraph;
      const next = maker.make(sdl);
      front.replaceSupergraph(next.supergraph);
      pipeline
        .replaceGraph(next)
        .finally(() => maker.release(former))
        .catch((error: unknown) => log.error({ err: error }, 'streams could not be moved to the new supergraph'));
    },
    async start() {
      await front.start();
      await door.start().catch((error: unknown) => closeInside().then(() => Promise.reject(error)));
    },
    async stop() {
      await door.stop();
      await closeInside();
    },
  };
}

/** What the log says of why a stream was lost. */
function reasonOf(failure: unknown): object {
  return failure instanceof SubgraphFailure ? { code: failure.code, reason: failure.message } : { err: failure };
}
