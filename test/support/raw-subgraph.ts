import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

export interface RawRequest {
  readonly head: string;
  readonly body: string;
  /** Of the connection that it came on: 1 for the first. */
  readonly connection: number;
}

export type RawAnswer = (socket: Socket, request: RawRequest) => unknown;

const REQUEST = /^(?<head>[^]*?\r\ncontent-length: (?<length>\d+)(?:\r\n[^]*?)?)\r\n\r\n/;

/** A subgraph that answers byte by byte as it is told, right or wrong. */
export class RawSubgraph {
  answer: RawAnswer = () => undefined;
  /** Called for each connection as it is made. */
  greet: (socket: Socket) => unknown = () => undefined;
  readonly requests: RawRequest[] = [];
  /** Connections that are open now. */
  readonly open = new Set<Socket>();
  url = '';
  /** Connections made since the start. */
  connections = 0;
  private readonly server: Server = createServer((socket) => this.accept(socket));

  static async start(host = '127.0.0.1'): Promise<RawSubgraph> {
    const subgraph = new RawSubgraph();
    await once(subgraph.server.listen(0, host), 'listening');
    const { port } = subgraph.server.address() as AddressInfo;
    subgraph.url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/graphql`;
    return subgraph;
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(socket: Socket): void {
    const connection = ++this.connections;
    this.open.add(socket.setNoDelay());
    socket.on('close', () => this.open.delete(socket));
    socket.on('error', () => socket.destroy());
    let received = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      const { head, length } = REQUEST.exec(received.toString('latin1'))?.groups ?? {};
      const end = head === undefined ? Infinity : head.length + 4 + Number(length);
      if (received.length < end) return;
      const request = { head, body: received.toString('utf8', head.length + 4, end), connection };
      received = received.subarray(end);
      this.requests.push(request);
      this.answer(socket, request);
    });
    this.greet(socket);
  }
}

/** An HTTP response of this body, with its length. Each of the other header lines ends with a line break. */
export function response(body: string, headers = '', status = '200 OK'): string {
  const lines = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${headers}`;
  return `HTTP/1.1 ${status}\r\n${lines}\r\n${body}`;
}

/** The same text for every request. */
export function always(text: string | Buffer): RawAnswer {
  return (socket) => socket.write(text);
}

/** Sends a text so many bytes at a time. */
export async function drip(socket: Socket, text: string | Buffer, step: number): Promise<void> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length && !socket.destroyed; at += step) {
    socket.write(bytes.subarray(at, at + step));
    await nextTurn();
  }
}

/** Sends the same bytes until so many were sent, as fast as they are taken; resolves to the number sent. */
export async function flood(socket: Socket, bytes: Buffer, total: number): Promise<number> {
  let sent = 0;
  while (sent < total && !socket.destroyed) {
    sent += bytes.length;
    if (socket.write(bytes)) await nextTurn();
    else await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
  }
  return sent;
}

/** Resolves when the condition holds; rejects when it does not within five seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const start = performance.now(); !(await condition()); await sleep(5))
    if (performance.now() - start > 5_000) throw new Error(`Never came true: ${condition}`);
}
