import type { DocumentNode, OperationTypeNode } from 'graphql';
import type { Viewer } from '../auth/viewer';
import type { OnPosition } from '../cursors/on-position';
import { HubError } from '../errors';

/** One operation for a service. */
export interface ServiceRequest {
  /** A text, or the same document object each time, which is then validated once. */
  readonly document: DocumentNode | string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  /** The only kind of operation that may run; any where it is not given. */
  readonly kind?: `${OperationTypeNode}`;
  /** Aborts when nobody waits for the answer any more; no statement is sent after that. */
  readonly signal?: AbortSignal;
}

/** @throws HubError CLIENT_CLOSED_REQUEST when nobody waits for the answer any more */
export function checkAwaited(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new HubError('CLIENT_CLOSED_REQUEST', 'The client went away before the answer was ready.');
}

/** One subscription for a service. */
export interface ServiceSubscription extends ServiceRequest {
  /** Aborts when nobody wants more: the stream then ends. */
  readonly signal: AbortSignal;
  /** Told once before the first event, once at the log's end, and whenever that has advanced with nothing to deliver. */
  readonly onPosition?: OnPosition;
}
