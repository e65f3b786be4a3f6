import type { GraphQLError } from 'graphql';
import { HubError } from '../../platform/errors';
import type { OperationParams } from '../connections/params';
import { CLOSE, type CloseCode } from './close-codes';
import { type ClientMessage, readMessage } from './messages';

/** An operation that is open on a connection. */
export interface OpenOperation {
  /** The client takes more again. */
  resume(): void;
  /** The client wants no more, or is gone. Nothing more is sent of it. */
  cancel(): void;
}

/** Why a connection ends. */
export interface Ending {
  readonly code: CloseCode;
  readonly reason: string;
}

/** The side of the server that the protocol speaks for: one socket, and the operations behind it. */
export interface ServerSide {
  /** One message of the protocol, as JSON. */
  send(text: string): void;
  close(ending: Ending): void;
  /** Learns who is there, before anything may be asked. Never rejects. @returns why the connection is refused, or null */
  initialise(payload: Readonly<Record<string, unknown>> | undefined): Promise<Ending | null>;
  /** Begins an operation; what comes of it is sent later, never at once. `finished` is to be called when it ends. */
  open(id: string, params: OperationParams): OpenOperation;
}

type State = 'new' | 'initialising' | 'acknowledged' | 'over';

/**
 * graphql-transport-ws, from the server's side, for one connection: what may be said when, and what is answered. It does
 * no input and no output of its own.
 * https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export class Protocol {
  private readonly operations = new Map<string, OpenOperation>();
  private state: State = 'new';

  constructor(
    private readonly side: ServerSide,
    private readonly maxOperations: number,
  ) {}

  receive(text: string): void {
    if (this.state === 'over') return;
    const message = readMessage(text);
    if (typeof message === 'string') this.end({ code: CLOSE.invalidMessage, reason: message });
    else this.take(message);
  }

  /** To be called when there was time enough for `connection_init`. */
  initTimeout(): void {
    if (this.state === 'new') this.end({ code: CLOSE.initTimeout, reason: 'Connection initialisation timeout' });
  }

  /** The operation has come to its end by itself; its id is free again. */
  finished(id: string): void {
    this.operations.delete(id);
  }

  /** The client takes more again. */
  resume(): void {
    for (const operation of this.operations.values()) operation.resume();
  }

  /** Ends the connection, saying why. */
  end(ending: Ending): void {
    if (this.state === 'over') return;
    this.over();
    this.side.close(ending);
  }

  /** The connection is gone: nothing can be said any more. */
  over(): void {
    this.state = 'over';
    for (const operation of this.operations.values()) operation.cancel();
    this.operations.clear();
  }

  private take(message: ClientMessage): void {
    switch (message.type) {
      case 'connection_init':
        return void this.initialise(message.payload);
      case 'ping':
        return this.say({ type: 'pong', payload: message.payload });
      case 'pong':
        return undefined;
      case 'subscribe':
        return this.subscribe(message.id, message.params);
      case 'complete':
        this.operations.get(message.id)?.cancel();
        this.operations.delete(message.id);
    }
  }

  private async initialise(payload: Readonly<Record<string, unknown>> | undefined): Promise<void> {
    if (this.state !== 'new') return this.end({ code: CLOSE.tooManyInits, reason: 'Too many initialisation requests' });
    this.state = 'initialising';
    const refusal = await this.side.initialise(payload);
    if (refusal) return this.end(refusal);
    // The client may have gone away meanwhile.
    if (this.state !== 'initialising') return undefined;
    this.state = 'acknowledged';
    this.say({ type: 'connection_ack' });
  }

  private subscribe(id: string, params: OperationParams): void {
    if (this.state !== 'acknowledged') return this.end({ code: CLOSE.unauthorized, reason: 'Unauthorized' });
    if (this.operations.has(id))
      return this.end({ code: CLOSE.subscriberExists, reason: 'An operation of this id is open already' });
    if (this.operations.size >= this.maxOperations) return this.fail(id, [this.tooMany()]);
    this.operations.set(id, this.side.open(id, params));
  }

  private fail(id: string, payload: readonly GraphQLError[]): void {
    this.say({ id, type: 'error', payload });
  }

  private tooMany(): HubError {
    const extensions = {
      limit: 'operationsPerSocket',
      allowed: this.maxOperations,
      measured: this.operations.size + 1,
    };
    return new HubError(
      'LIMIT_EXCEEDED',
      `There are ${this.maxOperations} operations open on this socket already, and no more are allowed.`,
      { extensions },
    );
  }

  private say(message: object): void {
    this.side.send(JSON.stringify(message));
  }
}
