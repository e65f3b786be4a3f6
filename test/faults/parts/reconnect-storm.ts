import { setTimeout as delay } from 'node:timers/promises';
import { appendUpdates, headOf, scheduleMeetings } from '../meetings';
import type { World } from '../world';
import { Crowd } from './crowd';

const STORMS = 3;
const BEHIND = [0, 2_000] as const;
const PAGE = 256;
const WITHIN_MS = 60_000;
/** Statistics of a session come to the others within a second. */
const STATISTICS_MS = 2_500;

export interface Storm {
  /** Positions that each was behind. */
  readonly behind: number;
  readonly whole: number;
  /** Until all were whole, from the gateway's death. */
  readonly ms: number;
  readonly logReads: number;
  readonly logReadsAllowed: number;
}

export interface StormFigures {
  readonly kept: boolean;
  readonly storms: readonly Storm[];
  /** Events that did not come right after the one before. */
  readonly wrong: number;
}

/** All clients of a gateway lose it at once, and come back with their cursors, from the head and from far behind. */
export async function reconnectStorm(world: World, clients: number): Promise<StormFigures> {
  const [meeting] = await scheduleMeetings(world, await world.clerkToken(), 1);
  const { epoch } = await headOf(world);
  const crowd = await Crowd.gather({
    url: world.urls[0],
    keysFile: world.keysFile,
    meeting,
    epoch,
    fast: clients,
    byByte: 0,
    never: 0,
  });
  try {
    await appendUpdates(world, meeting, Math.max(...BEHIND) + 1);
    await crowd.all((await headOf(world)).pos, WITHIN_MS);
    const storms: Storm[] = [];
    for (const behind of BEHIND)
      for (let storm = 0; storm < STORMS; storm++) storms.push(await dropAll(world, crowd, meeting, behind, clients));
    const { wrong } = await crowd.counts();
    const isKept = ({ whole, logReads, logReadsAllowed }: Storm): boolean =>
      whole === clients && logReads <= logReadsAllowed;
    return { kept: wrong === 0 && storms.every(isKept), storms, wrong };
  } finally {
    await crowd.leave();
  }
}

async function dropAll(world: World, crowd: Crowd, meeting: string, behind: number, clients: number): Promise<Storm> {
  const reads = await logReads(world);
  const began = Date.now();
  const back = world.kill('gateway 1', 0);
  // The one event more shows that each is not only back, but goes on.
  await appendUpdates(world, meeting, 1);
  const { pos } = await headOf(world);
  if (behind > 0) await crowd.goBackTo(pos - behind);
  await back;
  const whole = await crowd.all(pos, WITHIN_MS);
  const ms = Date.now() - began;
  await delay(STATISTICS_MS);
  // Beside the pages there is the poll of each second, and what the append and this count read.
  const polls = Math.ceil((Date.now() - began) / 1_000) + 3;
  const logReadsAllowed = 3 * (Math.ceil(behind / PAGE) + 1) + polls;
  return { behind, whole: Math.min(whole, clients), ms, logReads: (await logReads(world)) - reads, logReadsAllowed };
}

/** Scans of the log's table, by whomever; appending to it is none. */
async function logReads(world: World): Promise<number> {
  const [{ scans }] = await world.query<{ scans: number }>(
    `SELECT (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int AS scans FROM pg_stat_user_tables
      WHERE schemaname = 'department' AND relname = 'event_log'`,
  );
  return scans;
}
