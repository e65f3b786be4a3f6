import type { DocumentNode } from 'graphql';
import { Lru } from '../platform/lru';

/** Of all that are kept; a token and what the parser makes of it take about 300 bytes. */
const MAX_TOKENS = 250_000;
/** What the shortest one counts as, so that there are never more than 1,000. */
const LEAST_TOKENS = 250;

/** Keeps the documents that were used last, by their text or its hash. */
export function keptDocuments(): Lru<string, DocumentNode> {
  return new Lru(MAX_TOKENS, ({ tokenCount = 0 }) => Math.max(tokenCount, LEAST_TOKENS));
}
