import type { Task } from '../flights';
import type { HttpResponse } from './response-reader';

export interface HttpRequest {
  readonly body: string;
  /** Complete header lines, each ended by a line break; their values must have been checked. */
  readonly headers: string;
  /** Whether it may be sent twice. */
  readonly repeatable: boolean;
}

/** Sends requests to one address. What fails, fails with a SubgraphFailure. */
export interface HttpClient {
  send(request: HttpRequest): Task<HttpResponse>;
  /** Gives up what is under way, and closes. */
  close(): void;
}

/** One request on its way: waiting for a connection, or on one. */
export class Exchange implements Task<HttpResponse> {
  readonly result: Promise<HttpResponse>;
  /** How often it was put on a connection. */
  attempts = 0;
  resolve!: (response: HttpResponse) => void;
  reject!: (error: Error) => void;

  constructor(
    readonly request: HttpRequest,
    /** In milliseconds of a clock that nobody sets: `performance.now()`. */
    readonly deadline: number,
    private readonly giveUp: (exchange: Exchange) => void,
  ) {
    this.result = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  cancel(): void {
    this.giveUp(this);
  }
}
