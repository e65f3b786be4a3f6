import type { GraphQLError } from 'graphql';
import type { Cursors } from '../../platform/cursors/cursors';
import type { OnPosition } from '../../platform/cursors/on-position';
import { HubError } from '../../platform/errors';
import { OWN_AFTER } from '../plan/names';
import type { Operation } from '../plan/operation';
import type { VariableValues } from '../plan/variables';
import { type SubgraphFailure, timedOut } from '../subgraphs/failure';
import { Flights, type Task } from '../subgraphs/flights';
import type { Caller, CompiledFetch, Subgraph, SubgraphResult } from '../subgraphs/subgraph';
import { Answer } from './answer';
import { coerceVariables } from './coerce-variables';
import { Completion } from './complete';
import { introspect } from './introspect';
import { PositionReader, Positions } from './positions';
import { Program } from './program';
import { Run, type RunOptions } from './run';

export interface ExecutionRequest {
  /** As the client sent them. */
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly caller: Caller;
  /** Aborted when the client goes away. */
  readonly signal?: AbortSignal;
}

/** A stream to follow. */
export interface StreamRequest {
  /** Coerced. */
  readonly variables: VariableValues;
  readonly caller: Caller;
  /** Where a resumable stream goes on from; null for the present. */
  readonly after: string | null;
  /** Aborted when nobody wants more. */
  readonly signal: AbortSignal;
  /** See `SubgraphSubscription`. */
  readonly onPosition: OnPosition;
}

export interface EventRequest {
  /** Coerced. */
  readonly variables: VariableValues;
  readonly caller: Caller;
  /** In milliseconds: what other subgraphs have not told of the event by then is null, with an error. */
  readonly budget: number;
  /** Where the event stands in its stream, if it can be resumed. */
  readonly cursor: string | null;
}

export interface ExecutorOptions {
  /** Told of each fetch that failed, with the reason that clients are not told. */
  readonly onFailure?: (subgraph: string, failure: SubgraphFailure) => void;
  /** Opens the positions that subgraphs give with their answers; without it, answers to queries carry none. */
  readonly cursors?: Cursors;
  /** For a whole query, in milliseconds: what has not come by then is null, with an error. 15 s by default. */
  readonly queryTimeout?: number;
}

const DEFAULT_QUERY_TIMEOUT = 15_000;

const NOTHING_ASKED = { fetches: 0, waves: 0 };
const NO_STREAM =
  'A subscription is not answered once. Ask for it over a WebSocket (graphql-transport-ws), or with the header ' +
  '`Accept: text/event-stream`.';

/** Executes prepared operations over a set of subgraphs. Equal queries of equal rights that are under way are run once. */
export class Executor {
  private readonly subgraphs: ReadonlyMap<string, Subgraph>;
  private readonly programs = new WeakMap<Operation, Program>();
  private readonly flights = new Flights<Answer>();
  private readonly positions: PositionReader | undefined;

  constructor(
    subgraphs: Iterable<Subgraph>,
    private readonly options: ExecutorOptions = {},
  ) {
    this.subgraphs = new Map([...subgraphs].map((subgraph) => [subgraph.name, subgraph]));
    this.positions = options.cursors && new PositionReader(options.cursors, this.subgraphs.keys());
  }

  /**
   * Resolves to an answer, whatever the subgraphs do. Rejects with CLIENT_CLOSED_REQUEST once the signal is aborted, and
   * with NOT_SUPPORTED for what is no query or mutation.
   */
  async execute(operation: Operation, request: ExecutionRequest): Promise<Answer> {
    if (operation.kind === 'subscription') throw new HubError('NOT_SUPPORTED', NO_STREAM);
    const coerced = coerceVariables(operation, request.variables);
    if ('errors' in coerced) return new Answer(undefined, coerced.errors, NOTHING_ASKED);
    const program = this.programOf(operation);
    try {
      return await (operation.kind === 'query'
        ? this.share(program, operation, coerced.values, request)
        : this.mutate(program, operation, coerced.values, request));
    } catch (error) {
      if (request.signal?.aborted) throw closedRequest(request.signal.reason);
      throw error;
    }
  }

  /**
   * Follows the stream that a subscription asks for, as `Subgraph.subscribe` does. Rejects with NOT_SUPPORTED where no
   * subgraph has it.
   */
  async subscribe(
    operation: Operation,
    { variables, after, ...request }: StreamRequest,
  ): Promise<AsyncIterator<SubgraphResult, undefined>> {
    const fetch = this.streamOf(operation);
    const subgraph = fetch && this.subgraphs.get(fetch.subgraph);
    if (!fetch || !subgraph) throw new HubError('NOT_SUPPORTED', 'No service has this stream.');
    const values = after === null ? variables : { ...variables, [OWN_AFTER]: after };
    return subgraph.subscribe({ fetch, variables: values, ...request });
  }

