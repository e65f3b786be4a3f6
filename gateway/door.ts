import type { DocumentNode } from 'graphql';
import type { Answer } from './execute/answer';
import type { Caller } from './subgraphs/subgraph';

/** One operation, as a door hands it to the pipeline. */
export interface PipelineRequest {
  readonly document: DocumentNode;
  /** The document's text. */
  readonly source: string;
  readonly operationName: string | null;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly caller: Caller;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

/** One subscription, as a door hands it to the pipeline. */
export interface SubscriptionRequest extends PipelineRequest {
  /** Where to go on from, if the client says so beside the operation (`Last-Event-ID`, `extensions.after`). */
  readonly after: string | null;
}

/** Takes an operation through limits, validation, plan and execution. Never rejects: what goes wrong is in the answer. */
export type AnswerOperation = (request: PipelineRequest) => Promise<Answer>;
