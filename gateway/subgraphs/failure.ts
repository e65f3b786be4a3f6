import type { ErrorCode } from '../../platform/errors';

export type FailureCode = Extract<ErrorCode, 'SUBGRAPH_UNAVAILABLE' | 'SUBGRAPH_TIMEOUT' | 'SUBGRAPH_BAD_RESPONSE'>;

/** A subgraph gave no usable answer. The message is for logs: it may name hosts, and clients are told the code only. */
export class SubgraphFailure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'SubgraphFailure';
  }
}

/** The connection was lost. What was asked on it may have been done or not. */
export class ConnectionLost extends SubgraphFailure {
  constructor(message = 'the connection was closed', options?: ErrorOptions) {
    super('SUBGRAPH_UNAVAILABLE', message, options);
  }
}

/** The subgraph was not asked, so this says nothing of it. */
export class NotAsked extends SubgraphFailure {
  constructor(message: string) {
    super('SUBGRAPH_UNAVAILABLE', message);
  }
}

/** The subgraph failed so often that it is left alone for now. */
export class GivenUp extends NotAsked {
  /** @param back settles when it is asked as before */
  constructor(readonly back: Promise<void>) {
    super('it failed several times in a row, and is left alone for now');
  }
}

/** Whether nothing listens where the subgraph should be: to find that out costs nobody anything. */
export function nobodyListens({ cause }: SubgraphFailure): boolean {
  return (cause as { code?: unknown } | undefined)?.code === 'ECONNREFUSED';
}

/** An answer that is no GraphQL result, or not one to this question. */
export function badResponse(message: string, cause?: unknown): SubgraphFailure {
  return new SubgraphFailure('SUBGRAPH_BAD_RESPONSE', message, { cause });
}

export function unavailable(message: string, cause?: unknown): SubgraphFailure {
  return new SubgraphFailure('SUBGRAPH_UNAVAILABLE', message, { cause });
}

export function tooManyWait(queue: number): SubgraphFailure {
  return new NotAsked(`more than ${queue} requests wait for this subgraph`);
}

export function timedOut(milliseconds: number): SubgraphFailure {
  return new SubgraphFailure('SUBGRAPH_TIMEOUT', `no answer within ${milliseconds} ms`);
}
