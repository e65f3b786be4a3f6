import { randomUUID } from 'node:crypto';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { isImpossibleValue } from '../database/impossible-value';
import { isOutage } from '../database/outage';
import { HubError, isForClient } from '../errors';
import type { Log } from '../log';
import { Lru } from '../lru';
import { checkAwaited, type ServiceRequest } from './request';

const MAX_TOKENS = 20_000;
/** Of all documents that are kept. Once parsed, a character takes about 40 bytes, and never over 100. */
const MAX_CHARACTERS = 500_000;
/** What a document takes besides, however short it is, in characters. */
const LEAST_CHARACTERS = 100;

const IMPOSSIBLE_VALUE =
  'An argument has what no value can have: a NUL character, or a day or time that does not exist.';

/** Runs operations on one schema: each document is parsed and validated once, and errors leave masked. */
export class DocumentExecutor {
  private readonly documents = new Lru<string, DocumentNode>(
    MAX_CHARACTERS,
    (_document, source) => source.length + LEAST_CHARACTERS,
  );
  private readonly checked = new WeakMap<DocumentNode, readonly GraphQLError[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly log: Log,
  ) {}

  async execute(request: ServiceRequest, contextValue: unknown): Promise<ExecutionResult> {
    try {
      checkAwaited(request.signal);
      const document = typeof request.document === 'string' ? this.parsed(request.document) : request.document;
      const invalid = this.validated(document);
      if (invalid.length > 0) return { errors: invalid };
      checkKind(document, request);
      const result = await execute({
        schema: this.schema,
        document,
        operationName: request.operationName,
        variableValues: request.variables as Record<string, unknown>,
        contextValue,
      });
      return result.errors ? { ...result, errors: result.errors.map((error) => this.masked(error)) } : result;
    } catch (error) {
      return { errors: [this.masked(error)] };
    }
  }

  private parsed(source: string): DocumentNode {
    const known = this.documents.get(source);
    if (known) return known;
    const document = parse(source, { maxTokens: MAX_TOKENS, noLocation: true });
    this.documents.set(source, document);
    return document;
  }

  private validated(document: DocumentNode): readonly GraphQLError[] {
    const known = this.checked.get(document);
    if (known) return known;
    const errors = validate(this.schema, document);
    this.checked.set(document, errors);
    return errors;
  }

  /** What was not meant for a client goes to the log, and the client gets a number to ask about. */
  private masked(error: unknown): GraphQLError {
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

/** An operation of another kind than the request is for is refused before it runs. */
function checkKind(document: DocumentNode, { kind, operationName }: ServiceRequest): void {
  const operation = getOperationAST(document, operationName);
  if (!kind || !operation || operation.operation === kind) return;
  throw new HubError('FORBIDDEN', `This request is for a ${kind}, and its operation is a ${operation.operation}.`);
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
