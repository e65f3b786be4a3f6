import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import type { EventLog } from '../../platform/events/event-log';
import { TestLog, upTo } from '../../platform/events/log-for-tests';
import { type FeedCarrier, localCarrier } from '../../platform/feed/carrier';
import { type Learned, reading } from '../../platform/feed/consumers';
import { Feed } from '../../platform/feed/feed';
import { Intake } from '../../platform/feed/intake';
import { Bus } from '../../platform/feed/nats/bus';
import { sealEntry } from '../../platform/feed/nats/sealed-entry';
import { SILENT } from '../../platform/log';
import { NatsServer } from './nats-server';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key = { kid: 'k1', key: privateKey };
const keys = [{ kid: 'k1', key: publicKey }];

const learned: Learned = {
  on: {
    ThingHappened: reading(
      {},
      async ({ pos }, { manager }) => void (await manager.query('INSERT INTO heard (pos) VALUES ($1)', [pos])),
    ),
  },
  forget: async () => undefined,
};

let nats: NatsServer;
let teller: TestLog;
let learner: TestLog;
let told: EventLog;
let asked: number;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  [asked, stops] = [0, []];
  [nats, teller, learner] = await Promise.all([NatsServer.start(), TestLog.create(), TestLog.create()]);
  told = await teller.open();
  await learner.sql('CREATE TABLE heard (pos bigint)');
  await learner.sql(`GRANT ALL ON heard TO "${learner.login.user}"`);
});
afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  await nats.kill();
  await Promise.all([teller.close(), learner.close()]);
});

function bus(): Bus {
  const made = new Bus({ url: nats.url, key, keys, log: SILENT });
  stops.push(() => made.stop());
  return made;
}

/** A service that tells, and another that listens, each with a connection of its own. */
function follow(): Feed {
  bus().tell('teller', told);
  const direct = localCarrier(told);
  const counted: FeedCarrier = { read: (...wanted) => (asked++, direct.read(...wanted)) };
  const feed = new Feed(new Intake(learner.source, 'teller', learned), bus().carrier('teller', counted), SILENT);
  stops.push(() => feed.stop());
  feed.start();
  return feed;
}

async function heard(): Promise<number[]> {
  return (await learner.sql<{ pos: string }>('SELECT pos FROM heard ORDER BY pos')).map(({ pos }) => Number(pos));
}

async function hears(last: number): Promise<void> {
  for (const end = Date.now() + 10_000; (await heard()).length < last && Date.now() < end;) await delay(10);
  expect(await heard()).toEqual(upTo(last));
}

it('entries come over the bus, and the log itself is hardly asked', async () => {
  const feed = follow();
  await teller.append(1);
  await hears(1);
  await feed.catchUp(2_000);
  await delay(200); // both are connected by now
  const before = asked;
  for (let at = 0; at < 50; at++) await teller.append(1);
  await hears(51);
  expect(asked - before).toBeLessThan(5);
});

it('nothing is lost or doubled while the server dies and comes back empty', async () => {
  follow();
  let written = 0;
  for (let round = 0; round < 4; round++) {
    for (let at = 0; at < 20; at++) written = await teller.append(1);
    await nats.kill();
    for (let at = 0; at < 20; at++) written = await teller.append(1);
    await nats.run();
  }
  await hears(written);
}, 40_000);

it('nothing is taken that somebody else sends', async () => {
  follow();
  await teller.append(1);
  await hears(1);
  await delay(200);
  const stranger = await connect({ servers: nats.url });
  const [entry] = (await told.read(0, 1)).entries;
  const forged = { service: 'teller', epoch: told.head.epoch, entry: { ...entry, pos: 2 } };
  stranger.publish('hub.log.teller', sealEntry({ ...key, key: generateKeyPairSync('ed25519').privateKey }, forged));
  stranger.publish('hub.log.teller', 'nonsense');
  await stranger.flush();
  await stranger.close();
  await teller.append(1);
  await hears(2);
  await delay(100);
  expect(await heard()).toEqual(upTo(2));
});

it('a hub starts before its server does', async () => {
  await nats.kill();
  follow();
  const written = await teller.append(3);
  await hears(written);
  await nats.run();
  await teller.append(1);
  await hears(written + 1);
});
