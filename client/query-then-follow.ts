import { type Backoff, jittered, wait } from './backoff';
import { LiveError, type LiveHandlers, type LiveRequest } from './handlers';
import type { LiveClient } from './live-client';
import { cursorOf, isPassing, type LiveResult, type Operation } from './protocol';

export interface QueryThenFollowHandlers<Data, Event> extends Omit<LiveHandlers<Event>, 'gap'> {
  /** The query's answer: at first, and again when events may have been missed. Replace what you show. */
  loaded(result: LiveResult<Data>): void | Promise<void>;
}

export interface QueryThenFollowOptions {
  /** Asks the query, such as `askOver({ url })`. Rejects with a LiveError when to ask again would not help. */
  readonly ask: (operation: Operation) => Promise<LiveResult>;
  readonly query: Operation;
  readonly follow: Omit<LiveRequest, 'after'>;
  readonly backoff?: Backoff;
}

/**
 * Shows a state and what becomes of it, with nothing missing between: asks a query, and follows a subscription from the
 * position at which the answer was true. Returns how to stop.
 */
export function queryThenFollow<Data = Record<string, unknown>, Event = Record<string, unknown>>(
  client: LiveClient,
  options: QueryThenFollowOptions,
  { loaded, ...handlers }: QueryThenFollowHandlers<Data, Event>,
): () => void {
  const stopping = new AbortController();
  const load = async (): Promise<string | null> => {
    const result = await persist(options, stopping.signal, (reason) => handlers.connection?.('waiting', reason));
    if (!result || stopping.signal.aborted) return null;
    await loaded(result as LiveResult<Data>);
    return cursorOf(result);
  };
  void load().then(
    (after) => {
      if (stopping.signal.aborted) return;
      const stop = client.subscribe<Event>({ ...options.follow, after }, { ...handlers, gap: load });
      stopping.signal.addEventListener('abort', stop);
    },
    (error: unknown) => {
      if (!stopping.signal.aborted) handlers.error(error);
    },
  );
  return () => stopping.abort();
}

/** Asks until there is an answer; null when it is not wanted any more. */
async function persist(
  { ask, query, backoff = jittered }: QueryThenFollowOptions,
  signal: AbortSignal,
  failed: (reason: unknown) => void,
): Promise<LiveResult | null> {
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      return withPosition(await ask(query));
    } catch (error) {
      if (error instanceof LiveError) throw error;
      failed(error);
      await pause(backoff(failures), signal);
    }
  }
  return null;
}

function withPosition(result: LiveResult): LiveResult {
  if (cursorOf(result) !== null) return result;
  const message = 'The answer tells no position to follow from.';
  throw isPassing(result.errors ?? []) ? new Error(message) : new LiveError(message, result.errors);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = wait(milliseconds, resolve);
    const stop = (): void => {
      cancel();
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
