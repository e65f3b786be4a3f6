import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What is done with a subscription instead of following it from its cursor. */
export interface Trick {
  /** Operation errors with this code and fresh cursor. */
  readonly refuse?: { readonly code: string; readonly cursor?: string };
  /** Close the WebSocket with this code: at `connection_init`, or once the position was told. */
  readonly close?: { readonly code: number; readonly at: 'init' | 'position' };
  /** Answer HTTP with this status, and headers. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Begin one event too early. */
  readonly repeat?: boolean;
  /** Tell no position and send nothing. */
  readonly silent?: boolean;
  readonly complete?: boolean;
}

export interface Asked {
  readonly after: string | null;
  readonly token: string | null;
  readonly variables: unknown;
}

export interface TestEvent {
  readonly data: { readonly said: string };
  readonly extensions: { readonly cursor: string };
}

/** A small server with the hub's protocol for streams, over WebSocket and SSE, that can be made to misbehave. */
export class TestHub {
  /** Null for an entry that the subscriber may not see. Entry `n`, from 1, has the cursor `c<n>`. */
  readonly log: (string | null)[] = [];
  /** The subscriptions that came, in order. */
  readonly asked: Asked[] = [];
  /** Positions that were told without an event. */
  readonly told: string[] = [];
  /** For the subscriptions to come, one each. */
  readonly tricks: Trick[] = [];
  /** Connections that are open and were asked something: fetch makes one in reserve for one that it breaks off. */
  readonly sockets = new Set<Socket>();
  /** Nothing is answered to pings of clients. */
  isMute = false;
  isStopped = false;
  private readonly listeners = new Set<() => void>();

  /** `startTestHub` gives it its doors. */
  constructor(private readonly server: Server) {
    server.on('request', ({ socket }: IncomingMessage) => this.watch(socket));
    server.on('upgrade', ({ socket }: IncomingMessage) => this.watch(socket));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.changed();
    const closed = once(this.server, 'close');
    this.server.close();
    this.drop();
    await closed;
  }

  say(...texts: (string | null)[]): void {
    this.log.push(...texts);
    this.changed();
  }

  /** Breaks every connection. */
  drop(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Waits until something has become true; clients that change it say so by `changed`. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await this.change();
  }

  changed(): void {
    for (const listener of [...this.listeners]) listener();
  }

  /** Notes a subscription, and tells the trick that is to be played on it. */
  begin(asked: Asked): Trick {
    this.asked.push(asked);
    this.changed();
    return this.tricks.shift() ?? {};
  }

  /** The log from a cursor on, for ever. */
  async *follow(
    after: string | null,
    { repeat, silent }: Trick,
    send: (cursor: string) => void,
  ): AsyncGenerator<TestEvent> {
    const position = (cursor: string): void => {
      send(cursor);
      this.told.push(cursor);
      this.changed();
    };
    let at = after === null ? this.log.length : Number(after.slice(1));
    if (repeat) at--;
    else if (!silent) position(`c${at}`);
    while (!this.isStopped) {
      if (silent || at >= this.log.length) {
        await this.change();
        continue;
      }
      const said = this.log[at++];
      const cursor = `c${at}`;
      if (said === null) position(cursor);
      else yield { data: { said }, extensions: { cursor } };
    }
  }

  private watch(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.changed();
    });
  }

  private change(): Promise<void> {
    return new Promise((resolve) => {
      const listener = (): void => {
        this.listeners.delete(listener);
        resolve();
      };
      this.listeners.add(listener);
    });
  }
}
