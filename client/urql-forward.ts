import type { Operation, SubscriptionForwarder } from '@urql/core';
import type { LiveHandlers } from './handlers';
import type { LiveClient } from './live-client';
import type { Gap } from './protocol';

export interface ForwardOptions extends Pick<LiveHandlers, 'connection'> {
  /** As in LiveHandlers; a good place to execute the page's queries anew. */
  gap?(gap: Gap, operation: Operation): ReturnType<NonNullable<LiveHandlers['gap']>>;
}

/** What urql's `subscriptionExchange` takes as `forwardSubscription`. */
export function forwardSubscription(client: LiveClient, options: ForwardOptions = {}): SubscriptionForwarder {
  const { gap, connection } = options;
  return ({ query, variables, operationName }, operation) => ({
    subscribe(sink) {
      const unsubscribe = client.subscribe(
        { query: query ?? '', variables, operationName },
        {
          next: (result) => sink.next(result as Parameters<typeof sink.next>[0]),
          error: (error) => sink.error(error),
          complete: () => sink.complete(),
          connection,
          ...(gap && { gap: (missing) => gap(missing, operation) }),
        },
      );
      return { unsubscribe };
    },
  });
}
