import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cursors } from '../../platform/cursors/cursors';
import { check, expectedOf, isKept, type Verdict } from './checker';
import type { ClientHistory, History, Logged } from './history';
import type { Break, Fault } from './fault';
import { headOf, scheduleMeetings } from './meetings';
import { Random } from './random';
import type { Subscriber } from './subscriber';
import { KINDS } from './subscribers';
import type { World } from './world';
import { Writer } from './writers';

const MEETINGS = 8;
/** Clients that lack something are waited for this long after the last thing that came. */
const DRAIN_MS = 30_000;

export interface RunOptions {
  readonly seed: number;
  /** What is broken meanwhile; the run ends when that is over. */
  readonly fault: Fault;
  readonly subscribers: number;
  readonly writers: number;
  /** The longest pause of a writer between two writes, in milliseconds. */
  readonly pause: number;
  /** Clients neither drop their connections nor stop reading. */
  readonly calm?: boolean;
  /** How long clients that lack something are waited for after the last thing that came, in milliseconds. */
  readonly drain?: number;
  /** Told what is done, for a person who waits. */
  readonly say?: (line: string) => void;
}

/** What a run measured. Times are milliseconds. */
export interface RunFigures {
  readonly kept: boolean;
  readonly verdict: Verdict;
  /** How often each part was broken. */
  readonly broken: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  readonly unknown: number;
  /** Mutations sent again with their key, by the code of the answer before; `none` where none came. */
  readonly sentAgain: Readonly<Record<string, number>>;
  readonly logged: number;
  readonly delivered: number;
  readonly connections: number;
  readonly withoutJoinedField: number;
  readonly refusals: readonly string[];
  /** From a part's return until every steady client had an event again. */
  readonly recovery: Times;
  /** The same for each part that was broken, in milliseconds. */
  readonly recoveryOf: Readonly<Record<string, readonly number[]>>;
  /** From an event's entry into the log until each steady client had it. */
  readonly lag: Times;
}

/** In milliseconds; 0 where nothing was measured. */
export interface Times {
  readonly mean: number;
  readonly p95: number;
  readonly max: number;
}

