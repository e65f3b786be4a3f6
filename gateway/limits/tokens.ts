import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { HubError } from '../../platform/errors';
import { atMost, exceeded, type Limits } from './limits';

/**
 * Reads a document. Throws LIMIT_EXCEEDED when it is too long, GRAPHQL_PARSE_FAILED when it is no GraphQL. No further
 * than to the limit is read.
 */
export function parseWithin(source: string, limits: Limits): DocumentNode {
  limitLength(source, limits);
  try {
    return parse(source, { maxTokens: limits.tokens });
  } catch (error) {
    throw error instanceof GraphQLError ? parseFailure(error, limits) : error;
  }
}

export function limitLength(source: string, limits: Limits): void {
  atMost(limits, 'documentLength', source.length);
}

/** What a client is told when the parser, given `maxTokens`, gave up. */
export function parseFailure(error: GraphQLError, limits: Limits): HubError {
  // The parser tells this only by its message, which says "that".
  if (/^Syntax Error: Document contains more tha[nt] \d+ tokens/.test(error.message)) {
    return exceeded(limits, 'tokens', limits.tokens + 1);
  }
  return new HubError('GRAPHQL_PARSE_FAILED', error.message, { source: error.source, positions: error.positions });
}