  /** What `subscribe` asks of which subgraph; null where none has the stream. */
  streamOf(operation: Operation): CompiledFetch | null {
    return this.programOf(operation).event?.fetch ?? null;
  }

  /**
   * Makes the answer to one event of a stream: what the subgraph sent, and what others have to add. Nothing is taken for
   * that which was asked for before the event came. Resolves to an answer, whatever the subgraphs do.
   */
  async executeEvent(operation: Operation, event: SubgraphResult, request: EventRequest): Promise<Answer> {
    const { variables, caller, budget, cursor } = request;
    const program = this.programOf(operation);
    const { step } = program;
    const follow = async (spent?: AbortSignal): Promise<Answer> => {
      const run = new Run({ variables, caller, budget: spent, ...this.world });
      program.event?.take(run, event);
      return finish(program, operation, run, {}, (await step?.(run)) ?? 0, cursor);
    };
    if (!step) return follow();
    this.forget();
    return withBudget(budget, follow);
  }

  /** Gives up what is under way and lets go of connections. */
  close(): void {
    for (const subgraph of this.subgraphs.values()) subgraph.close();
  }

  private programOf(operation: Operation): Program {
    let program = this.programs.get(operation);
    if (!program) this.programs.set(operation, (program = new Program(operation)));
    return program;
  }

  private share(
    program: Program,
    operation: Operation,
    variables: VariableValues,
    request: ExecutionRequest,
  ): Promise<Answer> {
    const key = `${program.id}\n${request.caller.rightsClass}\n${JSON.stringify(variables)}`;
    return this.flights.join(key, request.signal, (): Task<Answer> => {
      const abort = new AbortController();
      const result = this.run(program, operation, variables, { ...request, signal: abort.signal });
      return { result, cancel: () => abort.abort() };
    });
  }

  /** What was read before a mutation must not be taken for what is true after it. */
  private async mutate(
    program: Program,
    operation: Operation,
    variables: VariableValues,
    request: ExecutionRequest,
  ): Promise<Answer> {
    try {
      return await this.run(program, operation, variables, request);
    } finally {
      this.forget();
    }
  }

  private forget(): void {
    this.flights.forget();
    for (const subgraph of this.subgraphs.values()) subgraph.forget();
  }

  private get world(): Pick<RunOptions, 'subgraphs' | 'onFailure'> {
    return { subgraphs: this.subgraphs, onFailure: this.options.onFailure };
  }

  private async run(
    program: Program,
    operation: Operation,
    variables: VariableValues,
    request: ExecutionRequest,
  ): Promise<Answer> {
    const { caller, signal } = request;
    const positions = this.positions && operation.kind === 'query' ? new Positions(this.positions) : undefined;
    const { queryTimeout = DEFAULT_QUERY_TIMEOUT } = this.options;
    const step = async (budget?: AbortSignal): Promise<Answer> => {
      const run = new Run({ variables, caller, signal, budget, positions, ...this.world });
      return finish(program, operation, run, request, (await program.step?.(run)) ?? 0);
    };
    // What a mutation has done is waited for and told.
    return operation.kind === 'query' ? withBudget(queryTimeout, step) : step();
  }
}

/** Does some work, which is told by the signal when its milliseconds are spent. */
async function withBudget<Value>(budget: number, work: (spent: AbortSignal) => Promise<Value>): Promise<Value> {
  const spent = new AbortController();
  const clock = setTimeout(() => spent.abort(timedOut(budget)), budget);
  try {
    return await work(spent.signal);
  } finally {
    clearTimeout(clock);
  }
}

type Given = Pick<ExecutionRequest, 'variables'>;

/** Makes the answer of what a run has gathered. */
function finish(
  program: Program,
  operation: Operation,
  run: Run,
  request: Given,
  waves: number,
  cursor = run.cursor,
): Answer {
  const shape = operation.shapeFor(run.variables);
  const trace = { fetches: run.fetches, waves };
  const introspection = introspect(operation, request.variables);
  const text = introspection ? undefined : program.writerOf(shape).write(run.tree);
  if (text !== undefined) return new Answer(text, run.errors.errors, trace, cursor);
  for (const error of introspection?.errors ?? []) run.errors.add(error);
  const data = new Completion(run.errors, introspection?.data ?? {}).complete(shape, run.tree);
  return new Answer(JSON.stringify(data), run.errors.errors, trace, cursor);
}

function closedRequest(reason: unknown): GraphQLError {
  if (reason instanceof HubError) return reason;
  return new HubError('CLIENT_CLOSED_REQUEST', 'The client went away before the answer was ready.');
}
