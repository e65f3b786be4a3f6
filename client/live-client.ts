import { type Backoff, jittered } from './backoff';
import { Following } from './following';
import type { CursorStore, LiveHandlers, LiveRequest } from './handlers';
import type { Transport } from './transport';

export interface LiveClientOptions {
  /** How the hub is reached: `overWebSocket`, `overEventSource` or `overFetch`. */
  readonly transport: Transport;
  /** Keeps positions, so that a page that is opened again goes on where it was. */
  readonly store?: CursorStore;
  /** By default a random time up to 1 s, 2 s, 4 s … 30 s, for ever; a browser that is online again does not wait. */
  readonly backoff?: Backoff;
}

/** Follows subscriptions of the hub. */
export interface LiveClient {
  /** Follows one subscription until it is told to stop, over as many connections as it takes. Returns how to stop. */
  subscribe<Data = Record<string, unknown>>(request: LiveRequest, handlers: LiveHandlers<Data>): () => void;
}

export function createLiveClient({ transport, store, backoff = jittered }: LiveClientOptions): LiveClient {
  return {
    subscribe(request, handlers) {
      const following = new Following({ transport, request, handlers: handlers as LiveHandlers, store, backoff });
      void following.start();
      return () => following.stop();
    },
  };
}
