import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { GraphQLError } from 'graphql';
import type { Connection, Connections } from '../connections/connections';
import { ConnectionOperation, type Receiver } from '../connections/operation';
import { Outflow } from '../connections/outflow';
import type { OperationParams } from '../connections/params';
import type { Place } from '../connections/places';
import type { Message } from '../live/message';
import type { Caller } from '../subgraphs/subgraph';

/** In milliseconds: clients of a gateway that stops come back one by one, and not before another has taken over. */
const retryIn = (): number => Math.round(1_000 + Math.random() * 4_000);

export interface EventStreamOptions {
  /** Its head is written. */
  readonly response: ServerResponse;
  readonly authorization: string | undefined;
  readonly caller: Caller;
  readonly place: Place;
  readonly connections: Connections;
}

/**
 * One operation whose results are the events of one HTTP response: `next` for each, then `complete`. Events that many
 * clients share are ready as chunks of HTTP and written to the socket as they are; all else goes through the response,
 * which writes at once too, so that the order holds.
 */
export class EventStream implements Connection, Receiver {
  private readonly operation: ConnectionOperation;
  private readonly outflow: Outflow;
  private readonly isChunked: boolean;
  private readonly watch: { end(): void };
  private readonly leave: () => void;
  private ended = false;

  constructor(private readonly options: EventStreamOptions) {
    const { response, authorization, caller, connections } = options;
    const { pipeline, errors, limits, slowReaders } = connections;
    this.isChunked = response.chunkedEncoding;
    this.outflow = new Outflow(response.socket as Socket, slowReaders, limits, {
      blocked: () => undefined,
      drained: () => this.operation.resume(),
      tooSlow: () => this.tooSlow(),
    });
    this.operation = new ConnectionOperation({ pipeline, caller, tell: (error) => errors.tell(error) }, this);
    this.leave = connections.add(this);
    // The client comes back with a new token, and with the last cursor.
    this.watch = connections.watch(authorization, caller, () => this.finish(''));
    response.once('close', () => this.over());
  }

  /** Never rejects. */
  async run(params: OperationParams): Promise<void> {
    // Something at once, so that whatever lies between lets the head through.
    this.write(':\n\n');
    await this.operation.run(params);
  }

  send(message: Message): boolean {
    if (this.ended) return false;
    const chunk = message.eventStreamChunk;
    return this.outflow.write(this.isChunked ? chunk : contentOf(chunk));
  }

  /** A browser keeps the id of an event without data, and tells nobody. */
  progress(cursor: string): void {
    this.write(`id: ${cursor}\n\n`);
  }

  cork(): void {
    this.outflow.cork();
  }

  uncork(): void {
    this.outflow.uncork();
  }

  async answer(text: string): Promise<void> {
    this.finish(`event: next\ndata: ${text}\n\n${COMPLETE}`);
  }

  fail(errors: readonly GraphQLError[]): void {
    this.finish(`event: next\ndata: ${JSON.stringify({ errors })}\n\n${COMPLETE}`);
  }

  complete(): void {
    this.finish(COMPLETE);
  }

  /** It comes back with the last cursor. */
  tooSlow(): void {
    this.options.response.destroy();
  }

  beat(): void {
    this.write(':\n\n');
  }

  restart(): void {
    this.finish(`retry: ${retryIn()}\n\n`);
  }

  private write(text: string): void {
    if (this.ended) return;
    this.options.response.write(text);
    this.outflow.flows();
  }

  /** The client still has to take what was written: until it has, it is watched. */
  private finish(text: string): void {
    if (this.ended) return;
    this.ended = true;
    this.operation.cancel();
    this.options.response.end(text);
    this.outflow.flows();
  }

  private over(): void {
    this.ended = true;
    this.operation.cancel();
    this.outflow.end();
    this.watch.end();
    this.options.place.leave();
    this.leave();
  }
}

/** With data, though empty: a browser passes over events that have none. */
const COMPLETE = 'event: complete\ndata:\n\n';

/** HTTP/1.0, as some proxies still speak it, knows no chunks. */
function contentOf(chunk: Buffer): Buffer {
  return chunk.subarray(chunk.indexOf('\n') + 1, -2);
}
