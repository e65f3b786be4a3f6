import type { DocumentNode } from 'graphql';
import type { Viewer } from '../auth/viewer';

/** One operation for a service. */
export interface ServiceRequest {
  /** A text, or the same document object each time, which is then validated once. */
  readonly document: DocumentNode | string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly signal?: AbortSignal;
}
