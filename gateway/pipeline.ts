import type { DocumentNode, GraphQLError } from 'graphql';
import type { Viewer } from '../platform/auth/viewer';
import { HubError } from '../platform/errors';
import type { Log } from '../platform/log';
import { ApolloFront } from './apollo/front';
import { type Authenticate, callerOf } from './authentication';
import { ClientErrors } from './client-errors';
import type { PipelineRequest } from './door';
import { Answer } from './execute/answer';
import { Executor } from './execute/executor';
import type { ExplorerOptions } from './explorer/explorer';
import type { CorsOrigins } from './http/cors';
import type { CheckReadiness } from './http/health';
import { HttpDoor } from './http/http-door';
import { Admission } from './limits/admission';
import { CostModel, type DocumentCost, limitCost } from './limits/cost';
import { limitDocument } from './limits/document';
import { DEFAULT_LIMITS, type Limits } from './limits/limits';
import { limitLength, parseWithin } from './limits/tokens';
import { validateWithin } from './limits/validation';
import { limitVariables } from './limits/variables';
import { prepareOperation } from './plan/operation';
import { loadSupergraph, type Supergraph, type SubgraphAddress } from './plan/supergraph';
import type { Caller, Subgraph } from './subgraphs/subgraph';

const NOTHING_ASKED = { fetches: 0, waves: 0 };

/** A document that was looked at: what is wrong with it, or what its operations cost. */
type Checked = { readonly refusals: readonly GraphQLError[] } | { readonly cost: DocumentCost };

/**
 * The way of every operation, whichever door it came through: authenticate, limit, validate, plan, execute. The stages
 * do not know one another; here they are joined.
 */
export class Pipeline {
  private readonly admission: Admission;
  private readonly costs: CostModel;
  private readonly checked = new WeakMap<DocumentNode, Checked>();

  constructor(
    private readonly supergraph: Supergraph,
    private readonly executor: Executor,
    private readonly authenticator: Authenticate,
    private readonly limits: Limits,
    private readonly errors: ClientErrors,
  ) {
    this.admission = new Admission(limits);
    this.costs = new CostModel(supergraph.publicSchema);
  }

  /** Who is asking. Rejects with UNAUTHENTICATED or TOKEN_EXPIRED. */
  async authenticate(authorization: string | undefined): Promise<Caller> {
    return callerOf(await this.authenticator(authorization));
  }

  /** For doors without Apollo Server, which reads documents by itself. Throws LIMIT_EXCEEDED or GRAPHQL_PARSE_FAILED. */
  parse(source: string): DocumentNode {
    return parseWithin(source, this.limits);
  }

  /** Never rejects: what goes wrong is in the answer, as clients may know it. */
  async answer(request: PipelineRequest): Promise<Answer> {
    try {
      return await this.admission.admit(() => this.execute(request));
    } catch (error) {
      return refused([this.errors.tell(error)]);
    }
  }

  private async execute({
    document,
    source,
    operationName,
    variables,
    caller,
    signal,
  }: PipelineRequest): Promise<Answer> {
    limitLength(source, this.limits);
    limitVariables(variables, this.limits);
    const checked = this.check(document);
    if ('refusals' in checked) return refused(checked.refusals);
    limitCost(checked.cost.of(operationName, variables), this.limits);
    const operation = await prepareOperation(this.supergraph, { document, source, operationName });
    return this.executor.execute(operation, { variables, caller, signal });
  }

  /** Looks at a document once, however often it is sent. */
  private check(document: DocumentNode): Checked {
    const known = this.checked.get(document);
    if (known) return known;
    const refusals = this.refusalsOf(document);
    const found = refusals.length > 0 ? { refusals } : { cost: this.costs.price(document) };
    this.checked.set(document, found);
    return found;
  }

  private refusalsOf(document: DocumentNode): readonly GraphQLError[] {
    return limitRefusal(document, this.limits) ?? validateWithin(this.supergraph.publicSchema, document, this.limits);
  }
}

function limitRefusal(document: DocumentNode, limits: Limits): readonly HubError[] | undefined {
  try {
    limitDocument(document, limits);
    return undefined;
  } catch (error) {
    if (error instanceof HubError) return [error];
    throw error;
  }
}

function refused(errors: readonly GraphQLError[]): Answer {
  return new Answer(undefined, errors, NOTHING_ASKED);
}

export interface GatewayOptions {
  /** Any composed Federation 2 supergraph. */
  readonly supergraphSdl: string;
  /** One for each subgraph that the supergraph names, or how to make it. */
  readonly subgraphs: ReadonlyMap<string, Subgraph> | ((address: SubgraphAddress) => Subgraph);
  readonly authenticate: (authorization: string | undefined) => Promise<Viewer>;
  readonly log: Log;
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
}

/** Throws an Error that says what is wrong with the supergraph, or which subgraph is missing. */
export function createGateway(options: GatewayOptions): Gateway {
  const { log } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const supergraph = loadSupergraph(options.supergraphSdl);
  const errors = new ClientErrors(log);
  const executor = new Executor(
    supergraph.subgraphs.map((address) => subgraphOf(address, options.subgraphs)),
    {
      onFailure: (subgraph, failure) =>
        log.warn({ subgraph, code: failure.code, reason: failure.message }, 'subgraph failed'),
    },
  );
  const pipeline = new Pipeline(supergraph, executor, options.authenticate, limits, errors);
  const front = new ApolloFront({ supergraph, limits, errors, log, answer: (request) => pipeline.answer(request) });
  const door = new HttpDoor({ ...options, pipeline, front, errors, limits, publicSchema: supergraph.publicSchema });
  const closeInside = async (): Promise<void> => {
    await front.stop();
    executor.close();
  };
  return {
    pipeline,
    get url() {
      return door.url;
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

function subgraphOf(address: SubgraphAddress, subgraphs: GatewayOptions['subgraphs']): Subgraph {
  const subgraph = typeof subgraphs === 'function' ? subgraphs(address) : subgraphs.get(address.name);
  if (!subgraph) throw new Error(`The supergraph names a subgraph ${address.name}, and none was given.`);
  return subgraph;
}
