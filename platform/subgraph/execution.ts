import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  type GraphQLSchema,
} from 'graphql';
import { HubError } from '../errors';
import type { Log } from '../log';
import { Documents } from './documents';
import { eventStream } from './event-stream';
import { MaskedErrors } from './masked-errors';
import { checkAwaited, type ServiceRequest, type ServiceSubscription } from './request';

/** In what a subscription, and then each of its events, is resolved. */
export interface SubscriptionContexts {
  /** Of the field that opens the stream. */
  readonly source: unknown;
  /**
   * Of the fields of one event. Called when the event is there.
   * @param isAgain what was read in the one that it gave before is of no use
   */
  ofEvent(event: unknown, isAgain: boolean): unknown;
}

/** Runs operations on one schema: each document is parsed and validated once, and errors leave masked. */
export class DocumentExecutor {
  private readonly documents: Documents;
  private readonly errors: MaskedErrors;

  constructor(
    private readonly schema: GraphQLSchema,
    log: Log,
  ) {
    this.documents = new Documents(schema);
    this.errors = new MaskedErrors(log);
  }

  /** @param contextOf makes the context of a query or a mutation, once that may run */
  execute(request: ServiceRequest, contextOf: (kind: 'query' | 'mutation') => unknown): Promise<ExecutionResult> {
    return this.start(request, async (document) => {
      const kind = kindOf(document, request);
      if (kind === 'subscription') throw new HubError('NOT_SUPPORTED', 'A subscription is followed, not answered.');
      return this.run({ ...this.argumentsOf(document, request), contextValue: contextOf(kind) });
    });
  }

  /** Opens a subscription; gives one result with errors where that is refused. What breaks it later is its last result. */
  subscribe(
    request: ServiceSubscription,
    contexts: SubscriptionContexts,
  ): Promise<AsyncIterator<ExecutionResult, undefined> | ExecutionResult> {
    return this.start(request, async (document) => {
      kindOf(document, { ...request, kind: 'subscription' });
      const args = this.argumentsOf(document, request);
      const source = await createSourceEventStream({ ...args, contextValue: contexts.source });
      if (!(Symbol.asyncIterator in source)) return this.errors.in(source);
      return eventStream(source[Symbol.asyncIterator](), {
        answer: (event, isAgain) =>
          this.run({ ...args, rootValue: event, contextValue: contexts.ofEvent(event, isAgain) }),
        broken: (error) => ({ errors: [this.errors.mask(error)] }),
        signal: request.signal,
      });
    });
  }

  /** Gives what the work gives, or a result with errors where the document is not valid or the work throws. */
  private async start<T>(request: ServiceRequest, work: (document: DocumentNode) => Promise<T>) {
    try {
      checkAwaited(request.signal);
      const document = this.documents.parse(request.document);
      const invalid = this.documents.validate(document);
      return invalid.length > 0 ? { errors: invalid } : await work(document);
    } catch (error) {
      return { errors: [this.errors.mask(error)] };
    }
  }

  private argumentsOf(document: DocumentNode, { operationName, variables }: ServiceRequest): ExecutionArgs {
    return { schema: this.schema, document, operationName, variableValues: variables as Record<string, unknown> };
  }

  private async run(args: ExecutionArgs): Promise<ExecutionResult> {
    return this.errors.in(await execute(args));
  }
}

/**
 * The kind of the operation; `query` where none has the name, which executing it says. An operation of another kind than
 * the request is for is refused before it runs.
 */
function kindOf(
  document: DocumentNode,
  { kind, operationName }: ServiceRequest,
): 'query' | 'mutation' | 'subscription' {
  const operation = getOperationAST(document, operationName);
  if (kind && operation && operation.operation !== kind) {
    throw new HubError('FORBIDDEN', `This request is for a ${kind}, and its operation is a ${operation.operation}.`);
  }
  return operation?.operation ?? 'query';
}
