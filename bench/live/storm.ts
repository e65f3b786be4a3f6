import { setTimeout as delay } from 'node:timers/promises';
import { type Cursors, serviceTag } from '../../platform/cursors/cursors';
import { appendUpdates, headOf } from '../../test/faults/meetings';
import { now } from '../clock';
import { median } from '../statistics';
import { appending, Committer } from './committer';
import type { HubUnderLoad } from './hub-under-load';
import { read } from './reading';
import { RemoteCrowd } from './remote-crowd';

/** Who was cut off comes back within so many milliseconds. */
const JITTER = 200;
/** Written while they come back, 10 ms apart. */
const UPDATES = 20;
/** So many positions behind are those who were away for long. */
const BEHIND = 2_000;

export interface StormOptions {
  readonly subscribers: number;
  readonly rounds: number;
}

/** How one storm goes. */
interface Scenario {
  readonly name: string;
  readonly subscribers: number;
  /** Where they come back to: another gateway, or the one that was killed, which first has to start again. */
  readonly isBackAtTheSame: boolean;
  readonly isBehind: boolean;
}

/** Medians over the rounds. */
export interface StormFigure extends Scenario {
  /** From the kill until all hold the newest cursor, in milliseconds. */
  readonly wholeMs: number;
  /** Of those, until the gateway that they come back to could take them in. */
  readonly startMs: number;
  /** Of the gateway that they come back to, in milliseconds. */
  readonly cpuMs: number;
  /** That the services sent meanwhile. */
  readonly statements: number;
  /** That the crowd got. */
  readonly messages: number;
}

type Outcome = Pick<StormFigure, 'wholeMs' | 'startMs' | 'cpuMs' | 'statements' | 'messages'>;

/**
 * P6b: a gateway is killed, and all of its subscribers come back at once, each with its cursor. A tenth of them shows what
 * grows with their number.
 */
export async function measureStorm(
  hub: HubUnderLoad,
  { subscribers, rounds }: StormOptions,
  say: (line: string) => void,
): Promise<StormFigure[]> {
  const tenth = Math.ceil(subscribers / 10);
  const scenarios: Scenario[] = [
    { name: 'back at another gateway', subscribers: tenth, isBackAtTheSame: false, isBehind: false },
    { name: 'back at another gateway', subscribers, isBackAtTheSame: false, isBehind: false },
    { name: 'back at the same one, once it runs again', subscribers, isBackAtTheSame: true, isBehind: false },
    { name: 'back at another, 2,000 positions behind', subscribers: tenth, isBackAtTheSame: false, isBehind: true },
    { name: 'back at another, 2,000 positions behind', subscribers, isBackAtTheSame: false, isBehind: true },
  ];
  await appendUpdates(hub.world, hub.meetings[0], BEHIND);
  const outcomes = scenarios.map((): Outcome[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, scenario] of scenarios.entries()) {
      const outcome = await withCrowd((crowd) => storm(hub, crowd, scenario));
      outcomes[at].push(outcome);
      say(`storm of ${scenario.subscribers}, ${scenario.name}: whole after ${outcome.wholeMs.toFixed(0)} ms`);
    }
  return scenarios.map((scenario, at) => ({ ...scenario, ...medians(outcomes[at]) }));
}

async function storm(hub: HubUnderLoad, crowd: RemoteCrowd, scenario: Scenario): Promise<Outcome> {
  const { world, meetings } = hub;
  const [from, other] = ['gateway 1', 'gateway 2'] as const;
  const to = scenario.isBackAtTheSame ? from : other;
  await crowd.call(
    'connect',
    { kind: 'WebSocket', url: world.urlOf(from), meeting: meetings[0] },
    scenario.subscribers,
  );
  // Nothing that it has in memory already is to help.
  if (to === other) await world.kill(other, 0);
  const cursors = scenario.isBehind ? await cursorsUpTo(hub, BEHIND) : [];
  await crowd.call('weather', { url: world.urlOf(to), jitter: JITTER }, cursors);
  await crowd.call('expect', Infinity, false);
  const before = { statements: await statements(hub), cpu: to === other ? (await read(hub.probeOf(to))).cpu : 0 };
  const begun = now();
  world.processOf(from).kill('SIGKILL');
  const startMs = to === from ? (await world.bringBack(from), now() - begun) : 0;
  await crowd.call('hold', await write(hub));
  const wholeMs = now() - begun;
  const outcome = {
    wholeMs,
    startMs,
    cpuMs: ((await read(hub.probeOf(to))).cpu - before.cpu) / 1_000,
    statements: (await statements(hub)) - before.statements,
  };
  if (to === other) await world.bringBack(from);
  return { ...outcome, messages: await crowd.call('count') };
}

/** Returns the newest cursor. */
async function write(hub: HubUnderLoad): Promise<string> {
  const session = await hub.world.connect();
  try {
    const [meeting] = hub.meetings;
    const committer = new Committer(session, meeting, await appending(session, meeting));
    for (let update = 0; update < UPDATES; update++) {
      await committer.commit();
      await delay(10);
    }
  } finally {
    await session.end();
  }
  return (await cursorsUpTo(hub, 1))[0];
}

/** Of the last so many positions. */
async function cursorsUpTo({ world }: HubUnderLoad, count: number): Promise<string[]> {
  const { epoch, pos } = await headOf(world);
  const service = serviceTag('department');
  const cursors = world.keys.cursors as Cursors;
  return Array.from({ length: count }, (_, at) => cursors.seal({ service, epoch, pos: pos - at }));
}

async function statements(hub: HubUnderLoad): Promise<number> {
  return (await hub.services()).reduce((sum, reading) => sum + reading.statements, 0);
}

async function withCrowd<Result>(work: (crowd: RemoteCrowd) => Promise<Result>): Promise<Result> {
  const crowd = new RemoteCrowd();
  try {
    return await work(crowd);
  } finally {
    await crowd.stop();
  }
}

function medians(outcomes: readonly Outcome[]): Outcome {
  const of = (pick: (outcome: Outcome) => number): number => median(outcomes.map(pick));
  return {
    wholeMs: of((one) => one.wholeMs),
    startMs: of((one) => one.startMs),
    cpuMs: of((one) => one.cpuMs),
    statements: of((one) => one.statements),
    messages: of((one) => one.messages),
  };
}
