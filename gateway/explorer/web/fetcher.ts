import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { getOperationAST } from 'graphql';
import { follow } from './live';

/** Queries go over HTTP, subscriptions over a WebSocket that comes back by itself. */
export function createFetcher(url: string): Fetcher {
  const ask = createGraphiQLFetcher({ url });
  return (asked, options) => {
    const { query, operationName, variables } = asked;
    const operation = options?.documentAST && getOperationAST(options.documentAST, operationName);
    if (operation?.operation !== 'subscription') return ask(asked, options);
    return follow(
      url,
      { query, operationName: operationName ?? undefined, variables: variables as Record<string, unknown> | undefined },
      options?.headers ?? {},
    ) as ReturnType<Fetcher>;
  };
}
