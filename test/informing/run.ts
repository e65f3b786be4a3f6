import { setTimeout as delay } from 'node:timers/promises';
import * as fc from 'fast-check';
import { SUBGRAPHS } from '../../hub/composition';
import { placeOf } from '../../platform/database/settings';
import { projectFile } from '../../platform/paths';
import { Random } from '../faults/random';
import { GATEWAYS, type Part, World } from '../faults/world';
import { unlawful } from '../models/docket-law';
import { life } from '../models/docket-lives';
import type { Case } from '../models/docket-requests';
import { NatsServer } from '../nats/nats-server';
import { Mischief } from './mischief';
import { type Acknowledged, Petitioner } from './petitioner';
import { differences, lensOf } from './projections';
import { tellOf } from './told';

/** Loaded first by the services' processes. */
const preloading = (module: string): string => `--require ${projectFile('dist', 'test', 'informing', `${module}.js`)}`;
const QUIET_MS = 60_000;
export type Target = Part | 'nats';
/** What is killed, as often as it stands here. */
const TARGETS: readonly Target[] = [...SUBGRAPHS, ...SUBGRAPHS, ...GATEWAYS, 'postmaster', 'nats', 'nats'];

export interface InformingOptions {
  readonly seed: number;
  readonly kills: number;
  readonly petitioners: number;
  /** What is killed; by default everything. */
  readonly targets?: readonly Target[];
  /** Feeds trust the bus, and step over what it does not bring. */
  readonly knownBad?: boolean;
  readonly say?: (line: string) => void;
}

/** What a run measured. */
export interface InformingFigures {
  readonly kept: boolean;
  /** How often each part was killed. */
  readonly killed: Readonly<Record<string, number>>;
  readonly lives: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly sentAgain: Readonly<Record<string, number>>;
  /** Messages that were sent on the bus again, late and in any order. */
  readonly repeated: number;
  readonly events: number;
  /** From the last kill until everything that was told was known everywhere, in milliseconds; null where it never was. */
  readonly quietAfter: number | null;
  /** Acknowledged commands of which no event stands where the answer said. */
  readonly lost: number;
  /** Lives in which something is that the rules do not have. */
  readonly unlawful: readonly string[];
  /** Rows that are not as their owners have them, by projection. */
  readonly differences: Readonly<Record<string, number>>;
  /** Tables of the lens that are not the same when they are made anew. */
  readonly rebuiltOtherwise: readonly string[];
}

/**
 * Every body acts, in processes of their own that learn of one another by NATS, while everything is killed at random and
 * the bus loses, repeats and shuffles; then what each knows of the others is held against what they say.
 */
export async function runInforming(options: InformingOptions): Promise<InformingFigures> {
  const nats = await NatsServer.start();
  const environment = {
    NATS_URL: nats.url,
    NODE_OPTIONS: ['dropping-bus', ...(options.knownBad ? ['known-bad-feed'] : [])].map(preloading).join(' '),
  };
  const world = await World.start({ environmentOf: () => environment });
  try {
    return await run(world, nats, options);
  } finally {
    await world.stop();
    await nats.kill();
  }
}

