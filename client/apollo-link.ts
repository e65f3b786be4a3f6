import type { ApolloLink, Observable } from '@apollo/client';
import { print } from 'graphql';
import type { LiveHandlers } from './handlers';
import type { LiveClient } from './live-client';
import type { Gap } from './protocol';

export interface ApolloLinkOptions extends Pick<LiveHandlers, 'connection'> {
  /** Apollo Client's own classes: `import { ApolloLink, Observable } from '@apollo/client'`. */
  readonly ApolloLink: typeof ApolloLink;
  readonly Observable: typeof Observable;
  /** As in LiveHandlers; a good place for `client.refetchQueries({ include: 'active' })`. */
  gap?(gap: Gap, operation: ApolloLink.Operation): ReturnType<NonNullable<LiveHandlers['gap']>>;
}

/** A link of Apollo Client 4 for subscriptions: put it behind `ApolloLink.split`, beside the link for queries. */
export function liveLink(client: LiveClient, options: ApolloLinkOptions): ApolloLink {
  const { ApolloLink, Observable, gap, connection } = options;
  return new ApolloLink(
    (operation) =>
      new Observable<ApolloLink.Result>((observer) =>
        client.subscribe(
          { query: print(operation.query), variables: operation.variables, operationName: operation.operationName },
          {
            next: (result) => observer.next(result as ApolloLink.Result),
            error: (error) => observer.error(error),
            complete: () => observer.complete(),
            connection,
            ...(gap && { gap: (missing) => gap(missing, operation) }),
          },
        ),
      ),
  );
}
