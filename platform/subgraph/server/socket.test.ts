import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { CURSORS } from '../../../test/support/database';
import { until } from '../../../test/support/raw-subgraph';
import { bodyOf, type ClaimedOperation, type ClaimedRequest, signClaim } from '../../auth/claim';
import { PUBLIC, type Viewer } from '../../auth/viewer';
import { SILENT } from '../../log';
import { serveService, type ServiceServer } from '../http';
import { changeNotes, looks, passTime, startNotes } from '../notes-for-tests';
import type { Service } from '../service';

const STAFF: Viewer = { authenticated: true, person: null, grants: [{ role: 'STAFF', body: null }] };
const UPDATES: ClaimedOperation = {
  query: 'subscription($after: String) { noteUpdates(after: $after) { cursor version viewer } }',
  variables: {},
};

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
let service: Service;
let server: ServiceServer;
let clients: Client[];

beforeAll(async () => {
  service = (await startNotes()) as Service;
  server = await serve();
});
beforeEach(() => {
  clients = [];
});
afterEach(() => {
  for (const { socket } of clients) socket.terminate();
});
afterAll(async () => {
  await server.stop();
  await service.stop();
});

function serve(): Promise<ServiceServer> {
  const gatewayKeys = [{ kid: 'k1', key: publicKey }];
  return serveService(service, { host: '127.0.0.1', port: 0, gatewayKeys, log: SILENT });
}

function claimFor(operation: ClaimedOperation, given: Partial<ClaimedRequest> = {}, key = privateKey): string {
  const request = { audience: 'notes', kind: 'subscription' as const, body: bodyOf(operation), ...given };
  return signClaim({ kid: 'k1', key }, STAFF, request);
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: {
    readonly data?: { readonly noteUpdates: { cursor: string; version: number; viewer: string } };
  } & Record<string, unknown>;
}

/** A gateway, as the service sees it. */
class Client {
  readonly got: Message[] = [];
  readonly closed: Promise<number>;

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.got.push(JSON.parse((data as Buffer).toString()) as Message));
    socket.on('error', () => undefined); // tests look at how it was closed
    this.closed = new Promise((resolve) => socket.on('close', resolve));
    clients.push(this);
  }

  static async connect(port = server.port, protocols = ['graphql-transport-ws']): Promise<Client> {
    const client = new Client(new WebSocket(`ws://127.0.0.1:${port}/graphql`, protocols));
    await once(client.socket, 'open');
    return client;
  }

  /** Connected, and told what it asks for. */
  static async following(operation = UPDATES, port = server.port): Promise<Client> {
    const client = await Client.connect(port);
    client.init(claimFor(operation));
    client.subscribe(operation);
    return client;
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  init(claim?: unknown): void {
    this.say({ type: 'connection_init', payload: { claim } });
  }

  subscribe(payload: object, id = '1'): void {
    this.say({ id, type: 'subscribe', payload });
  }

  async until(count: number): Promise<Message[]> {
    await until(() => this.got.length >= count);
    return this.got;
  }

  /** Positions of the events and of the progress that came, as `event 7` and `at 7`. */
  get told(): string[] {
    const positionOf = (cursor: string): number => CURSORS.open(cursor)![0].pos;
    return this.got.flatMap(({ type, payload }) => {
      if (type === 'next') return [`event ${positionOf(payload!.data!.noteUpdates.cursor)}`];
      return type === 'ping' ? [`at ${positionOf((payload!.cursor as Record<string, string>)['1'])}`] : [];
    });
  }
}

