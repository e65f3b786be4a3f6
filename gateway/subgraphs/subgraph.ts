import type { DocumentNode } from 'graphql';
import type { Viewer } from '../../platform/auth/viewer';
import type { OnPosition } from '../../platform/cursors/on-position';

/** For whom something is fetched. */
export interface Caller {
  readonly viewer: Viewer;
  /** Callers of one rights class get the same answer to the same question, so what is in flight is shared among them. */
  readonly rightsClass: string;
}

/** One request of a query plan, compiled once and sent any number of times. */
export interface CompiledFetch {
  /** Name of the subgraph. */
  readonly subgraph: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly text: string;
  readonly operationName: string | undefined;
  /** Names of the variables that the text uses, without those for representations. */
  readonly variables: readonly string[];
  /** The text, parsed when first asked for; the same object each time. */
  readonly document: DocumentNode;
}

/** The entities that a fetch asks for, under the name of the variable that holds them. */
export interface Representations {
  readonly variable: string;
  /** JSON texts joined by commas: the inside of an array. */
  readonly text: string;
  readonly count: number;
}

export interface SubgraphRequest {
  readonly fetch: CompiledFetch;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly representations: readonly Representations[];
  readonly caller: Caller;
  readonly signal?: AbortSignal;
}

/** What a subgraph said. Nothing of it is checked beyond what stands here. */
export interface SubgraphResult {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly unknown[];
  /** The position in the subgraph's event log at which this was true, where it keeps one and says so. */
  readonly cursor?: string;
}

export interface SubgraphSubscription {
  readonly fetch: CompiledFetch;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  /** Aborted when nobody wants more: the stream then ends. */
  readonly signal: AbortSignal;
  /** Told once before the first event, once at the log's end, and whenever that has advanced with nothing to deliver. */
  readonly onPosition?: OnPosition;
}

/** How often a subgraph was asked, and how that went, since the start. */
export interface SubgraphCounters {
  fetches: number;
  failures: number;
  /** Fetches that were answered by an equal one already in flight; not counted in `fetches`. */
  shared: number;
}

/** A part of the supergraph that answers fetches, wherever it runs. */
export interface Subgraph {
  readonly name: string;
  readonly counters: Readonly<SubgraphCounters>;
  /**
   * Resolves to a result that belongs to the caller, who may change it. Rejects with a SubgraphFailure when there is no
   * usable answer, and with the signal's reason once it is aborted; a mutation on its way may be waited for all the same.
   */
  fetch(request: SubgraphRequest): Promise<SubgraphResult>;
  /**
   * Follows a subscription. The stream is pulled: while nobody asks for the next result, the subgraph soon stops sending.
   * It ends when the subgraph completes it, after a result without data where the subgraph refused it. Rejects, and the
   * stream throws, with a SubgraphFailure when the connection cannot be had or is lost.
   */
  subscribe(request: SubgraphSubscription): Promise<AsyncIterator<SubgraphResult, undefined>>;
  /** Later fetches no longer join those now in flight: something was written that they may not have seen. */
  forget(): void;
  /** Gives up what is in flight and lets go of connections. */
  close(): void;
}
