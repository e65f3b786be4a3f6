import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { ClientErrors } from '../client-errors';
import { Router } from './router';
import { HttpServer } from './server';

const log = pino({ level: 'silent' });
/** More than the system takes off our hands. */
const LONG = Buffer.alloc(32 * 1024 * 1024);

let server: HttpServer | undefined;
afterEach(() => server?.stop());

async function start(milliseconds: number, body: Buffer): Promise<string> {
  const router = new Router(new Map([['/', { GET: () => ({ status: 200, body }) }]]));
  const errors = new ClientErrors(log);
  const timeToTake = (): number => milliseconds;
  server = new HttpServer({ router, host: '127.0.0.1', port: 0, cors: 'any', log, errors, timeToTake });
  await server.start();
  return server.url;
}

function askAndNeverRead(url: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.pause();
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  return socket;
}

it('hangs up on clients that do not read what they asked for', async () => {
  const url = await start(50, LONG);
  const sockets = Array.from({ length: 3 }, () => askAndNeverRead(url));
  await new Promise((resolve) => setTimeout(resolve, 400));
  let received = 0;
  const closed = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  for (const socket of sockets) {
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
    });
    socket.resume();
  }
  await Promise.all(closed);
  expect(received).toBeLessThan(3 * LONG.length);
});

it('leaves clients that read in peace, and their connection open for more', async () => {
  const url = await start(10, Buffer.from('short'));
  for (let i = 0; i < 3; i++) {
    expect(await (await fetch(url)).text()).toBe('short');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});