/** Writers write, subscribers follow, and something is broken; then the log, the tables and all that was said are compared. */
export async function runFaults(world: World, options: RunOptions): Promise<RunFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub-deliveries-'));
  const subscribers: Subscriber[] = [];
  try {
    return await run(world, folder, subscribers, options);
  } finally {
    for (const subscriber of subscribers) subscriber.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(
  world: World,
  folder: string,
  subscribers: Subscriber[],
  {
    seed,
    fault,
    writers: count,
    pause,
    subscribers: many,
    calm = false,
    drain = DRAIN_MS,
    say = () => undefined,
  }: RunOptions,
): Promise<RunFigures> {
  const random = new Random(seed);
  const cursors = world.keys.cursors as Cursors;
  const token = await world.clerkToken();
  const meetings = await scheduleMeetings(world, token, MEETINGS);
  const { pos: base } = await headOf(world);
  subscribers.push(...(await createSubscribers(world, folder, meetings, many, random)));
  for (const subscriber of subscribers) subscriber.connect();
  await until(() => subscribers.every(({ from }) => from !== null), 20_000, 'every subscriber to be told its position');

  let over = false;
  const writers = Array.from({ length: count }, (_, at) => {
    const own = { urls: world.urls, token, meetings, cursors, random: random.fork(), pause };
    return new Writer(`w${at}`, own);
  });
  const writing = writers.map((writer) => writer.writeUntil(() => over));
  const shaky = calm ? [] : subscribers.filter((subscriber, at) => !isSteady(subscriber, at));
  const dropping = disturb(shaky, random.fork(), () => over);
  let broken: readonly Break[];
  try {
    broken = await fault(world, random.fork(), say);
    await delay(1_000);
  } finally {
    over = true;
    await Promise.all([...writing, dropping]);
  }

  say('faults are over; the clients come to the end of the log');
  // What a gateway takes for the present may lie a moment back.
  const log = await readLog(world, Math.min(base, ...subscribers.map(({ from }) => from ?? base)));
  await drained(subscribers, log, drain);
  const history: History = {
    writes: writers.flatMap(({ writes }) => writes),
    clients: subscribers.map(historyOf),
    log,
    tables: await readTables(world, meetings),
  };
  const verdict = check(history);
  const outcomes = (wanted: string): number => history.writes.filter(({ outcome }) => outcome === wanted).length;
  const sum = (of: (subscriber: Subscriber) => number): number =>
    subscribers.reduce((total, subscriber) => total + of(subscriber), 0);
  const steady = calm ? subscribers : subscribers.filter(isSteady);
  const recovered = recoveries(broken, steady);
  const refusals = subscribers.flatMap((subscriber) => subscriber.refusals);
  return {
    kept: isKept(verdict) && refusals.length === 0,
    verdict,
    broken: countOf(broken),
    acknowledged: outcomes('ok'),
    unknown: outcomes('unknown'),
    sentAgain: totals(writers.map(({ sentAgain }) => sentAgain)),
    logged: log.length,
    delivered: sum(({ deliveries }) => deliveries.length),
    connections: sum(({ connections }) => connections),
    withoutJoinedField: sum(({ partial }) => partial),
    refusals: [...new Set(refusals)].slice(0, 10),
    recovery: timesOf(recovered),
    recoveryOf: byPart(broken, recovered),
    lag: timesOf(lags(log, steady)),
  };
}

async function createSubscribers(
  world: World,
  folder: string,
  meetings: readonly string[],
  many: number,
  random: Random,
): Promise<Subscriber[]> {
  const token = await world.staffToken();
  const kinds = Object.entries(KINDS);
  return Array.from({ length: many }, (_, at) => {
    const [kind, SubscriberKind] = kinds[at % kinds.length];
    const isStaff = at % 4 === 0;
    return new SubscriberKind({
      name: `${kind} ${at}`,
      audience: isStaff ? 'staff' : 'public',
      token: isStaff ? token : null,
      meeting: at % 2 === 0 ? null : meetings[at % meetings.length],
      urls: world.urls,
      cursors: world.keys.cursors as Cursors,
      random: random.fork(),
      file: path.join(folder, `${at}.ndjson`),
    });
  });
}

/** A third of the clients are left alone by all but the kills, so that recovery can be measured of them. */
function isSteady(_subscriber: Subscriber, at: number): boolean {
  return at % 6 < 2;
}

/** Drops connections and stops reading, as phones do. */
async function disturb(shaky: readonly Subscriber[], random: Random, over: () => boolean): Promise<void> {
  while (shaky.length > 0 && !over()) {
    await delay(random.below(300));
    const subscriber = random.pick(shaky);
    if (random.chance(0.5)) subscriber.drop();
    else subscriber.stall(random.below(1_500));
  }
}

async function readLog(world: World, base: number): Promise<Logged[]> {
  const rows = await world.query<{
    pos: string;
    event_id: string;
    type: string;
    subject: string;
    published: string | null;
    item: string | null;
    place: string | null;
    learned_at: Date;
  }>(
    `SELECT pos, event_id, type, subject, payload->>'published' AS published, payload->>'agendaItemId' AS item,
        payload->'place'->>'en' AS place, learned_at
      FROM department.event_log
      WHERE pos > $1
      ORDER BY pos`,
    [base],
  );
  return rows.map(({ pos, event_id, type, subject, published, item, place, learned_at }) => ({
    pos: Number(pos),
    eventId: event_id,
    meeting: subject.slice('Meeting:'.length),
    mark: type === 'AgendaChanged' ? item : type === 'MeetingDetailsChanged' ? place : null,
    audience: type === 'AgendaChanged' && published === 'false' ? 'staff' : 'public',
    learnedAt: learned_at.getTime(),
  }));
}

async function readTables(world: World, meetings: readonly string[]): Promise<Map<string, string>> {
  const rows = await world.query<{ id: string; place: string | null }>(
    `SELECT id, place->>'en' AS place FROM department.meeting WHERE id = ANY($1)`,
    [meetings],
  );
  return new Map(rows.flatMap(({ id, place }) => (place === null ? [] : [[id, place] as const])));
}

/** Waits until every client has its last event, or nothing has come for a while. */
async function drained(subscribers: readonly Subscriber[], log: readonly Logged[], drain: number): Promise<void> {
  const last = subscribers.map((subscriber) => expectedOf(historyOf(subscriber), log).at(-1)?.eventId);
  let came = -1;
  let since = Date.now();
  while (!subscribers.every((subscriber, at) => subscriber.lastEvent === last[at])) {
    const now = subscribers.reduce((total, { deliveries }) => total + deliveries.length, 0);
    if (now !== came) since = Date.now();
    came = now;
    if (Date.now() - since > drain) return; // the checker will say what is missing
    await delay(100);
  }
}

function historyOf({ options, from, deliveries }: Subscriber): ClientHistory {
  const { name, audience, meeting } = options;
  return { name, audience, meeting, from: from ?? 0, deliveries };
}

function recoveries(broken: readonly Break[], steady: readonly Subscriber[]): number[] {
  const followers = steady.filter(({ options }) => options.meeting === null);
  return broken.map(({ backAt }) =>
    Math.max(
      ...followers.map(({ deliveries }) => (deliveries.find(({ at }) => at >= backAt)?.at ?? Infinity) - backAt),
    ),
  );
}

function byPart(broken: readonly Break[], recovered: readonly number[]): Record<string, number[]> {
  const times: Record<string, number[]> = {};
  for (const [at, { part }] of broken.entries()) (times[part] ??= []).push(recovered[at]);
  return times;
}

function lags(log: readonly Logged[], steady: readonly Subscriber[]): number[] {
  const learned = new Map(log.map(({ eventId, learnedAt }) => [eventId, learnedAt]));
  return steady.flatMap(({ deliveries }) => deliveries.map(({ eventId, at }) => at - (learned.get(eventId) ?? at)));
}

function timesOf(milliseconds: readonly number[]): Times {
  const times = milliseconds.filter(Number.isFinite).sort((a, b) => a - b);
  if (times.length === 0) return { mean: 0, p95: 0, max: 0 };
  const mean = times.reduce((total, time) => total + time, 0) / times.length;
  return { mean: Math.round(mean), p95: times[Math.floor(times.length * 0.95)], max: times[times.length - 1] };
}

function totals(counts: readonly ReadonlyMap<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const count of counts) for (const [key, times] of count) total[key] = (total[key] ?? 0) + times;
  return total;
}

function countOf(broken: readonly Break[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { part } of broken) counts[part] = (counts[part] ?? 0) + 1;
  return counts;
}

async function until(holds: () => boolean, withinMs: number, what: string): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs} ms for ${what}.`);
    await delay(20);
  }
}
