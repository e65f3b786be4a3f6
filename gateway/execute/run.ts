import { badResponse, SubgraphFailure } from '../subgraphs/failure';
import type { Caller, CompiledFetch, Representations, Subgraph, SubgraphResult } from '../subgraphs/subgraph';
import type { VariableValues } from '../plan/variables';
import { ErrorList } from './error-list';
import type { Positions } from './positions';
import type { Tree } from './tree';

export interface RunOptions {
  readonly variables: VariableValues;
  readonly caller: Caller;
  readonly signal?: AbortSignal;
  /** Aborted, with a SubgraphFailure, when what has not come by then counts as failed. */
  readonly budget?: AbortSignal;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** Where the positions are gathered at which the subgraphs answered. */
  readonly positions?: Positions;
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

  /** Where streams go on from what was fetched; null where no subgraph says so. */
  get cursor(): string | null {
    return this.options.positions?.vector ?? null;
  }

  /** Sends one fetch. A subgraph's failure is given back and told; anything else is thrown. */
  async send(
    fetch: CompiledFetch,
    representations: readonly Representations[],
  ): Promise<SubgraphResult | SubgraphFailure> {
    const { variables, caller, subgraphs, budget, positions } = this.options;
    const signal = this.options.signal ?? budget;
    this.options.signal?.throwIfAborted();
    this.fetches++;
    try {
      const subgraph = subgraphs.get(fetch.subgraph);
      if (!subgraph) throw badResponse('there is no such subgraph');
      budget?.throwIfAborted();
      const asking = subgraph.fetch({ fetch, variables, representations, caller, signal });
      const answer = await (budget ? within(budget, asking) : asking);
      if (answer.cursor !== undefined) positions?.note(fetch.subgraph, answer.cursor);
      return answer;
    } catch (error) {
      this.options.signal?.throwIfAborted();
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

/** Rejects with the budget's reason when that is spent, whatever the subgraph does. */
function within<Value>(budget: AbortSignal, answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(budget.reason as Error);
    budget.addEventListener('abort', giveUp, { once: true });
    answer.then(resolve, reject).finally(() => budget.removeEventListener('abort', giveUp));
  });
}
