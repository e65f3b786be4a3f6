import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Takes a connection over for another protocol; an answer, should there be one, is for it to write. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** What a request asks an upgrade with; the last of them by those who would rather speak HTTP/2. */
const ASKING: ReadonlySet<string> = new Set(['connection', 'upgrade', 'http2-settings']);

/**
 * Hands requests for WebSocket over. Node hands over every request that asks for any upgrade, as soon as one may be asked
 * for at all, and some programs ask for HTTP/2 with every first request: those get their answer by HTTP/1.1, which a
 * server may always choose. They are read once more, without what they asked for.
 */
export function serveUpgrades(server: Server, upgrade: Upgrade): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.headers.upgrade?.toLowerCase() === 'websocket') return upgrade(request, socket, head);
    socket.unshift(Buffer.concat([headWithoutUpgrade(request), head]));
    server.emit('connection', socket);
  });
}

function headWithoutUpgrade({ method, url, rawHeaders }: IncomingMessage): Buffer {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (!ASKING.has(rawHeaders[i].toLowerCase())) lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}
