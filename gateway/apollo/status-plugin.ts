import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { ERROR_CODES, type ErrorCode } from '../../platform/errors';
import type { ApolloContext } from './context';

/**
 * Sets the HTTP status of what was refused before it was executed, by the code of its first error. GraphQL over HTTP
 * wants 200 for a well-formed request under application/json, though the document in it be wrong: there, a client
 * cannot tell our 400 from a proxy's.
 */
export function statusPlugin(): ApolloServerPlugin<ApolloContext> {
  return {
    async requestDidStart() {
      return { willSendResponse: async (request) => setStatus(request) };
    },
  };
}

function setStatus({
  response,
  contextValue,
  operationName,
}: GraphQLRequestContextWillSendResponse<ApolloContext>): void {
  if (response.body.kind !== 'single') return;
  const { data, errors } = response.body.singleResult;
  const code = errors?.[0]?.extensions?.code as ErrorCode | undefined;
  contextValue.record.operation = operationName ?? null;
  contextValue.record.code = code ?? null;
  if (data !== undefined || code === undefined || code === ('BAD_REQUEST' satisfies ErrorCode)) return;
  const status: number | undefined = ERROR_CODES[code];
  // Codes of Apollo's own have the status that Apollo gave them.
  if (status === undefined) return;
  response.http.status = status === 400 && contextValue.mediaType === 'application/json' ? 200 : status;
}
