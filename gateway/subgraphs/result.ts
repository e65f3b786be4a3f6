import { badResponse } from './failure';
import type { SubgraphResult } from './subgraph';

const CURSOR = /^[A-Za-z0-9_-]{22}$/;

/** Takes an answer for a GraphQL result, or throws a bad response. */
export function asResult(value: unknown): SubgraphResult {
  if (!isObject(value)) throw badResponse('an answer that is no object');
  const { data, errors, extensions } = value;
  if (data !== undefined && data !== null && !isObject(data)) throw badResponse('data that is no object');
  if (errors !== undefined && errors !== null && !Array.isArray(errors)) throw badResponse('errors that are no list');
  const told: unknown[] = errors ?? [];
  if (!data && told.length === 0) throw badResponse('an answer with neither data nor errors');
  return { data: data ?? null, errors: told, ...positionIn(extensions) };
}

function positionIn(extensions: unknown): Pick<SubgraphResult, 'cursor'> {
  return isObject(extensions) && isCursor(extensions.cursor) ? { cursor: extensions.cursor } : {};
}

/** One position, sealed; a subgraph has one log. */
export function isCursor(value: unknown): value is string {
  return typeof value === 'string' && CURSOR.test(value);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
