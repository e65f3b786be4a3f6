import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Viewer } from '../../platform/auth/viewer';
import { SubgraphFailure, timedOut, unavailable } from './failure';
import { copyJson } from './json';
import { asResult } from './result';
import type { Subgraph, SubgraphCounters, SubgraphRequest, SubgraphResult } from './subgraph';

/** One operation for a service in this process. */
export interface LocalRequest {
  /** The same object each time that the same fetch is made, so that checks of it can be kept. */
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly signal?: AbortSignal;
}

/** A service in this process. Its answers are copied and never changed: they may share objects with its caches. */
export interface LocalService {
  readonly name: string;
  execute(request: LocalRequest): Promise<ExecutionResult>;
}

const DEFAULT_TIMEOUT = 10_000;

/** A subgraph that runs in this process: no wire, no signature, a typed viewer. */
export class LocalSubgraph implements Subgraph {
  readonly name: string;
  readonly counters: SubgraphCounters = { fetches: 0, failures: 0, shared: 0 };

  constructor(
    private readonly service: LocalService,
    /** In milliseconds. */
    private readonly timeout = DEFAULT_TIMEOUT,
  ) {
    this.name = service.name;
  }

  async fetch(request: SubgraphRequest): Promise<SubgraphResult> {
    request.signal?.throwIfAborted();
    this.counters.fetches++;
    try {
      return asResult(copyJson(await this.inTime(request)));
    } catch (error) {
      if (request.signal?.aborted) throw request.signal.reason;
      this.counters.failures++;
      throw error instanceof SubgraphFailure ? error : unavailable('the service threw', error);
    }
  }

  /** Nothing is shared here: a service loads equal rows of concurrent requests once by itself. */
  forget(): void {}

  close(): void {}

  /** When the time is up or the client left, the service is told that nobody waits any longer. */
  private inTime(request: SubgraphRequest): Promise<ExecutionResult> {
    return new Promise((resolve, reject) => {
      const { signal } = request;
      const stop = new AbortController();
      const giveUp = (reason: unknown): void => {
        finish(() => reject(reason as Error));
        stop.abort(reason);
      };
      const abort = (): void => giveUp(signal?.reason);
      const timer = setTimeout(() => giveUp(timedOut(this.timeout)), this.timeout);
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        settle();
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.execute(request, stop.signal).then(
        (result) => finish(() => resolve(result)),
        (error: unknown) => finish(() => reject(error as Error)),
      );
    });
  }

  private async execute(request: SubgraphRequest, signal: AbortSignal): Promise<ExecutionResult> {
    const { fetch, variables, representations, caller } = request;
    const values: Record<string, unknown> = {};
    for (const { variable, text } of representations) values[variable] = JSON.parse(`[${text}]`);
    for (const name of fetch.variables) if (variables[name] !== undefined) values[name] = variables[name];
    const { document, operationName } = fetch;
    return this.service.execute({ document, operationName, variables: values, viewer: caller.viewer, signal });
  }
}
