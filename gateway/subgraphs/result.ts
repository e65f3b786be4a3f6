import { badResponse } from './failure';
import type { SubgraphResult } from './subgraph';

/** Takes an answer for a GraphQL result, or throws a bad response. */
export function asResult(value: unknown): SubgraphResult {
  if (!isObject(value)) throw badResponse('an answer that is no object');
  const { data, errors } = value;
  if (data !== undefined && data !== null && !isObject(data)) throw badResponse('data that is no object');
  if (errors !== undefined && errors !== null && !Array.isArray(errors)) throw badResponse('errors that are no list');
  const told: unknown[] = errors ?? [];
  if (!data && told.length === 0) throw badResponse('an answer with neither data nor errors');
  return { data: data ?? null, errors: told };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
