import { setTimeout as delay } from 'node:timers/promises';
import { serviceTag } from '../../../platform/cursors/cursors';
import { RawClient } from '../../../gateway/sockets/testing/raw-client';
import type { Fault } from '../fault';
import { headOf, scheduleMeetings } from '../meetings';
import { Random } from '../random';
import { runFaults } from '../run';
import { GATEWAYS, World } from '../world';
import { Writer } from '../writers';

const FOLLOW = `subscription ($after: Cursor) { meetingUpdates(after: $after) { cursor eventId } }`;
const MOVES = 40;

interface Update {
  readonly data: { readonly meetingUpdates: { readonly cursor: string; readonly eventId: string } };
}

let world: World;
beforeAll(async () => {
  world = await World.start();
}, 60_000);
afterAll(() => world.stop());

/** Both gateways stand still for so long: no timer, no socket, nothing. */
function stall(milliseconds: number): Fault {
  return async () => {
    await delay(1_000);
    for (const gateway of GATEWAYS) world.processOf(gateway).kill('SIGSTOP');
    await delay(milliseconds);
    for (const gateway of GATEWAYS) world.processOf(gateway).kill('SIGCONT');
    return GATEWAYS.map((part) => ({ part, backAt: Date.now() }));
  };
}

it('that stand still for 2 s close none of 200 clients, and lose nothing', async () => {
  const run = { seed: 21, fault: stall(2_000), subscribers: 200, writers: 3, pause: 50, calm: true };
  const { kept, verdict, connections, refusals, recovery } = await runFaults(world, run);
  expect({ kept, verdict, refusals }).toMatchObject({ kept: true });
  expect(connections).toBe(200);
  expect(recovery.max).toBeGreaterThan(0);
}, 60_000);

it('hand a client from one to the other with its cursor, and it misses nothing', async () => {
  const token = await world.clerkToken();
  const meetings = await scheduleMeetings(world, token, 2);
  const { pos, epoch } = await headOf(world);
  const cursors = world.keys.cursors!;
  let over = false;
  const random = new Random(8);
  const writer = new Writer('mover', { urls: world.urls, token, meetings, cursors, random, pause: 10 });
  const writing = writer.writeUntil(() => over);

  const given: string[] = [];
  let after = cursors.seal({ service: serviceTag('department'), epoch, pos });
  const follow = async (gateway: number, isEnough: () => Promise<boolean> | boolean): Promise<void> => {
    const client = await RawClient.acknowledged(world.urls[gateway].replace('http', 'ws'), token);
    client.subscribe('1', FOLLOW, { variables: { after } });
    let read = 0;
    while (read === 0 || !(await isEnough())) {
      await client.until(() => client.heard.some(({ type }, at) => at >= read && type === 'next'));
      const heard = client.heard.slice(read);
      read += heard.length;
      const updates = heard.filter(({ type }) => type === 'next').map(({ payload }) => (payload as Update).data);
      for (const { meetingUpdates } of updates) {
        given.push(meetingUpdates.eventId);
        after = meetingUpdates.cursor;
      }
    }
    client.ws.terminate();
  };
  try {
    for (let move = 0; move < MOVES; move++) await follow(move % 2, () => true);
  } finally {
    over = true;
    await writing;
  }
  const logged = await world.query<{ event_id: string }>(
    'SELECT event_id FROM department.event_log WHERE pos > $1 ORDER BY pos',
    [pos],
  );
  const ids = logged.map(({ event_id }) => event_id);
  if (given.at(-1) !== ids.at(-1)) await follow(0, () => given.at(-1) === ids.at(-1));
  expect(given).toEqual(ids);
  expect(ids.length).toBeGreaterThanOrEqual(MOVES);
}, 60_000);
