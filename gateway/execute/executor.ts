import type { GraphQLError } from 'graphql';
import { HubError } from '../../platform/errors';
import type { Operation } from '../plan/operation';
import type { VariableValues } from '../plan/variables';
import type { SubgraphFailure } from '../subgraphs/failure';
import { Flights, type Task } from '../subgraphs/flights';
import type { Caller, Subgraph } from '../subgraphs/subgraph';
import { Answer } from './answer';
import { coerceVariables } from './coerce-variables';
import { Completion } from './complete';
import { introspect } from './introspect';
import { Program } from './program';
import { Run } from './run';

export interface ExecutionRequest {
  /** As the client sent them. */
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly caller: Caller;
  /** Aborted when the client goes away. */
  readonly signal?: AbortSignal;
}

export interface ExecutorOptions {
  /** Told of each fetch that failed, with the reason that clients are not told. */
  readonly onFailure?: (subgraph: string, failure: SubgraphFailure) => void;
}

const NOTHING_ASKED = { fetches: 0, waves: 0 };

/** Executes prepared operations over a set of subgraphs. Equal queries of equal rights that are under way are run once. */
export class Executor {
  private readonly subgraphs: ReadonlyMap<string, Subgraph>;
  private readonly programs = new WeakMap<Operation, Program>();
  private readonly flights = new Flights<Answer>();

  constructor(
    subgraphs: Iterable<Subgraph>,
    private readonly options: ExecutorOptions = {},
  ) {
    this.subgraphs = new Map([...subgraphs].map((subgraph) => [subgraph.name, subgraph]));
  }

  /**
   * Resolves to an answer, whatever the subgraphs do. Rejects with CLIENT_CLOSED_REQUEST once the signal is aborted, and
   * with NOT_SUPPORTED for what is no query or mutation.
   */
  async execute(operation: Operation, request: ExecutionRequest): Promise<Answer> {
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
      this.flights.forget();
      for (const subgraph of this.subgraphs.values()) subgraph.forget();
    }
  }

  private async run(
    program: Program,
    operation: Operation,
    variables: VariableValues,
    request: ExecutionRequest,
  ): Promise<Answer> {
    const { caller, signal } = request;
    const run = new Run({ variables, caller, signal, subgraphs: this.subgraphs, onFailure: this.options.onFailure });
    return finish(program, operation, run, request, (await program.step?.(run)) ?? 0);
  }
}

/** Makes the answer of what a run has gathered. */
function finish(program: Program, operation: Operation, run: Run, request: ExecutionRequest, waves: number): Answer {
  const shape = operation.shapeFor(run.variables);
  const trace = { fetches: run.fetches, waves };
  const introspection = introspect(operation, request.variables);
  const text = introspection ? undefined : program.writerOf(shape).write(run.tree);
  if (text !== undefined) return new Answer(text, run.errors.errors, trace);
  for (const error of introspection?.errors ?? []) run.errors.add(error);
  const data = new Completion(run.errors, introspection?.data ?? {}).complete(shape, run.tree);
  return new Answer(JSON.stringify(data), run.errors.errors, trace);
}

function closedRequest(reason: unknown): GraphQLError {
  if (reason instanceof HubError) return reason;
  return new HubError('CLIENT_CLOSED_REQUEST', 'The client went away before the answer was ready.');
}
