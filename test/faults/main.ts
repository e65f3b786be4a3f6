import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { exhaustConnections, idleTransaction, stopImmediately, terminateSessions } from './database-faults';
import type { Fault } from './fault';
import { killAtRandom } from './kills';
import { reconnectStorm } from './parts/reconnect-storm';
import { slowReaders } from './parts/slow-readers';
import { runFaults } from './run';
import { World } from './world';

const OPTIONS = {
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  kills: { type: 'string', default: '200' },
  subscribers: { type: 'string', default: '60' },
  writers: { type: 'string', default: '6' },
  /** Clients of the storm and among the slow; 0 leaves both out. */
  crowd: { type: 'string', default: '2000' },
  'known-bad': { type: 'boolean', default: false },
} as const;

/** Whoever holds a transaction open does so for a minute. */
const IDLE_MS = 60_000;
/** A transaction of others delays nobody by more than this. */
const MOST_LAG_MS = 1_000;

interface Part {
  readonly kept: boolean;
}

/** `npm run test:faults -- --seed 7`: breaks things for minutes, prints what it measured, and fails when a promise was broken. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const [seed, kills, crowd] = [values.seed, values.kills, values.crowd].map(Number);
  const [subscribers, writers] = [values.subscribers, values.writers].map(Number);
  say(`seed ${seed}; the same seed breaks the same things`);
  const world = await World.start({ knownBad: values['known-bad'] });
  const run = (fault: Fault) => runFaults(world, { seed, fault, subscribers, writers, pause: 40, say });
  const figures: Record<string, Part> = {};
  const part = async (name: string, work: () => Promise<Part>): Promise<void> => {
    say(name);
    figures[name] = await work();
    say(`${name}: ${figures[name].kept ? 'kept' : 'BROKEN'} ${JSON.stringify(figures[name])}`);
  };
  try {
    await part('kills', () => run(killAtRandom(kills)));
    if (!values['known-bad']) {
      await part('immediate stop', () => run(stopImmediately));
      await part('ended sessions', () => run(terminateSessions(5_000)));
      await part('no connections', () => run(exhaustConnections(3_000)));
      await part('idle transaction', async () => {
        const measured = await run(idleTransaction(IDLE_MS));
        return { ...measured, kept: measured.kept && measured.lag.p95 < MOST_LAG_MS };
      });
    }
    if (!values['known-bad'] && crowd > 0) {
      await part('reconnect storm', () => reconnectStorm(world, crowd));
      await part('slow readers', () => slowReaders(world, crowd));
    }
  } finally {
    await world.stop();
  }
  process.stdout.write(`${JSON.stringify({ seed, ...figures }, null, 2)}\n`);
  process.exitCode = Object.values(figures).every(({ kept }) => kept) ? 0 : 1;
}

function say(line: string): void {
  process.stderr.write(`  ${line}\n`);
}

void main();
