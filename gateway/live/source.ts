import type { Executor } from '../execute/executor';
import type { Operation } from '../plan/operation';
import type { Stream } from '../plan/stream';
import type { VariableValues } from '../plan/variables';
import type { CompiledFetch } from '../subgraphs/subgraph';

/** The part of an executor that streams need. */
export type StreamExecutor = Pick<Executor, 'subscribe' | 'executeEvent' | 'streamOf'>;

/** A subscription that is ready to be followed, under one schema. */
export interface Source {
  readonly operation: Operation;
  readonly stream: Stream;
  readonly executor: StreamExecutor;
  /** What is asked of the subgraph that has the stream. */
  readonly fetch: CompiledFetch;
  /** Coerced, without what only says where to begin. */
  readonly variables: VariableValues;
}

/** Undefined for an operation that no subgraph streams. */
export function sourceOf(
  operation: Operation,
  variables: VariableValues,
  executor: StreamExecutor,
): Source | undefined {
  const { stream } = operation;
  const fetch = executor.streamOf(operation);
  if (!stream || !fetch) return undefined;
  return { operation, stream, executor, fetch, variables: stream.variablesIn(variables) };
}
