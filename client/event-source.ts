import { type Operation, readEvent } from './protocol';
import { endingOf } from './response';
import type { Ending, Sink, Transport } from './transport';

export interface EventSourceOptions {
  /** The hub's GraphQL address. */
  readonly url: string;
  /** By default the browser's. */
  readonly EventSource?: EventSourceConstructor;
}

/** What is needed of EventSource: the browser's, or that of npm `eventsource`. */
export type EventSourceConstructor = new (url: string) => EventSourceLike;

interface EventSourceLike {
  readonly readyState: number;
  // A method, whose parameters may be those of either: an event that is no message has no `data`.
  addEventListener(type: string, listener: (event: Message) => void): void;
  close(): void;
}

interface Message {
  readonly data?: unknown;
  readonly lastEventId?: string;
}

const CLOSED = 2;

/**
 * The browser's own server-sent events, which come back by themselves. They can send no token, so they see what the public
 * sees; and they keep positions without an event to themselves, so begin from a cursor where you have one.
 */
export function overEventSource(options: EventSourceOptions): Transport {
  return {
    open(operation, after, sink) {
      const stream = new EventSourceStream(options, addressOf(options.url, operation, after), sink);
      return () => stream.leave();
    },
  };
}

function addressOf(url: string, { query, variables, operationName }: Operation, after: string | null): string {
  const asked = new URLSearchParams({ query });
  if (operationName) asked.set('operationName', operationName);
  if (variables) asked.set('variables', JSON.stringify(variables));
  if (after !== null) asked.set('extensions', JSON.stringify({ after }));
  return `${url}${url.includes('?') ? '&' : '?'}${asked.toString()}`;
}

class EventSourceStream {
  private readonly source: EventSourceLike;
  /** For the question why the stream was refused, which EventSource does not tell. */
  private readonly leaving = new AbortController();

  constructor(
    { EventSource = globalThis.EventSource as unknown as EventSourceConstructor }: EventSourceOptions,
    private readonly address: string,
    private readonly sink: Sink,
  ) {
    this.source = new EventSource(address);
    this.source.addEventListener('open', () => sink.alive());
    this.source.addEventListener('next', (message) => this.take(message));
    this.source.addEventListener('complete', () => sink.ended({ type: 'complete' }));
    this.source.addEventListener('error', (event) => this.failed(event));
  }

  leave(): void {
    this.leaving.abort();
    this.source.close();
  }

  private take({ data, lastEventId }: Message): void {
    try {
      this.sink.next(readEvent(String(data), lastEventId ?? null));
    } catch (reason) {
      this.sink.ended({ type: 'lost', reason });
    }
  }

  private failed(event: unknown): void {
    if (this.source.readyState === CLOSED) void this.learnWhy();
    else this.sink.interrupted(event);
  }

  private async learnWhy(): Promise<void> {
    this.sink.ended(await this.reason());
  }

  private async reason(): Promise<Ending> {
    const { signal } = this.leaving;
    try {
      const response = await fetch(this.address, { headers: { accept: 'text/event-stream' }, signal });
      const ending = await endingOf(response);
      if (ending) return ending;
      await response.body?.cancel();
      return { type: 'lost', reason: new Error('The stream was refused, and is not any more.') };
    } catch (reason) {
      return { type: 'lost', reason };
    }
  }
}