async function run(
  world: World,
  nats: NatsServer,
  { seed, kills, petitioners: count, targets = TARGETS, say = () => undefined }: InformingOptions,
): Promise<InformingFigures> {
  const random = new Random(seed);
  const mischief = await Mischief.begin(nats.url, random.fork());
  const petitioners = await Promise.all(Array.from({ length: count }, () => Petitioner.of(world, random.fork())));
  const cases: Case[] = [];
  let over = false;
  const living = petitioners.map((petitioner, at) => liveOn(petitioner, seed + at, cases, () => over));
  const killed = await killAtRandom(world, nats, random.fork(), { kills, targets, say });
  over = true;
  say('kills are over; the last lives are lived to where they stand');
  await Promise.all(living);
  await mischief.end();
  const since = Date.now();
  const isQuiet = await becomesQuiet(world);
  const quietAfter = isQuiet ? Date.now() - since : null;
  say('what each knows is held against what the others say');
  const told = await Promise.all(cases.map(async (ids) => ({ ids, wrong: unlawful(await tellOf(world, ids)) })));
  const lived = await lensOf(world);
  await world.run(['rebuild', 'citywide']);
  const rebuilt = await lensOf(world);
  const sum = (of: (petitioner: Petitioner) => number): number => petitioners.reduce((all, one) => all + of(one), 0);
  const figures = {
    killed,
    lives: cases.length,
    acknowledged: sum(({ acknowledged }) => acknowledged.length),
    refused: sum(({ refused }) => refused),
    sentAgain: totals(petitioners.map(({ sentAgain }) => sentAgain)),
    repeated: mischief.repeated,
    events: await countEvents(world),
    quietAfter,
    lost: await countLost(
      world,
      petitioners.flatMap(({ acknowledged }) => acknowledged),
    ),
    unlawful: told.flatMap(({ ids, wrong }) => wrong.map((what) => `${ids.recommendation}: ${what}`)),
    differences: await differences(world),
    rebuiltOtherwise: Object.keys(lived).filter((table) => lived[table].join('\n') !== rebuilt[table].join('\n')),
  };
  const isKept =
    isQuiet &&
    figures.lost === 0 &&
    figures.unlawful.length === 0 &&
    Object.keys(figures.differences).length === 0 &&
    figures.rebuiltOtherwise.length === 0;
  return { kept: isKept, ...figures };
}

/** One life after the other, and between them what else is done. */
async function liveOn(petitioner: Petitioner, seed: number, cases: Case[], isOver: () => boolean): Promise<void> {
  const lives = fc.sample(life, { numRuns: 500, seed });
  for (const steps of lives) {
    if (isOver()) return;
    const ids = await petitioner.begin();
    cases.push(ids);
    await petitioner.live(steps, ids, isOver);
    await petitioner.workInGroup();
    await petitioner.registerBody();
  }
}

async function killAtRandom(
  world: World,
  nats: NatsServer,
  random: Random,
  { kills, targets, say }: Required<Pick<InformingOptions, 'kills' | 'targets' | 'say'>>,
): Promise<Record<string, number>> {
  const killed: Record<string, number> = {};
  for (let done = 1; done <= kills; done++) {
    await delay(200 + random.below(800));
    const part = random.pick(targets);
    const down = random.below(500);
    if (part === 'nats') {
      await nats.kill();
      await delay(down);
      await nats.run();
    } else await world.kill(part, down);
    killed[part] = (killed[part] ?? 0) + 1;
    if (done % 10 === 0) say(`${done} of ${kills} kills`);
  }
  return killed;
}

const schemas = SUBGRAPHS.map((name) => ({ name, schema: placeOf(name, 'hub').schema }));

/** Until everybody has read the others' logs to the end, twice in a row. */
async function becomesQuiet(world: World): Promise<boolean> {
  let before = '';
  for (const end = Date.now() + QUIET_MS; Date.now() < end; await delay(100)) {
    const heads = new Map<string, string>();
    for (const { name, schema } of schemas)
      heads.set(name, (await world.query<{ pos: string }>(`SELECT pos FROM ${schema}.event_head`))[0].pos);
    let isRead = true;
    for (const { schema } of schemas) {
      const places = await world.query<{ source: string; pos: string }>(`SELECT source, pos FROM ${schema}.feed_place`);
      isRead &&= places.every(({ source, pos }) => heads.get(source) === pos);
    }
    const now = [...heads.values()].join();
    if (isRead && now === before) return true;
    before = now;
  }
  return false;
}

async function countEvents(world: World): Promise<number> {
  let events = 0;
  for (const { schema } of schemas)
    events += (await world.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${schema}.event_log`))[0].count;
  return events;
}

async function countLost(world: World, acknowledged: readonly Acknowledged[]): Promise<number> {
  let lost = 0;
  for (const { name, schema } of schemas) {
    const positions = acknowledged.filter(({ service }) => service === name).map(({ pos }) => pos);
    const [{ missing }] = await world.query<{ missing: number }>(
      `SELECT count(*)::int AS missing FROM unnest($1::bigint[]) AS said (pos)
        WHERE NOT EXISTS (SELECT FROM ${schema}.event_log log WHERE log.pos = said.pos)`,
      [positions],
    );
    lost += missing;
  }
  return lost;
}

function totals(counts: readonly ReadonlyMap<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const count of counts) for (const [key, times] of count) total[key] = (total[key] ?? 0) + times;
  return total;
}
