import type { GraphQLError } from 'graphql';
import { HubError } from '../../platform/errors';
import { failureError, reportedError } from '../execute/subgraph-errors';
import { isTree } from '../execute/tree';
import { SubgraphFailure } from '../subgraphs/failure';
import type { SubgraphResult } from '../subgraphs/subgraph';

/** Said by a service that will do what it was asked for in a while. */
const TEMPORARY = new Set(['UNAVAILABLE', 'OVERLOADED', 'SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_TIMEOUT']);

/** Why a subgraph does not go on with a stream. */
export interface Refusal {
  readonly code: unknown;
  /** It may do so later. */
  readonly isTemporary: boolean;
  /** As clients are told. */
  readonly errors: readonly GraphQLError[];
}

/** What a subgraph says instead of an event, where it has neither data nor a position. Null for an event. */
export function refusalIn({ data, errors = [] }: SubgraphResult, subgraph: string): Refusal | null {
  if (data || errors.length === 0) return null;
  const told = errors.filter(isTree).map((error) => reportedError(error, undefined, subgraph));
  const code = told[0]?.extensions.code;
  return { code, isTemporary: TEMPORARY.has(String(code)), errors: told };
}

/** What clients are told where an upstream failed; any other error is left to `tell`. */
export function failureOf(error: unknown, subgraph: string, tell: (error: unknown) => GraphQLError): GraphQLError {
  return error instanceof SubgraphFailure ? failureError(error.code, undefined, subgraph) : tell(error);
}

export function invalidCursor(cursor: string): HubError {
  return new HubError('CURSOR_INVALID', 'This is no cursor of this stream. Reload, and go on from the one told here.', {
    extensions: { cursor },
  });
}

export function epochChanged(cursor: string): HubError {
  const message =
    'The log was restored, and positions mean other events now. Reload, and go on from the one told here.';
  return new HubError('CURSOR_EPOCH_CHANGED', message, { extensions: { cursor } });
}

export function schemaChanged(): HubError {
  return new HubError('SCHEMA_CHANGED', 'The schema was replaced, and this subscription is not valid any more.');
}
