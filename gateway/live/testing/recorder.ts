import type { GraphQLError } from 'graphql';
import type { Message } from '../message';
import type { LiveSubscription, Subscriber } from '../subscriber';

interface Payload {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly { readonly path?: unknown; readonly extensions: Record<string, unknown> }[];
  readonly extensions?: { readonly cursor?: string };
}

/** A client that writes down what it is told, and takes as much at a time as a test lets it. */
export class Recorder implements Subscriber {
  readonly messages: Message[] = [];
  readonly positions: string[] = [];
  errors: readonly GraphQLError[] | null = null;
  completed = false;
  slow = false;
  /** The last cursor that it was told. */
  cursor: string | null = null;
  subscription: LiveSubscription | null = null;
  corked = 0;

  constructor(
    /** So many messages it takes until it is drained. */
    public room = Infinity,
  ) {}

  send(message: Message): boolean {
    if (this.room <= 0) throw new Error('sent to a client that takes nothing');
    this.messages.push(message);
    if (message.cursor !== null) this.cursor = message.cursor;
    return --this.room > 0;
  }

  progress(cursor: string): void {
    this.positions.push(cursor);
    this.cursor = cursor;
  }

  cork(): void {
    this.corked++;
  }

  uncork(): void {
    this.corked--;
  }

  fail(errors: readonly GraphQLError[]): void {
    this.errors = errors;
  }

  complete(): void {
    this.completed = true;
  }

  tooSlow(): void {
    this.slow = true;
  }

  /** It takes so many more. */
  drain(room = Infinity): void {
    this.room = room;
    this.subscription?.resume();
  }

  get payloads(): Payload[] {
    return this.messages.map(({ text }) => JSON.parse(text) as Payload);
  }

  get code(): unknown {
    return this.errors?.[0]?.extensions.code;
  }

  /** It was told that nothing more comes. */
  get ended(): boolean {
    return this.errors !== null || this.completed || this.slow;
  }
}
