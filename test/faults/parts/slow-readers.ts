import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { appendUpdates, headOf, scheduleMeetings } from '../meetings';
import type { World } from '../world';
import { Crowd, type CrowdOptions } from './crowd';

/** Rounds with and without slow ones take turns, so that both see the same machine. */
const ROUNDS = 3;
const EVENTS = 150;
const EVERY_MS = 100;
/** Characters of the text that each event carries: what fills a connection nobody reads. */
const TEXT = 12_000;
const BURST = 400;
/** A gateway waits half a minute for who does not read. */
const CLOSED_WITHIN_MS = 90_000;
const WITHIN_MS = 60_000;
const MOST_RSS = 1_500 * 2 ** 20;

export interface SlowFigures {
  readonly kept: boolean;
  /** From an event's entry into the log until a fast client had it, in milliseconds, the best of the rounds. */
  readonly p99: { readonly alone: number; readonly beside: number };
  readonly rounds: readonly { readonly slow: boolean; readonly p99: number }[];
  readonly slow: number;
  readonly slowClosed: number;
  readonly fastClosed: number;
  readonly wrong: number;
  readonly whole: number;
  /** Of the gateway's process, in bytes. */
  readonly mostRss: number;
}

/** Clients that read a byte a second, or never, beside others: the others do not notice, and the slow come to the end later. */
export async function slowReaders(world: World, clients: number): Promise<SlowFigures> {
  const [meeting] = await scheduleMeetings(world, await world.clerkToken(), 1);
  await world.query(`UPDATE department.meeting SET place = jsonb_build_object('en', repeat('x', $2)) WHERE id = $1`, [
    meeting,
    TEXT,
  ]);
  const { epoch } = await headOf(world);
  const [byByte, never] = [Math.round(clients / 10), Math.round(clients / 100)];
  const options = { url: world.urls[0], keysFile: world.keysFile, meeting, epoch, fast: clients - byByte - never };
  const rss = new Rss(world.processOf('gateway 1').pid as number);
  const rounds: Round[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await measure(world, meeting, { ...options, byByte: 0, never: 0 }));
      rounds.push(await measure(world, meeting, { ...options, byByte, never }));
    }
  } finally {
    rss.end();
  }
  const best = (slow: boolean): number =>
    Math.min(...rounds.filter((one) => one.isSlow === slow).map(({ p99 }) => p99));
  const sum = (key: 'slowClosed' | 'fastClosed' | 'wrong' | 'missing'): number =>
    rounds.reduce((total, round) => total + round[key], 0);
  const slow = ROUNDS * (byByte + never);
  const p99 = { alone: best(false), beside: best(true) };
  return {
    kept:
      p99.beside <= p99.alone * 1.2 &&
      sum('slowClosed') === slow &&
      sum('fastClosed') + sum('wrong') + sum('missing') === 0 &&
      rss.most < MOST_RSS,
    p99,
    rounds: rounds.map(({ isSlow, p99: of }) => ({ slow: isSlow, p99: of })),
    slow,
    slowClosed: sum('slowClosed'),
    fastClosed: sum('fastClosed'),
    wrong: sum('wrong'),
    whole: rounds.length * clients - sum('missing'),
    mostRss: rss.most,
  };
}

interface Round {
  readonly isSlow: boolean;
  readonly p99: number;
  readonly slowClosed: number;
  readonly fastClosed: number;
  readonly wrong: number;
  /** Clients that did not come to the end. */
  readonly missing: number;
}

async function measure(world: World, meeting: string, options: CrowdOptions): Promise<Round> {
  const slow = options.byByte + options.never;
  const crowd = await Crowd.gather(options);
  try {
    await crowd.arrivals();
    for (let event = 0; event < EVENTS; event++) {
      await appendUpdates(world, meeting, 1);
      await delay(EVERY_MS);
    }
    const p99 = await p99Of(world, await crowd.arrivals(), options.fast);
    if (slow > 0) {
      await appendUpdates(world, meeting, BURST); // enough to fill what the system takes for them
      await crowd.until(({ slowClosed }) => slowClosed === slow, CLOSED_WITHIN_MS);
    }
    const { slowClosed } = await crowd.counts();
    await crowd.hurry();
    const whole = await crowd.all((await headOf(world)).pos, WITHIN_MS);
    const { fastClosed, wrong } = await crowd.counts();
    return { isSlow: slow > 0, p99, slowClosed, fastClosed, wrong, missing: options.fast + slow - whole };
  } finally {
    await crowd.leave();
  }
}

async function p99Of(world: World, arrivals: ReadonlyMap<number, number[]>, clients: number): Promise<number> {
  const rows = await world.query<{ pos: number; at: Date }>(
    'SELECT pos::int AS pos, learned_at AS at FROM department.event_log WHERE pos = ANY($1)',
    [[...arrivals.keys()]],
  );
  const times = rows.flatMap(({ pos, at }) =>
    arrivals
      .get(pos)!
      .slice(0, clients)
      .map((time) => time - at.getTime()),
  );
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Infinity;
}

/** The most memory that a process had at the moments when it was looked at. */
class Rss {
  most = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.timer = setInterval(() => {
      const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
      this.most = Math.max(this.most, pages * 4_096);
    }, 500).unref();
  }

  end(): void {
    clearInterval(this.timer);
  }
}
