import { EventStreamReader, type StreamEvent } from './event-stream';
import { type Operation, readEvent } from './protocol';
import { endingOf } from './response';
import type { Sink, TokenSource, Transport } from './transport';

export interface FetchOptions {
  /** The hub's GraphQL address. */
  readonly url: string;
  readonly token?: TokenSource;
  /** After how many milliseconds without a byte the connection counts as lost; by default 40 s. */
  readonly longestSilence?: number;
  /** By default the global one. */
  readonly fetch?: typeof globalThis.fetch;
}

const LONGEST_SILENCE = 40_000;

/** Server-sent events read from a POST: as sparing as EventSource, and with a token. */
export function overFetch(options: FetchOptions): Transport {
  return {
    open(operation, after, sink) {
      const leaving = new AbortController();
      void new FetchStream(options, sink, leaving).run(operation, after);
      return () => leaving.abort();
    },
  };
}

class FetchStream {
  private retryAfter: number | undefined;

  constructor(
    private readonly options: FetchOptions,
    private readonly sink: Sink,
    private readonly leaving: AbortController,
  ) {}

  async run(operation: Operation, after: string | null): Promise<void> {
    const { signal } = this.leaving;
    try {
      const response = await this.request(operation, after);
      if (signal.aborted) return;
      const ending = await endingOf(response);
      if (ending) return this.sink.ended(ending);
      this.sink.alive();
      await this.read(response.body as ReadableStream<Uint8Array>);
      this.lost(new Error('The stream has ended.'));
    } catch (reason) {
      // After it was left, the abort is what is thrown.
      if (!signal.aborted) this.lost(reason);
    }
  }

  private async request(operation: Operation, after: string | null): Promise<Response> {
    const { url, token, fetch = globalThis.fetch } = this.options;
    const bearer = await token?.();
    return fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify({ ...operation, ...(after !== null && { extensions: { after } }) }),
      signal: this.leaving.signal,
    });
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body.getReader();
    const stream = new EventStreamReader({
      event: (event) => this.take(event),
      id: (id) => this.sink.position(id),
      retry: (milliseconds) => {
        this.retryAfter = milliseconds;
      },
    });
    for (;;) {
      const part = await this.withinSilence(reader.read());
      if (part.done) return;
      stream.read(part.value);
    }
  }

  /** The other end may be gone without a word: the hub gives a sign of life every few seconds. */
  private async withinSilence<Part>(reading: Promise<Part>): Promise<Part> {
    const { longestSilence = LONGEST_SILENCE } = this.options;
    const silence = setTimeout(() => this.silent(), longestSilence);
    try {
      return await reading;
    } finally {
      clearTimeout(silence);
    }
  }

  private silent(): void {
    this.lost(new Error('The hub has said nothing for too long.'));
    this.leaving.abort();
  }

  private take({ type, data, id }: StreamEvent): void {
    if (this.leaving.signal.aborted) return;
    if (type === 'next') this.sink.next(readEvent(data, id));
    if (type === 'complete') this.sink.ended({ type: 'complete' });
  }

  private lost(reason: unknown): void {
    this.sink.ended({ type: 'lost', reason, retryAfter: this.retryAfter });
  }
}