describe('a subscription on a WebSocket', () => {
  it('is followed for the viewer that the claim names, positions and events in order', async () => {
    const client = await Client.following();
    await client.until(2);
    const start = service.events.head.pos;
    await changeNotes(service.source);
    await client.until(3);
    await passTime(service.source);
    await client.until(4);
    await changeNotes(service.source);
    await client.until(5);
    expect(client.got[0]).toEqual({ type: 'connection_ack' });
    expect(client.told).toEqual([`at ${start}`, `event ${start + 1}`, `at ${start + 2}`, `event ${start + 3}`]);
    const { data } = client.got[2].payload!;
    expect(data!.noteUpdates).toMatchObject({ version: 1, viewer: '[{"role":"STAFF","body":null}]' });
  });

  it('goes on after a cursor', async () => {
    const { epoch, pos } = service.events.head;
    const ends = [await changeNotes(service.source), await changeNotes(service.source)];
    const after = service.events.cursorOf({ epoch, pos });
    const client = await Client.following({ ...UPDATES, variables: { after } });
    // It may be told that it has caught up with the first before the service has heard of the second.
    const events = (): string[] => client.told.filter((told) => told.startsWith('event'));
    await until(() => events().length >= 2);
    expect(client.told[0]).toBe(`at ${pos}`);
    expect(events()).toEqual(ends.map((end) => `event ${end}`));
  });

  it('is refused with an error and a close when it cannot be opened', async () => {
    const client = await Client.following({ ...UPDATES, variables: { after: 'nonsense' } });
    expect(await client.closed).toBe(1000);
    expect(client.got.slice(1)).toEqual([
      {
        id: '1',
        type: 'error',
        payload: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'CURSOR_INVALID' }) })],
      },
    ]);
  });

  it('ends when the gateway says so', async () => {
    const client = await Client.following();
    await client.until(2);
    client.say({ id: '1', type: 'complete' });
    expect(await client.closed).toBe(1000);
  });

  it('lets go of the stream when the socket dies', async () => {
    const follow = jest.spyOn(service.events, 'follow');
    const client = await Client.following();
    await client.until(2);
    const { signal } = follow.mock.calls[0][1];
    expect(signal.aborted).toBe(false);
    client.socket.terminate();
    await until(() => signal.aborted);
    follow.mockRestore();
  });

  it('asks the service for no more than a reader takes who does not read, and loses nothing of it', async () => {
    const { epoch, pos } = service.events.head;
    await passTime(service.source);
    // So many that no buffer of the system holds them all.
    const COUNT = 1_000;
    const { source } = service;
    await source.transaction(async (manager) => {
      const events = Array.from({ length: COUNT }, (_, i) => ({
        eventId: crypto.randomUUID(),
        type: 'Changed',
        typeVersion: 1,
        subject: 'Note:a',
        version: i,
        touched: [],
        payload: {},
        at: new Date(0),
      }));
      await manager.query('SELECT append_events($1::jsonb)', [JSON.stringify(events)]);
    });
    const fields = Array.from({ length: 120 }, (_, i) => `${'long_'.repeat(25)}${i}: viewer`).join(' ');
    const query = `subscription($after: String) { noteUpdates(after: $after) { cursor version ${fields} } }`;
    const operation = { query, variables: { after: service.events.cursorOf({ epoch, pos }) } };
    const client = await Client.connect();
    client.init(claimFor(operation));
    await client.until(1);
    client.socket.pause();
    looks.length = 0;
    client.subscribe(operation);
    const looked = (): number => looks.reduce((sum, count) => sum + count, 0);
    // It stands still once what was sent fills the buffers of both ends.
    for (let last = -1; last !== looked();) {
      last = looked();
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(looked()).toBeLessThan(COUNT / 2);
    client.socket.resume();
    const versions = (): unknown[] => client.got.flatMap(({ payload }) => payload?.data?.noteUpdates.version ?? []);
    while (versions().length < COUNT) await once(client.socket, 'message');
    expect(versions()).toEqual(Array.from({ length: COUNT }, (_, i) => i));
  }, 60_000);
});

