import { setTimeout as delay } from 'node:timers/promises';
import type { Break, Fault } from './fault';
import type { Part } from './world';

/** What is killed, as often as it stands here. */
const TARGETS: readonly Part[] = [
  'gateway 1',
  'gateway 2',
  'gateway 1',
  'gateway 2',
  'department',
  'department',
  'department',
  'postmaster',
  'postmaster',
  'mayors-cabinet',
];
/** A quarter of the time nothing is broken. */
const QUIET = 0.25;

/** `kill -9` of whatever it hits, so many times. */
export function killAtRandom(kills: number): Fault {
  return async (world, random, say) => {
    const killed: Break[] = [];
    while (killed.length < kills) {
      if (random.chance(QUIET)) await delay(1_000 + random.below(1_000));
      await delay(200 + random.below(800));
      const part = random.pick(TARGETS);
      killed.push({ part, backAt: await world.kill(part, random.below(500)) });
      if (killed.length % 10 === 0) say(`${killed.length} of ${kills} kills`);
    }
    return killed;
  };
}
