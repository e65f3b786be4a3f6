import type { GraphQLError } from 'graphql';
import { ERROR_CODES, type ErrorCode } from '../../platform/errors';
import type { Reply } from './exchange';
import { JSON_TYPE } from './json-reply';

/** An error as every door of the gateway tells it: JSON in the shape of a GraphQL answer, under the code's HTTP status. */
export function errorReply(error: GraphQLError, contentType = JSON_TYPE): Reply {
  const { code } = error.extensions;
  const status = statusOf(code);
  return {
    status,
    headers: { 'content-type': contentType, 'cache-control': 'no-store', ...headersFor(status) },
    body: JSON.stringify({ errors: [error.toJSON()] }),
  };
}

/** The HTTP status for a code of the catalogue; a code that is not of it is a bad request. */
export function statusOf(code: unknown): number {
  return ERROR_CODES[code as ErrorCode] ?? 400;
}

/** What some statuses oblige a server to add. */
export function headersFor(status: number): Record<string, string> {
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  if (status === 503) return { 'retry-after': '1' };
  return {};
}
