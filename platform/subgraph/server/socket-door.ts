import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { MAX_BODY_BYTES } from './answers';
import type { Door } from './door';
import { PROTOCOL, serveSocket } from './socket';

/** Each carries one subscription of one group of clients. */
export const MAX_SOCKETS = 1_024;
/** Who does not answer that its socket is closed is cut off. */
const CLOSE_TIMEOUT_MS = 1_000;
const GOING_AWAY = 1012;

/** Takes in WebSockets, as long as there are not too many of them. */
export class SocketDoor {
  private readonly server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_BODY_BYTES,
    handleProtocols: () => PROTOCOL,
  });
  private isStopping = false;

  constructor(private readonly door: Door) {}

  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy()); // its own dying
    const offered = request.headers['sec-websocket-protocol']?.split(',').map((name) => name.trim()) ?? [];
    if (!offered.includes(PROTOCOL)) return turnAway(socket, '400 Bad Request');
    if (this.isStopping || this.server.clients.size >= MAX_SOCKETS) return turnAway(socket, '503 Service Unavailable');
    this.server.handleUpgrade(request, socket, head, (client) => serveSocket(this.door, client, socket));
  }

  /** Tells all to come back elsewhere, or later. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.all([...this.server.clients].map(close));
  }
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function close(client: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => client.terminate(), CLOSE_TIMEOUT_MS);
    client.once('close', () => {
      clearTimeout(deadline);
      resolve();
    });
    client.close(GOING_AWAY, 'Service Restart');
  });
}
