import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request, as a door hands it to a handler. */
export interface Exchange {
  readonly request: IncomingMessage;
  /** GET also where the client sent HEAD: the answer's body is left out on the way. */
  readonly method: string;
  readonly path: string;
  /** With its leading `?`, or empty. */
  readonly search: string;
  /** Aborted when the client goes away before its answer is complete. */
  readonly signal: AbortSignal;
  /** What the access log says of it, filled in on the way. */
  readonly record: AccessRecord;
}

export interface AccessRecord {
  /** Name of the operation; a name of the client's choosing. */
  operation: string | null;
  /** Code of the first error. */
  code: string | null;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** In place of a body: takes the response over once its head is written, and ends it at a time of its own. */
  readonly stream?: (response: ServerResponse) => void;
}

/** Answers one request. May throw a HubError, which is then told to the client under its own status. */
export type Handler = (exchange: Exchange) => Reply | Promise<Reply>;
