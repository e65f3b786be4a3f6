import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { until } from '../../test/support/raw-subgraph';
import { SELF_SIGNED } from '../../test/support/self-signed';
import type { HttpRequest } from './http1/exchange';
import type { PoolLimits } from './http1/pool';
import { HttpsClient } from './https';

const LIMITS: PoolLimits = { connections: 2, queue: 1, timeout: 60_000, connectTimeout: 60_000, idle: 60_000 };
const MAX_BODY = 1_000;

let server: https.Server;
let answer: (request: IncomingMessage, response: ServerResponse) => unknown;
let requests: IncomingMessage[];
let connections: number;
let clients: HttpsClient[];
beforeEach(async () => {
  answer = (_, response) => response.end('{"data":{}}');
  requests = [];
  connections = 0;
  clients = [];
  server = https.createServer(SELF_SIGNED, (request, response) => {
    requests.push(request);
    request.resume().on('end', () => answer(request, response));
  });
  server.on('secureConnection', () => connections++);
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const client of clients) client.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function createClient(limits: Partial<PoolLimits> = {}): HttpsClient {
  const { port } = server.address() as AddressInfo;
  const client = new HttpsClient(new URL(`https://127.0.0.1:${port}/graphql`), MAX_BODY, { ...LIMITS, ...limits });
  clients.push(client);
  return client;
}

function asking(repeatable = true): HttpRequest {
  return { body: '{"é":1}', headers: 'x-hub-claim: a.b\r\n', repeatable };
}

/** As NODE_EXTRA_CA_CERTS would have it, which a process reads only when it starts. */
function trustSelfSigned(): void {
  const create = tls.createSecureContext;
  jest.spyOn(tls, 'createSecureContext').mockImplementation((options) => create({ ...options, ca: SELF_SIGNED.cert }));
}

it('a connection that does not get secure is given up within the time for connecting', async () => {
  const silent = net.createServer((socket) => socket.resume().on('error', () => socket.destroy()));
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const { port } = silent.address() as AddressInfo;
  const client = new HttpsClient(new URL(`https://127.0.0.1:${port}/`), MAX_BODY, { ...LIMITS, connectTimeout: 100 });
  clients.push(client);
  await expect(client.send(asking()).result).rejects.toMatchObject({
    code: 'SUBGRAPH_UNAVAILABLE',
    message: 'no connection within 100 ms',
  });
  await new Promise((resolve) => silent.close(resolve));
});

it('a certificate that nobody vouches for is refused', async () => {
  await expect(createClient().send(asking()).result).rejects.toMatchObject({
    code: 'SUBGRAPH_UNAVAILABLE',
    message: expect.stringContaining('self-signed'),
  });
  expect(requests).toEqual([]);
});

describe('where the certificate is trusted', () => {
  beforeEach(trustSelfSigned);

  it('a request is sent and answered, on a connection that is kept', async () => {
    const client = createClient();
    for (let i = 0; i < 3; i++)
      expect(await client.send(asking()).result).toEqual({ status: 200, text: '{"data":{}}' });
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', 'content-length': '8', 'x-hub-claim': 'a.b' },
    });
    expect(connections).toBe(1);
  });

  it.each([
    ['too large', (response: ServerResponse) => response.end('x'.repeat(MAX_BODY + 1)), 'more than 1000 bytes'],
    ['compressed', (response: ServerResponse) => response.setHeader('content-encoding', 'gzip').end('x'), 'compressed'],
  ])('an answer that is %s is refused', async (_, respond, message) => {
    answer = (_request, response) => respond(response);
    await expect(createClient().send(asking()).result).rejects.toMatchObject({
      code: 'SUBGRAPH_BAD_RESPONSE',
      message: expect.stringContaining(message),
    });
  });

  it('a redirect is not followed', async () => {
    answer = (_, response) => response.writeHead(302, { location: '/elsewhere' }).end();
    expect(await createClient().send(asking()).result).toEqual({ status: 302, text: '' });
    expect(requests).toHaveLength(1);
  });

  it('a query is sent once more when the connection is lost, a mutation is not', async () => {
    answer = (request) => request.socket.destroy();
    await expect(createClient().send(asking(true)).result).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(requests).toHaveLength(2);
    await expect(createClient().send(asking(false)).result).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(requests).toHaveLength(3);
  });

  it('an answer that breaks off is not asked for again', async () => {
    answer = (request, response) => response.write('{"data"', () => request.socket.destroy());
    await expect(createClient().send(asking()).result).rejects.toMatchObject({ message: 'the response was cut off' });
    expect(requests).toHaveLength(1);
  });

  it('time is up for an answer that does not come', async () => {
    answer = () => undefined;
    await expect(createClient({ timeout: 100 }).send(asking()).result).rejects.toMatchObject({
      code: 'SUBGRAPH_TIMEOUT',
    });
  });

  it('more than the queue holds are refused, and who is no longer waited for makes room', async () => {
    answer = () => undefined;
    const client = createClient({ connections: 1 });
    const held = [client.send(asking()), client.send(asking())];
    await expect(client.send(asking()).result).rejects.toMatchObject({ message: expect.stringContaining('wait') });
    await until(() => requests.length === 1);
    answer = (_, response) => response.end('{}');
    held[0].cancel();
    await expect(held[0].result).rejects.toMatchObject({ name: 'SubgraphFailure' });
    expect(await held[1].result).toEqual({ status: 200, text: '{}' });
    expect(await client.send(asking()).result).toEqual({ status: 200, text: '{}' });
  });

  it('what is under way and what waits fails when the client closes, and nothing is sent again', async () => {
    answer = () => undefined;
    const client = createClient({ connections: 1 });
    const held = [client.send(asking()), client.send(asking())];
    await until(() => requests.length === 1);
    client.close();
    for (const { result } of held) await expect(result).rejects.toMatchObject({ name: 'SubgraphFailure' });
    expect(requests).toHaveLength(1);
    expect(connections).toBe(1);
  });
});
