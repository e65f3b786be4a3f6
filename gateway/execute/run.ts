import { badResponse, SubgraphFailure } from '../subgraphs/failure';
import type { Caller, CompiledFetch, Representations, Subgraph, SubgraphResult } from '../subgraphs/subgraph';
import type { VariableValues } from '../plan/variables';
import { ErrorList } from './error-list';
import type { Tree } from './tree';

export interface RunOptions {
  readonly variables: VariableValues;
  readonly caller: Caller;
  readonly signal?: AbortSignal;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** Told of each fetch that failed, with the reason that clients are not told. */
  readonly onFailure?: (subgraph: string, failure: SubgraphFailure) => void;
}

/** One execution of a plan: what has been fetched so far, and what went wrong. */
export class Run {
  readonly errors = new ErrorList();
  /** Fetches sent. */
  fetches = 0;

  constructor(
    private readonly options: RunOptions,
    /** Filled by the plan's steps; a subscription's event may be there beforehand. */
    readonly tree: Tree = {},
  ) {}

  get variables(): VariableValues {
    return this.options.variables;
  }

  /** Sends one fetch. A subgraph's failure is given back and told; anything else is thrown. */
  async send(
    fetch: CompiledFetch,
    representations: readonly Representations[],
  ): Promise<SubgraphResult | SubgraphFailure> {
    const { variables, caller, signal, subgraphs } = this.options;
    signal?.throwIfAborted();
    this.fetches++;
    try {
      const subgraph = subgraphs.get(fetch.subgraph);
      if (!subgraph) throw badResponse('there is no such subgraph');
      return await subgraph.fetch({ fetch, variables, representations, caller, signal });
    } catch (error) {
      signal?.throwIfAborted();
      return this.failed(fetch.subgraph, error);
    }
  }

  /** Tells of a failed fetch. Throws what is no failure of a subgraph. */
  failed(subgraph: string, error: unknown): SubgraphFailure {
    if (!(error instanceof SubgraphFailure)) throw error;
    this.options.onFailure?.(subgraph, error);
    return error;
  }
}
