import { type DocumentNode, getOperationAST, type GraphQLError } from 'graphql';
import type { Answer } from '../execute/answer';
import type { PipelineRequest, SubscriptionRequest } from '../door';
import type { LiveSubscription, Subscriber } from '../live/subscriber';
import type { Caller } from '../subgraphs/subgraph';
import type { AuthenticateCaller } from './credentials';
import type { OperationParams } from './params';

/** The pipeline, as far as doors that hold connections open need it. */
export interface ConnectionPipeline {
  readonly authenticate: AuthenticateCaller;
  /** Throws what a client is to be told of a document that cannot be read. */
  parse(source: string): DocumentNode;
  /** Never rejects. */
  answer(request: PipelineRequest): Promise<Answer>;
  /** Never rejects: a refusal is told to the subscriber, and gives null. */
  subscribe(request: SubscriptionRequest, subscriber: Subscriber): Promise<LiveSubscription | null>;
}

/** Where what comes of an operation goes. */
export interface Receiver extends Subscriber {
  /** JSON of the one result of a query or mutation; nothing follows it. Resolves when it is on its way. */
  answer(text: string): Promise<void>;
}

/** What an operation needs of the door that it came through. */
export interface OperationContext {
  readonly pipeline: ConnectionPipeline;
  readonly caller: Caller;
  /** What a client may know of an error. */
  tell(error: unknown): GraphQLError;
}

/** One operation of one client on its way through the pipeline, until its end or until the client wants no more. */
export class ConnectionOperation {
  private readonly gone = new AbortController();
  private subscription: LiveSubscription | null = null;
  private resumed = false;

  constructor(
    private readonly context: OperationContext,
    private readonly receiver: Receiver,
  ) {}

  /** Never rejects: what goes wrong is told to the receiver. */
  async run(params: OperationParams): Promise<void> {
    try {
      const document = this.context.pipeline.parse(params.query);
      const request = this.request(document, params);
      if (kindOf(document, params.operationName) === 'subscription') await this.follow(request, params.after);
      else await this.answer(request);
    } catch (error) {
      if (!this.gone.signal.aborted) this.receiver.fail([this.context.tell(error)]);
    }
  }

  /** The client takes more again. */
  resume(): void {
    if (this.subscription) this.subscription.resume();
    else this.resumed = true;
  }

  /** The client wants no more, or is gone. */
  cancel(): void {
    this.gone.abort();
    this.subscription?.leave();
  }

  private async follow(request: PipelineRequest, after: string | null): Promise<void> {
    const subscription = await this.context.pipeline.subscribe({ ...request, after }, this.receiver);
    if (this.gone.signal.aborted) return subscription?.leave();
    this.subscription = subscription;
    if (this.resumed) subscription?.resume();
  }

  private async answer(request: PipelineRequest): Promise<void> {
    const answer = await this.context.pipeline.answer(request);
    if (this.gone.signal.aborted) return;
    if (answer.dataText === undefined) this.receiver.fail(answer.errors);
    else await this.receiver.answer(answer.stringify());
  }

  private request(document: DocumentNode, params: OperationParams): PipelineRequest {
    const { query: source, operationName, variables } = params;
    return { document, source, operationName, variables, caller: this.context.caller, signal: this.gone.signal };
  }
}

/** Of an operation that is not there, or not the only one, the pipeline says what is wrong. */
export function kindOf(document: DocumentNode, operationName: string | null): string | undefined {
  return getOperationAST(document, operationName)?.operation;
}
