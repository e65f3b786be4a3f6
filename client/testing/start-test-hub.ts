import { once } from 'node:events';
import { createServer } from 'node:http';
import { EventStreamDoor } from './event-stream-door';
import { serveSockets } from './socket-door';
import { TestHub } from './test-hub';

/** A test hub that answers on a free port, over WebSocket and server-sent events. */
export async function startTestHub(): Promise<TestHub> {
  const server = createServer();
  const hub = new TestHub(server);
  const door = new EventStreamDoor(hub);
  server.on('request', (request, response) => void door.answer(request, response));
  serveSockets(hub, server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return hub;
}
