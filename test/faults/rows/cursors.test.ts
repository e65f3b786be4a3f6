import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { pruneEvents } from '../../../platform/events/upkeep';
import { Cursors, serviceTag } from '../../../platform/cursors/cursors';
import { RawClient } from '../../../gateway/sockets/testing/raw-client';
import { EventReader } from '../../../gateway/sse/testing/event-reader';
import { appendUpdates, headOf, scheduleMeetings } from '../meetings';
import { Random } from '../random';
import { World } from '../world';

const FOLLOW = `subscription ($meeting: ID, $after: Cursor) { meetingUpdates(meeting: $meeting, after: $after) { cursor } }`;
const UPDATES = 2_300;
/** Events that a gateway keeps for all who follow the same. */
const RING = 1_024;
const PAGE = 256;
const DEPARTMENT = serviceTag('department');
/** Sent through every way that there is, at each of the two gateways. */
const WAYS = ['argument', 'extension', 'stream argument', 'stream extension', 'Last-Event-ID'] as const;
type Way = (typeof WAYS)[number];

interface Update {
  readonly data?: { readonly meetingUpdates?: { readonly cursor: string } | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

let world: World;
let cursors: Cursors;
let meeting: string;
let admin: Client;
/** Position before the first update of the meeting; then the last, and the log's epoch. */
let base: number;
let head: number;
let epoch: number;
const clients: RawClient[] = [];
const streams: EventReader[] = [];

beforeAll(async () => {
  world = await World.start();
  cursors = world.keys.cursors as Cursors;
  [meeting] = await scheduleMeetings(world, await world.clerkToken(), 1);
  admin = await world.connect();
  await admin.query('SET search_path = department');
  ({ pos: base, epoch } = await headOf(world));
  await appendUpdates(world, meeting, UPDATES);
  head = base + UPDATES;
}, 60_000);
afterEach(async () => {
  for (const client of clients.splice(0)) client.ws.terminate();
  for (const stream of streams.splice(0)) stream.close();
});
afterAll(async () => {
  await admin.end();
  await world.stop();
});

const at = (pos: number): string => cursors.seal({ service: DEPARTMENT, epoch, pos });
const positionOf = (cursor: string): number => cursors.openFor(DEPARTMENT, cursor)!.pos;

async function socket(gateway: 0 | 1): Promise<RawClient> {
  const client = await RawClient.acknowledged(world.urls[gateway].replace('http', 'ws'));
  clients.push(client);
  return client;
}

/** What a stream gave until it ended, or until the end of the log. */
interface Told {
  readonly positions: number[];
  readonly errors: Update['errors'];
}

function toldOf(updates: readonly Update[]): Told {
  const given = updates.flatMap(({ data }) => data?.meetingUpdates?.cursor ?? []);
  return { positions: given.map(positionOf), errors: updates.find(({ errors }) => errors)?.errors };
}

/** Follows by a socket, with the cursor as the argument or beside the operation. */
async function bySocket(client: RawClient, id: string, after: string, way: Way): Promise<Told> {
  const isArgument = way === 'argument';
  let looked = client.heard.length;
  client.subscribe(id, FOLLOW, {
    variables: { meeting, ...(isArgument && { after }) },
    ...(!isArgument && { extensions: { after } }),
  });
  const updates: Update[] = [];
  await client.until(() => {
    for (; looked < client.heard.length; looked++) {
      const { type, payload, ...said } = client.heard[looked];
      if (said.id === id)
        updates.push(type === 'error' ? { errors: payload as Update['errors'] } : (payload as Update));
    }
    return isOver(updates);
  });
  client.say({ id, type: 'complete' });
  return toldOf(updates);
}

/** Follows by an event stream. */
async function byStream(url: string, after: string, way: Way): Promise<Told> {
  const reader = await EventReader.open(url, {
    body: {
      query: FOLLOW,
      variables: { meeting, ...(way === 'stream argument' && { after }) },
      ...(way === 'stream extension' && { extensions: { after } }),
    },
    headers: way === 'Last-Event-ID' ? { 'last-event-id': after } : undefined,
  });
  streams.push(reader);
  const updates = (): Update[] =>
    reader.told.flatMap(({ event, data }) => (event === 'next' ? (JSON.parse(data as string) as Update) : []));
  await reader.until(() => isOver(updates()));
  reader.close();
  return toldOf(updates());
}

function isOver(updates: readonly Update[]): boolean {
  const last = updates.at(-1);
  return last?.errors !== undefined || positionOf(last?.data?.meetingUpdates?.cursor ?? at(0)) === head;
}

async function follow(after: string, way: Way, gateway: 0 | 1): Promise<Told> {
  if (way !== 'argument' && way !== 'extension') return byStream(world.urls[gateway], after, way);
  return bySocket(await socket(gateway), '1', after, way);
}

const upTo = (last: number, first: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Refused with this code, no data, nothing of ours, and a cursor from which it goes on. */
async function expectRefusal(told: Told, code: string): Promise<void> {
  expect(told.positions).toEqual([]);
  expect(told.errors).toEqual([
    { message: expect.any(String), extensions: expect.objectContaining({ code, cursor: expect.any(String) }) },
  ]);
  const known = new Set(['code', 'cursor', 'serviceName']);
  expect(Object.keys(told.errors![0].extensions).filter((key) => !known.has(key))).toEqual([]);
  const [{ message, extensions }] = told.errors!;
  expect(message).not.toMatch(/\n|\bat .*:\d|node_modules/);
  expect(positionOf(extensions.cursor as string)).toBe(head);
}

/** The cursor that a refusal gave leads on: the next event comes, and nothing before it. */
async function expectFresh({ errors }: Told): Promise<void> {
  const after = errors![0].extensions.cursor as string;
  await appendUpdates(world, meeting, 1);
  head++;
  expect(await follow(after, 'argument', 1)).toEqual({ positions: [head], errors: undefined });
}

describe('a resume', () => {
  it('at each boundary of log, pages and rings gives what is behind the cursor, once and in order', async () => {
    // Who follows from here makes the first gateway's ring turn over; the second one has none yet.
    const first = await socket(0);
    expect((await bySocket(first, 'all', at(base), 'argument')).positions).toEqual(upTo(head, base + 1));
    const pageEnds = [1, 2].map((back) => (Math.floor(head / PAGE) - back) * PAGE);
    const edges = [base, head - 2 * RING, head - RING, head - 1, ...pageEnds];
    const around = edges.flatMap((edge) => [edge - 1, edge, edge + 1]);
    const places = [...new Set(around)].filter((place) => place >= base && place < head);
    for (const gateway of [0, 1] as const) {
      const client = await socket(gateway);
      const told = await Promise.all(places.map((place) => bySocket(client, `${place}`, at(place), 'argument')));
      expect(told.map(({ positions }) => positions)).toEqual(places.map((place) => upTo(head, place + 1)));
    }
  }, 30_000);

  it('at the head waits for what comes next', async () => {
    const told = WAYS.map((way, index) => follow(at(head), way, index % 2 === 0 ? 0 : 1));
    head += 3;
    await appendUpdates(world, meeting, 3);
    for (const one of await Promise.all(told))
      expect(one).toEqual({ positions: [head - 2, head - 1, head], errors: undefined });
  });
});

describe.each(WAYS)('a cursor that is no good, as %s,', (way) => {
  const other = new Cursors([{ id: 0, secret: randomBytes(16) }]);
  const of = (service: string): string => cursors.seal({ service: serviceTag(service), epoch, pos: 1 });
  const bad: [string, () => string, string][] = [
    [
      'of the right shape that nobody sealed',
      () => randomBytes(17).toString('base64url').slice(0, 22),
      'CURSOR_INVALID',
    ],
    ["of another service's log", () => of('mayors-cabinet'), 'CURSOR_INVALID'],
    ["sealed with another hub's key", () => other.seal({ service: DEPARTMENT, epoch, pos: 1 }), 'CURSOR_INVALID'],
    ['of 10 kB', () => at(head).repeat(466), 'CURSOR_INVALID'],
    ['of 33 parts', () => at(head).repeat(33), 'CURSOR_INVALID'],
    ['of 32 parts of others', () => of('mayors-cabinet').repeat(32), 'CURSOR_INVALID'],
    ['with a part that is cut off', () => `${at(head)}${at(head).slice(1)}`, 'CURSOR_INVALID'],
    ['of another epoch', () => cursors.seal({ service: DEPARTMENT, epoch: epoch + 1, pos: 1 }), 'CURSOR_EPOCH_CHANGED'],
  ];

  it.each(bad)('%s is refused, with one that is', async (_name, make, code) => {
    for (const gateway of [0, 1] as const) {
      const told = await follow(make(), way, gateway);
      await expectRefusal(told, code);
      await expectFresh(told);
    }
  });

  // An empty header, and one with control characters, no client can send.
  const written: [string, string][] = [
    ['nothing', ''],
    ['control characters', '\u0000\u0007\r\n\u001b[2J'],
    ['words of other alphabets', '«Ελληνικά» 🛑'],
    ['words', 'where I left off'],
  ];
  it.each(way === 'Last-Event-ID' ? written.slice(3) : written)(
    'of %s is refused, with one that is',
    async (_name, after) => {
      await expectRefusal(await follow(after, way, 0), 'CURSOR_INVALID');
    },
  );

  it('but in a vector of 32 with one that is, does no harm', async () => {
    const after = `${of('mayors-cabinet').repeat(31)}${at(head - 1)}`;
    expect(await follow(after, way, 0)).toEqual({ positions: [head], errors: undefined });
  });
});

it('made of a good one by chance is refused, however often it is tried', async () => {
  const random = new Random(16);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const client = await socket(0);
  for (let round = 0; round < 200; round++) {
    const place = random.below(21);
    const good = at(head);
    const letter = random.pick([...alphabet].filter((one) => one !== good[place]));
    const told = await bySocket(client, `${round}`, good.slice(0, place) + letter + good.slice(place + 1), 'argument');
    await expectRefusal(told, 'CURSOR_INVALID');
  }
});

describe('a log that is pruned', () => {
  it('while a client catches up gives all, or says that it cannot', async () => {
    const client = await socket(1);
    const reading = bySocket(client, '1', at(base), 'argument');
    await client.until(() => client.heard.filter(({ type }) => type === 'next').length > 20);
    await pruneEvents(admin, head - 10);
    const { positions, errors } = await reading;
    expect(positions).toEqual(upTo(base + positions.length, base + 1));
    if (errors) await expectRefusal({ positions: [], errors }, 'CURSOR_TOO_OLD');
    else expect(positions.at(-1)).toBe(head);
  });

  it.each(WAYS)('is not read from before its floor: told as %s', async (way) => {
    const told = await follow(at(base), way, 0);
    await expectRefusal(told, 'CURSOR_TOO_OLD');
    await expectFresh(told);
  });

  it('is read from its floor, by a gateway that keeps nothing of what was before', async () => {
    const [{ floor }] = await world.query<{ floor: number }>('SELECT floor::int AS floor FROM department.event_head');
    await world.kill('gateway 2', 0);
    expect((await follow(at(floor), 'argument', 1)).positions).toEqual(upTo(head, floor + 1));
    await expectRefusal(await follow(at(floor - 1), 'argument', 1), 'CURSOR_TOO_OLD');
  });
});

it('left nothing in the logs', () => {
  for (const part of ['department', 'gateway 1', 'gateway 2'] as const) expect(world.logOf(part)).toBe('');
});

it('beyond the head says that the log went back, to all who follow it; from the fresh one it goes on', async () => {
  const told = await follow(at(head + 1), 'argument', 0);
  expect(told.errors).toMatchObject([{ extensions: { code: 'CURSOR_EPOCH_CHANGED' } }]);
  epoch = (await headOf(world)).epoch;
  await expectRefusal(told, 'CURSOR_EPOCH_CHANGED');
  await expectFresh(told);
});
