import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { HubError, isForClient } from '../platform/errors';
import type { Log } from '../platform/log';

/** Decides what a client is told of an error, on every door. */
export class ClientErrors {
  constructor(private readonly log: Log) {}

  /** The error itself where it is meant for clients. Any other goes to the log, and the client gets its incident's number. */
  tell(error: unknown): GraphQLError {
    const known = hubErrorIn(error);
    if (known && !isUnexplained(known)) return known;
    if (!known && isForClient(error)) return error;
    return this.mask(error, known?.message ?? 'The gateway failed to answer this.');
  }

  private mask(error: unknown, message: string): HubError {
    const incident = randomUUID();
    const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    this.log.error({ incident, err: cause instanceof Error ? cause : { type: typeof cause } }, 'operation failed');
    const path = error instanceof GraphQLError ? error.path : undefined;
    return new HubError('INTERNAL_SERVER_ERROR', message, { path, extensions: { incident } });
  }
}

/** The HubError that was thrown, also where a library has wrapped it into an error of its own. */
function hubErrorIn(error: unknown): HubError | undefined {
  if (error instanceof HubError) return error;
  return error instanceof GraphQLError && error.originalError instanceof HubError ? error.originalError : undefined;
}

/** Our fault, and nobody wrote down why. */
function isUnexplained(error: HubError): boolean {
  return error.code === 'INTERNAL_SERVER_ERROR' && error.originalError !== undefined;
}
