import type { GraphQLError } from 'graphql';
import { ConnectionOperation, type OperationContext, type Receiver } from '../connections/operation';
import type { OperationParams } from '../connections/params';
import type { Message } from '../live/message';
import type { Beginnings } from './beginnings';
import type { OpenOperation } from './protocol';

/** What operations need of their socket. */
export interface Carrier {
  /** Sends one message. */
  say(text: string): void;
  /** Sends a message in two parts, of which many clients share the second. False when the client takes no more. */
  sendShared(beginning: Buffer, tail: Buffer): boolean;
  /** Resolves when the client takes more, or is gone. */
  whenFlowing(): Promise<void>;
  cork(): void;
  uncork(): void;
  tooSlow(): void;
}

export interface SocketOperationOptions {
  readonly id: string;
  readonly context: OperationContext;
  readonly carrier: Carrier;
  readonly beginnings: Beginnings;
  /** Called when the operation has come to its end by itself. */
  readonly onEnd: (id: string) => void;
}

/** One operation on a socket: what comes of it, told in the protocol's messages. */
export class SocketOperation implements OpenOperation, Receiver {
  private readonly operation: ConnectionOperation;
  private readonly carrier: Carrier;
  private readonly id: string;
  private readonly beginning: Buffer;
  private ended = false;

  constructor(private readonly options: SocketOperationOptions) {
    const { id, context, carrier, beginnings } = options;
    this.id = id;
    this.carrier = carrier;
    this.beginning = beginnings.take(id);
    this.operation = new ConnectionOperation(context, this);
  }

  /** Never rejects. */
  run(params: OperationParams): Promise<void> {
    return this.operation.run(params);
  }

  resume(): void {
    this.operation.resume();
  }

  cancel(): void {
    this.end();
    this.operation.cancel();
  }

  send(message: Message): boolean {
    return !this.ended && this.carrier.sendShared(this.beginning, message.webSocketTail);
  }

  progress(cursor: string): void {
    if (!this.ended) this.say({ type: 'ping', payload: { cursor: { [this.id]: cursor } } });
  }

  cork(): void {
    this.carrier.cork();
  }

  uncork(): void {
    this.carrier.uncork();
  }

  /** An answer may be large, and is not added to what the client has yet to take. */
  async answer(text: string): Promise<void> {
    await this.carrier.whenFlowing();
    if (this.ended) return;
    this.carrier.say(`${this.beginning.toString()},"type":"next","payload":${text}}`);
    this.complete();
  }

  fail(errors: readonly GraphQLError[]): void {
    if (this.ended) return;
    this.say({ id: this.id, type: 'error', payload: errors });
    this.finish();
  }

  complete(): void {
    if (this.ended) return;
    this.say({ id: this.id, type: 'complete' });
    this.finish();
  }

  tooSlow(): void {
    if (!this.ended) this.carrier.tooSlow();
  }

  private finish(): void {
    this.end();
    this.options.onEnd(this.id);
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.options.beginnings.giveBack(this.id);
  }

  private say(message: object): void {
    this.carrier.say(JSON.stringify(message));
  }
}
