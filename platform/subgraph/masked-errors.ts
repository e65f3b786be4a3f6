import { randomUUID } from 'node:crypto';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { isImpossibleValue } from '../database/impossible-value';
import { isOutage } from '../database/outage';
import { HubError, isForClient } from '../errors';
import type { Log } from '../log';

const IMPOSSIBLE_VALUE =
  'An argument has what no value can have: a NUL character, or a day or time that does not exist.';

/** Errors as they may leave a service. */
export class MaskedErrors {
  constructor(private readonly log: Log) {}

  /** A result with each of its errors masked. */
  in<Result extends ExecutionResult>(result: Result): Result {
    return result.errors ? { ...result, errors: result.errors.map((error) => this.mask(error)) } : result;
  }

  /** What was not meant for a client goes to the log, and the client gets a number to ask about. */
  mask(error: unknown): GraphQLError {
    const original = error instanceof GraphQLError && error.originalError ? error.originalError : error;
    if (error instanceof GraphQLError && isForClient(original)) {
      return new GraphQLError(original.message, { path: error.path, extensions: { ...original.extensions } });
    }
    const path = error instanceof GraphQLError ? error.path : undefined;
    if (isOutage(original)) return this.outage(original, path);
    if (isImpossibleValue(original)) return new HubError('BAD_USER_INPUT', IMPOSSIBLE_VALUE, { path });
    const incident = randomUUID();
    this.log.error({ incident, path, err: describe(original) }, 'operation failed');
    return new HubError('INTERNAL_SERVER_ERROR', 'The service failed to answer this.', {
      path,
      extensions: { incident },
    });
  }

  private outage(error: unknown, path: GraphQLError['path']): GraphQLError {
    this.log.warn({ path, err: describe(error) }, 'the database does not answer');
    return new HubError('UNAVAILABLE', "The service's database does not answer at the moment; try again.", { path });
  }
}

/** Name, code and stack; a database's message may quote values, which do not belong in a log. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
  return { type: error.name, code: (error as { code?: string }).code, stack };
}
