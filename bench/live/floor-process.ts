import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Client, type ClientConfig } from 'pg';
import { WebSocketServer } from 'ws';

/*
 * The least that the same delivery can cost: `ws`, or a bare event stream, and one buffer written to all. It speaks as much
 * of the protocols as the crowd needs to connect. What is posted to /fire is sent to everybody; with NOTIFY_FROM, so is what
 * PostgreSQL notifies of on the channel `floor`.
 */

/** Clients are told a position to begin from, as the gateway does: the crowd waits for it. */
const CURSOR = 'x'.repeat(22);
/** As long as the ids that the crowd's clients choose. */
const ID = '1'.repeat(36);
const BACKLOG = 4_096;

const streams = new Set<ServerResponse>();

const server = createServer((request, response) => {
  if (request.url === '/fire') return void fire(request, response);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(`id: ${CURSOR}\n\n`);
  streams.add(response);
  response.on('close', () => streams.delete(response));
});

const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('message', (data) => {
    const isInit = String(data).includes('connection_init');
    const ping = { type: 'ping', payload: { cursor: { [ID]: CURSOR } } };
    socket.send(JSON.stringify(isInit ? { type: 'connection_ack' } : ping));
  });
});

async function fire(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  broadcast(Buffer.concat(chunks).toString());
  response.end();
}

/** @param payload an execution result, as JSON */
function broadcast(payload: string): void {
  const message = Buffer.from(`{"id":"${ID}","type":"next","payload":${payload}}`);
  for (const socket of sockets.clients) socket.send(message, { binary: false });
  const event = Buffer.from(`id: ${CURSOR}\nevent: next\ndata: ${payload}\n\n`);
  for (const stream of streams) stream.write(event);
}

async function listen(): Promise<void> {
  if (process.env.NOTIFY_FROM) {
    const client = new Client(JSON.parse(process.env.NOTIFY_FROM) as ClientConfig);
    await client.connect();
    client.on('notification', ({ payload }) => broadcast(payload as string));
    await client.query('LISTEN floor');
  }
  server.listen({ port: Number(process.env.PORT), host: '127.0.0.1', backlog: BACKLOG }, () => process.send!('ready'));
}

process.on('disconnect', () => process.exit());
void listen();
