import { generateKeyPairSync } from 'node:crypto';
import { parse } from 'graphql';
import { HttpSubgraph } from '../gateway/subgraphs/http';
import { RawClient } from '../gateway/sockets/testing/raw-client';
import { LocalSubgraph } from '../gateway/subgraphs/local';
import type { CompiledFetch, Subgraph, SubgraphResult, SubgraphSubscription } from '../gateway/subgraphs/subgraph';
import { signClaim } from '../platform/auth/claim';
import { PUBLIC } from '../platform/auth/viewer';
import { SILENT } from '../platform/log';
import { serveService, type ServiceServer } from '../platform/subgraph/http';
import { changeNotes, passTime, startNotes, Writers } from '../platform/subgraph/notes-for-tests';
import type { Service } from '../platform/subgraph/service';
import { scheduleMeetings } from './faults/meetings';
import { Random } from './faults/random';
import { World } from './faults/world';
import { Writer } from './faults/writers';
import { askOverHttp } from './support/hub';

const CALLER = { viewer: PUBLIC, rightsClass: 'public' };
const QUERY = fetchOf('query', '{ note(id: "a") { version other { version } } }');
const UPDATES = fetchOf(
  'subscription',
  'subscription($after: String) { noteUpdates(after: $after) { cursor version } }',
);

function fetchOf(kind: CompiledFetch['kind'], text: string): CompiledFetch {
  return { subgraph: 'notes', kind, text, operationName: undefined, variables: ['after'], document: parse(text) };
}

type Stream = AsyncIterator<SubgraphResult, undefined>;

let service: Service;
let server: ServiceServer;
const subgraphs = new Map<string, Subgraph>();

beforeAll(async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  service = (await startNotes()) as Service;
  server = await serveService(service, {
    host: '127.0.0.1',
    port: 0,
    gatewayKeys: [{ kid: 'k1', key: publicKey }],
    log: SILENT,
  });
  subgraphs.set('in this process', new LocalSubgraph(service));
  subgraphs.set(
    'over the wire',
    new HttpSubgraph({
      name: 'notes',
      url: `http://127.0.0.1:${server.port}/graphql`,
      sign: ({ subgraph, kind, viewer, body }) =>
        signClaim({ kid: 'k1', key: privateKey }, viewer, { audience: subgraph, kind, body }),
    }),
  );
});
afterAll(async () => {
  for (const subgraph of subgraphs.values()) subgraph.close();
  await server.stop();
  await service.stop();
});

const follow = (subgraph: Subgraph, after: unknown, more: Partial<SubgraphSubscription> = {}): Promise<Stream> =>
  subgraph.subscribe({
    fetch: UPDATES,
    variables: { after },
    caller: CALLER,
    signal: new AbortController().signal,
    ...more,
  });

interface Update {
  readonly cursor: string;
  readonly version: number;
}

async function next(stream: Stream): Promise<Update> {
  const { value } = await stream.next();
  if (!value?.data) throw new Error(JSON.stringify(value));
  return value.data.noteUpdates as Update;
}

