import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { serviceTag } from '../../../platform/cursors/cursors';
import { RawClient } from '../../../gateway/sockets/testing/raw-client';
import { askOverHttp, type GraphqlAnswer } from '../../support/hub';
import { KILLING_POINTS, type KillingPoint } from '../killing-point';
import { scheduleMeetings } from '../meetings';
import { World } from '../world';

const PLACE = `mutation ($input: UpdateMeetingInput!) { updateMeeting(input: $input) { meeting { id } cursor } }`;
const FOLLOW = `subscription ($meeting: ID) { meetingUpdates(meeting: $meeting) { cursor } }`;
/** Where a command has no effect when its process died before. */
const UNDONE: ReadonlySet<KillingPoint> = new Set(['before append', 'after append']);

interface Payload {
  readonly updateMeeting: { readonly meeting: { readonly id: string }; readonly cursor: string } | null;
}
interface Update {
  readonly data: { readonly meetingUpdates: { readonly cursor: string } };
}
interface Input {
  readonly idempotencyKey: string;
  readonly meeting: string;
  readonly place: { readonly en: string; readonly original: string };
}

let world: World;
let token: string;
let meeting: string;
beforeAll(async () => {
  world = await World.start({ preload: 'killing-point' });
  token = await world.clerkToken();
  [meeting] = await scheduleMeetings(world, token, 1);
}, 60_000);
afterAll(() => world.stop());

const inputOf = (en: string): Input => ({ idempotencyKey: randomUUID(), meeting, place: { en, original: 'EN' } });

const send = (input: Input, url = world.urls[0]): Promise<GraphqlAnswer<Payload>> =>
  askOverHttp<Payload>(url, PLACE, { variables: { input }, token });

/** Sends again, with the same key, until the hub says what came of it. */
async function settle(input: Input, url = world.urls[0]): Promise<Payload['updateMeeting']> {
  for (const deadline = Date.now() + 10_000; ; await delay(50)) {
    const answer = await send(input, url).catch((): GraphqlAnswer<Payload> => ({}));
    if (answer.data?.updateMeeting) return answer.data.updateMeeting;
    if (Date.now() > deadline) throw new Error(`No answer: ${JSON.stringify(answer)}`);
  }
}

/** What log, table and idempotency say of one command. */
async function effectOf({ idempotencyKey, place }: Input): Promise<{ events: number[]; row: boolean; key: number[] }> {
  const events = await world.query<{ pos: number }>(
    `SELECT pos::int AS pos FROM department.event_log WHERE payload->'place'->>'en' = $1`,
    [place.en],
  );
  const rows = await world.query(`SELECT id FROM department.meeting WHERE id = $1 AND place->>'en' = $2`, [
    meeting,
    place.en,
  ]);
  const keys = await world.query<{ pos: number }>('SELECT pos::int AS pos FROM department.idempotency WHERE key = $1', [
    idempotencyKey,
  ]);
  return { events: events.map(({ pos }) => pos), row: rows.length === 1, key: keys.map(({ pos }) => pos) };
}

const positionOf = (cursor: string): number => world.keys.cursors!.openFor(serviceTag('department'), cursor)!.pos;

/** Follows the meeting; gives the positions of what came, in its order. */
async function follow(): Promise<() => number[]> {
  const client = await RawClient.acknowledged(world.urls[1].replace('http', 'ws'));
  client.subscribe('1', FOLLOW, { variables: { meeting } });
  await client.hears('ping');
  return () =>
    client.heard
      .filter(({ type }) => type === 'next')
      .map(({ payload }) => positionOf((payload as Update).data.meetingUpdates.cursor));
}

describe('a service that dies within a command', () => {
  it.each(KILLING_POINTS)(
    '%s: the same key leads to one effect, which everybody sees once',
    async (point) => {
      const given = await follow();
      const input = inputOf(`killed ${point}`);
      world.tellPreload(point);
      const answer = await send(input);
      expect(answer.data?.updateMeeting ?? null).toBeNull();
      expect(answer.errors?.[0].extensions.code).toMatch(/^(SUBGRAPH_)?UNAVAILABLE$/);
      await world.bringBack('department');

      const before = await effectOf(input);
      const isDone = before.events.length === 1;
      expect(before).toEqual({ events: isDone ? before.key : [], row: isDone, key: isDone ? before.events : [] });
      if (UNDONE.has(point)) expect(isDone).toBe(false);
      if (point === 'after COMMIT') expect(isDone).toBe(true);

      const settled = await settle(input);
      expect(await settle(input, world.urls[1])).toEqual(settled);
      const pos = positionOf(settled!.cursor);
      if (isDone) expect([pos]).toEqual(before.events);
      expect(await effectOf(input)).toEqual({ events: [pos], row: true, key: [pos] });

      const last = positionOf((await settle(inputOf(`after ${point}`)))!.cursor);
      while (!given().includes(last)) await delay(10);
      expect(given()).toEqual([pos, last]);
    },
    30_000,
  );
});

describe('a command that is sent five times at once', () => {
  it('through two gateways: has one effect, and one answer', async () => {
    const input = inputOf('five at once');
    const answers = await Promise.all([0, 1, 0, 1, 0].map((gateway) => send(input, world.urls[gateway])));
    const [{ data }] = answers;
    expect(data?.updateMeeting?.meeting.id).toBe(meeting);
    expect(answers).toEqual(answers.map(() => ({ data })));
    const pos = positionOf(data!.updateMeeting!.cursor);
    expect(await effectOf(input)).toEqual({ events: [pos], row: true, key: [pos] });
  });

  it('and again when a gateway has died meanwhile: has one effect, and one answer', async () => {
    const input = inputOf('five and a death');
    const sent = [0, 1, 0, 1, 0].map((gateway) => send(input, world.urls[gateway]).catch(() => null));
    const back = world.kill('gateway 1', 200);
    const answered = (await Promise.all(sent)).flatMap((answer) => answer?.data?.updateMeeting ?? []);
    const settled = await settle(input, world.urls[1]);
    await back;
    expect(await settle(input)).toEqual(settled);
    expect(answered).toEqual(answered.map(() => settled));
    const pos = positionOf(settled!.cursor);
    expect(await effectOf(input)).toEqual({ events: [pos], row: true, key: [pos] });
  }, 30_000);
});
