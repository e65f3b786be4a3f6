import type { ClaimedOperation } from '../../auth/claim';
import { HubError } from '../../errors';

/** Takes a body for a GraphQL request. @throws HubError BAD_REQUEST */
export function operationOf(body: unknown): ClaimedOperation {
  if (!isObject(body) || typeof body.query !== 'string') {
    throw new HubError('BAD_REQUEST', 'The body must be an object with a "query".');
  }
  const { query, operationName, variables } = body;
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new HubError('BAD_REQUEST', '"operationName" must be a string.');
  }
  if (variables !== undefined && variables !== null && !isObject(variables)) {
    throw new HubError('BAD_REQUEST', '"variables" must be an object.');
  }
  return { query, operationName, variables };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
