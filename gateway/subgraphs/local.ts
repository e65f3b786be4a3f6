import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Viewer } from '../../platform/auth/viewer';
import type { OnPosition } from '../../platform/cursors/on-position';
import { badResponse, SubgraphFailure, timedOut, unavailable } from './failure';
import { copyJson } from './json';
import { localStream } from './local-stream';
import { asResult } from './result';
import type { Subgraph, SubgraphCounters, SubgraphRequest, SubgraphResult, SubgraphSubscription } from './subgraph';

/** One operation for a service in this process. */
export interface LocalRequest {
  /** The same object each time that the same fetch is made, so that checks of it can be kept. */
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly signal?: AbortSignal;
}

/** One subscription for a service in this process. */
export interface LocalSubscription extends LocalRequest {
  readonly signal: AbortSignal;
  readonly onPosition?: OnPosition;
}

/** A service in this process. Its answers are copied and never changed: they may share objects with its caches. */
export interface LocalService {
  readonly name: string;
  execute(request: LocalRequest): Promise<ExecutionResult>;
  /** Gives a result where it refuses. Absent where there is nothing to subscribe to. */
  subscribe?(request: LocalSubscription): Promise<AsyncIterator<ExecutionResult, undefined> | ExecutionResult>;
}

const DEFAULT_TIMEOUT = 10_000;

/** A subgraph that runs in this process: no wire, no signature, a typed viewer. */
export class LocalSubgraph implements Subgraph {
  readonly name: string;
  readonly counters: SubgraphCounters = { fetches: 0, failures: 0, shared: 0 };
  /** Of subscriptions that are open. */
  private readonly stops = new Set<AbortController>();

  constructor(
    private readonly service: LocalService,
    /** In milliseconds. */
    private readonly timeout = DEFAULT_TIMEOUT,
  ) {
    this.name = service.name;
  }

  fetch(request: SubgraphRequest): Promise<SubgraphResult> {
    return this.ask(request.signal, async (signal) => {
      const values: Record<string, unknown> = {};
      for (const { variable, text } of request.representations) values[variable] = JSON.parse(`[${text}]`);
      return asResult(copyJson(await this.service.execute(operationOf(request, values, signal))));
    });
  }

  async subscribe(request: SubgraphSubscription): Promise<AsyncIterator<SubgraphResult, undefined>> {
    const stop = this.stopOf(request.signal);
    try {
      return await this.ask(request.signal, async (signal) => {
        signal.addEventListener('abort', () => stop.abort(), { once: true });
        const { onPosition } = request;
        const opened = await this.service.subscribe?.({
          ...operationOf(request, {}, stop.signal),
          signal: stop.signal,
          onPosition,
        });
        if (!opened) throw badResponse('there is nothing to subscribe to');
        return localStream(opened, stop);
      });
    } catch (error) {
      stop.abort();
      throw error;
    }
  }

  /** Nothing is shared here: a service loads equal rows of concurrent requests once by itself. */
  forget(): void {}

  close(): void {
    for (const stop of this.stops) stop.abort();
  }

  /** What ends a subscription: its signal, its own end, and the end of this subgraph. */
  private stopOf(signal: AbortSignal): AbortController {
    const stop = new AbortController();
    const abort = (): void => stop.abort();
    signal.addEventListener('abort', abort, { once: true });
    this.stops.add(stop);
    const forget = (): void => {
      signal.removeEventListener('abort', abort);
      this.stops.delete(stop);
    };
    stop.signal.addEventListener('abort', forget, { once: true });
    return stop;
  }

  private async ask<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    this.counters.fetches++;
    try {
      return await this.inTime(signal, work);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      this.counters.failures++;
      throw error instanceof SubgraphFailure ? error : unavailable('the service threw', error);
    }
  }

  /** When the time is up or the client left, the service is told that nobody waits any longer. */
  private inTime<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
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
      work(stop.signal).then(
        (result) => finish(() => resolve(result)),
        (error: unknown) => finish(() => reject(error as Error)),
      );
    });
  }
}

function operationOf(
  { fetch, variables, caller }: Pick<SubgraphRequest, 'fetch' | 'variables' | 'caller'>,
  values: Record<string, unknown>,
  signal: AbortSignal,
): LocalRequest {
  for (const name of fetch.variables) if (variables[name] !== undefined) values[name] = variables[name];
  const { document, operationName } = fetch;
  return { document, operationName, variables: values, viewer: caller.viewer, signal };
}