describe.each(['in this process', 'over the wire'])('a service %s', (where) => {
  let subgraph: Subgraph;
  beforeAll(() => {
    subgraph = subgraphs.get(where) as Subgraph;
  });

  const query = async (): Promise<{ version: number; cursor: string }> => {
    const { data, cursor } = await subgraph.fetch({ fetch: QUERY, variables: {}, representations: [], caller: CALLER });
    const { version, other } = data!.note as { version: number; other: { version: number } };
    expect(other.version).toBe(version);
    return { version, cursor: cursor as string };
  };

  it('is followed from the cursor of a query without a gap and without a repeat, while others write', async () => {
    const write = async (): Promise<void> => {
      await changeNotes(service.source);
      await passTime(service.source);
    };
    const writers = new Writers([write, write]);
    const versions = new Set<number>();
    try {
      for (let round = 0; round < 100; round++) {
        const { version, cursor } = await query();
        const stream = await follow(subgraph, cursor);
        for (let step = 1; step <= 3; step++) expect((await next(stream)).version).toBe(version + step);
        await stream.return?.();
        versions.add(version);
      }
    } finally {
      await writers.stop();
    }
    expect(versions.size).toBeGreaterThan(20);
  }, 120_000);

  it('tells positions and events in the order of the log, and goes on after any of them', async () => {
    const { cursor } = await query();
    const told: string[] = [];
    const stream = await follow(subgraph, cursor, { onPosition: (position) => told.push(position) });
    const changes: string[] = [];
    for (let change = 0; change < 3; change++) {
      const waiting = next(stream);
      await passTime(service.source);
      await changeNotes(service.source);
      const update = await waiting;
      changes.push(update.cursor);
      told.push(update.cursor);
    }
    await stream.return?.();
    expect(told[0]).toBe(cursor);
    expect(told.filter((one) => changes.includes(one))).toEqual(changes);
    for (const [at, change] of changes.entries()) {
      const rest = await follow(subgraph, change);
      for (const expected of changes.slice(at + 1)) expect((await next(rest)).cursor).toBe(expected);
      await rest.return?.();
    }
  });

  it('says why a cursor is refused, with one from which to go on', async () => {
    const stream = await follow(subgraph, 'nonsense');
    const { value } = await stream.next();
    expect(value).toMatchObject({ data: null, errors: [{ extensions: { code: 'CURSOR_INVALID' } }] });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    const [{ extensions }] = value!.errors as [{ extensions: { cursor: string } }];
    const fresh = await follow(subgraph, extensions.cursor);
    await changeNotes(service.source);
    expect((await next(fresh)).version).toBe((await query()).version);
    await fresh.return?.();
  });
});

describe('a hub in separate processes', () => {
  const MEETINGS = 5;
  /** Rounds that go on at once, over one socket, and so many of them one after the other. */
  const [LANES, ROUNDS] = [20, 50];
  const QUERY_MEETING = 'query ($id: ID!) { meeting(id: $id) { version } }';
  const FOLLOW_MEETING =
    'subscription ($id: ID, $after: Cursor) { meetingUpdates(meeting: $id, after: $after) { version } }';

  let world: World;
  let token: string;
  let meetings: string[];
  beforeAll(async () => {
    world = await World.start();
    token = await world.clerkToken();
    meetings = await scheduleMeetings(world, token, MEETINGS);
  }, 60_000);
  afterAll(() => world.stop());

  // The clerk sees every change, and so every version.
  const read = async (id: string): Promise<{ version: number; after: string }> => {
    const answer = await askOverHttp<{ meeting: { version: number } }>(world.urls[0], QUERY_MEETING, {
      variables: { id },
      token,
    });
    const { extensions } = answer as { extensions?: { cursor?: string } };
    if (!answer.data || !extensions?.cursor) throw new Error(`No answer with a cursor: ${JSON.stringify(answer)}`);
    return { version: answer.data.meeting.version, after: extensions.cursor };
  };

  it('is followed from the cursor of a query without a gap and without a repeat, a thousand times, while others write', async () => {
    const random = new Random(1_000);
    let over = false;
    const writers = Array.from({ length: 4 }, (_, at) => {
      const cursors = world.keys.cursors!;
      const own = { urls: world.urls, token, meetings, cursors, random: random.fork(), pause: 0 };
      return new Writer(`w${at}`, own).writeUntil(() => over);
    });
    const socket = await RawClient.acknowledged(world.urls[1].replace('http', 'ws'), token);
    const followed = new Set<string>();
    const round = async (key: string): Promise<void> => {
      const id = random.pick(meetings);
      const { version, after } = await read(id);
      followed.add(`${id} ${version}`);
      let looked = socket.heard.length;
      const given: unknown[] = [];
      socket.subscribe(key, FOLLOW_MEETING, { variables: { id, after } });
      await socket.until(() => {
        for (; looked < socket.heard.length; looked++) {
          const said = socket.heard[looked];
          if (said.id === key) given.push(said.payload);
        }
        return given.length >= 2;
      });
      socket.say({ id: key, type: 'complete' });
      expect(given.slice(0, 2)).toMatchObject(
        [1, 2].map((step) => ({ data: { meetingUpdates: { version: version + step } } })),
      );
    };
    const lane = async (name: number): Promise<void> => {
      for (let at = 0; at < ROUNDS; at++) await round(`${name}-${at}`);
    };
    try {
      await Promise.all(Array.from({ length: LANES }, (_, name) => lane(name)));
    } finally {
      over = true;
      await Promise.all(writers);
      socket.ws.terminate();
    }
    expect(followed.size).toBeGreaterThan(100);
  }, 180_000);
});
