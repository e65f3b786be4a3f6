import type { AccessRecord } from '../http/exchange';
import type { MediaType } from '../http/negotiation';
import type { Caller } from '../subgraphs/subgraph';

/** What travels through Apollo Server with one request. */
export interface ApolloContext {
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly mediaType: MediaType;
  /** The exchange's own, which what happens in Apollo fills in. */
  readonly record: AccessRecord;
}