describe('a socket', () => {
  const other = generateKeyPairSync('ed25519').privateKey;
  const CLAIMS: [string, unknown, number][] = [
    ['no claim', undefined, 4401],
    ['a claim that is no text', { staff: true }, 4401],
    ['nonsense', 'nonsense', 4403],
    ['a claim for another service', claimFor(UPDATES, { audience: 'department' }), 4403],
    ['a claim for a query', claimFor(UPDATES, { kind: 'query' }), 4403],
    ['a claim for a mutation', claimFor(UPDATES, { kind: 'mutation' }), 4403],
    ['a claim that another key signed', claimFor(UPDATES, {}, other), 4403],
    [
      'a claim of an hour ago',
      signClaim(
        { kid: 'k1', key: privateKey },
        PUBLIC,
        { audience: 'notes', kind: 'subscription', body: bodyOf(UPDATES) },
        Date.now() - 3_600_000,
      ),
      4403,
    ],
  ];
  it.each(CLAIMS)('that brings %s is closed and told nothing', async (_what, claim, code) => {
    const client = await Client.connect();
    client.init(claim);
    expect(await client.closed).toBe(code);
    expect(client.got).toEqual([]);
  });

  it.each([
    ['another operation', { query: 'subscription { noteUpdates { cursor } }', variables: {} }],
    ['other variables', { ...UPDATES, variables: { after: null } }],
    ['a query', { query: '{ __schema { types { name } } }' }],
  ])('whose claim is for %s than the one that comes is closed and told nothing more', async (_what, payload) => {
    const client = await Client.connect();
    client.init(claimFor(UPDATES));
    client.subscribe(payload);
    expect(await client.closed).toBe(4403);
    expect(client.got).toEqual([{ type: 'connection_ack' }]);
  });

  it('may carry no query, whatever its claim says', async () => {
    const client = await Client.following({ query: '{ __schema { types { name } } }' });
    expect(await client.closed).toBe(1000);
    expect(client.got[1]).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it('cannot be opened twice with one claim', async () => {
    const claim = claimFor(UPDATES);
    const first = await Client.connect();
    first.init(claim);
    await first.until(1);
    const second = await Client.connect();
    second.init(claim);
    expect(await second.closed).toBe(4403);
  });

  it.each([
    ['asks before it brings its claim', [{ id: '1', type: 'subscribe', payload: UPDATES }], 4401],
    ['sends what is no JSON', ['{'], 4400],
    ['sends a list', [[]], 4400],
    ['sends a message of no type', [{ id: '1' }], 4400],
    ['sends a message of an unknown type', [{ type: 'start' }], 4400],
    ['sends more than a claim is long', [{ type: 'ping', payload: 'x'.repeat(70_000) }], 1006],
  ])('that %s is closed and told nothing', async (_what, messages, code) => {
    const client = await Client.connect();
    for (const message of messages) client.say(message);
    expect(await client.closed).toBe(code);
    expect(client.got).toEqual([]);
  });

  it('that sends bytes instead of text is closed', async () => {
    const client = await Client.connect();
    client.socket.send(Buffer.from(JSON.stringify({ type: 'ping' })), { binary: true });
    expect(await client.closed).toBe(4400);
  });

  it.each([
    ['a second claim', (client: Client) => client.init(claimFor(UPDATES)), 4429],
    ['a second subscription', (client: Client) => client.subscribe(UPDATES, '2'), 4409],
    ['the same subscription again', (client: Client) => client.subscribe(UPDATES), 4409],
    ['a frame over 4 MiB', (client: Client) => client.say({ type: 'ping', payload: 'x'.repeat(5 << 20) }), 1009],
  ])('that sends %s is closed', async (_what, misbehave, code) => {
    const client = await Client.following();
    await client.until(2);
    misbehave(client);
    expect(await client.closed).toBe(code);
  });

  it.each([[{ id: 1 }], [{ id: '' }], [{ id: 'x'.repeat(65) }], [{ payload: null }], [{ payload: { query: 1 } }]])(
    'with a good claim and the odd subscribe %j is closed',
    async (odd) => {
      const client = await Client.connect();
      client.init(claimFor(UPDATES));
      client.say({ id: '1', type: 'subscribe', payload: UPDATES, ...odd });
      expect(await client.closed).toBe(4400);
    },
  );

  it('is answered a ping', async () => {
    const client = await Client.connect();
    client.say({ type: 'ping' });
    expect(await client.until(1)).toEqual([{ type: 'pong' }]);
  });

  it('that brings no claim in time is closed', async () => {
    const client = await Client.connect();
    expect(await client.closed).toBe(4408);
  });

  it.each([
    ['the legacy protocol', ['graphql-ws']],
    ['no protocol', []],
  ])('of %s is not opened', async (_what, protocols) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, protocols);
    const [error] = await once(socket, 'error');
    expect((error as Error).message).toBe('Unexpected server response: 400');
  });

  it('of a stranger who sends frames that are none is dropped', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined); // that is how it ends
    const head = [
      'GET /graphql HTTP/1.1',
      'host: x',
      'upgrade: websocket',
      'connection: upgrade',
      'sec-websocket-version: 13',
      'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
      'sec-websocket-protocol: graphql-transport-ws',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    await once(socket, 'data');
    socket.write(Buffer.alloc(1_000, 0xff));
    await once(socket, 'close');
  });
});

it('tells all sockets to come back when the server stops, and takes no more', async () => {
  const stopping = await serve();
  const following = await Client.following(UPDATES, stopping.port);
  await following.until(2);
  const idle = await Client.connect(stopping.port);
  await stopping.stop();
  expect(await following.closed).toBe(1012);
  expect(await idle.closed).toBe(1012);
  await expect(Client.connect(stopping.port)).rejects.toThrow('ECONNREFUSED');
});
