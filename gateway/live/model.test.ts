import * as fc from 'fast-check';
import { unavailable } from '../subgraphs/failure';
import { LiveWorld, until } from './testing/live-world';
import { Log, MeetingsGraph, positionIn } from './testing/meetings';
import type { Recorder } from './testing/recorder';

/*
 * Whatever subscribers, their sockets and the subgraph do: a client that comes back with the last cursor that it was told
 * has in the end every event after the first one that it was told, once each and in order, or was told why not.
 */

/** One client over many subscriptions. */
class Client {
  /** Of the events that it got. */
  readonly got: number[] = [];
  /** Where it began; null until it was told a position. */
  began: number | null = null;
  private current: Recorder | null = null;
  private read = 0;

  constructor(private readonly world: LiveWorld) {}

  async connect(room: number): Promise<void> {
    this.disconnect();
    const after = this.current?.cursor ?? null;
    this.read = 0;
    this.current = await this.world.subscribe({ after, room });
    if (this.current.cursor === null) this.current.cursor = after;
  }

  /** Takes note of what it was told, and has room for more. */
  take(room: number): void {
    const { current } = this;
    if (!current) return;
    this.note(current);
    if (current.ended) return;
    current.drain(room);
    this.note(current);
  }

  disconnect(): void {
    if (!this.current) return;
    this.note(this.current);
    this.current.subscription?.leave();
  }

  get code(): unknown {
    return this.current?.code;
  }

  get isSlow(): boolean {
    return this.current?.slow ?? true;
  }

  get position(): number | undefined {
    return positionIn(this.current?.cursor ?? null)?.pos;
  }

  private note(current: Recorder): void {
    const [first] = current.positions;
    if (first !== undefined) this.began ??= positionIn(first)?.pos ?? null;
    for (; this.read < current.messages.length; this.read++) {
      this.got.push(positionIn(current.messages[this.read].cursor)?.pos ?? NaN);
    }
  }
}

const CLIENTS = 5;
const client = fc.nat({ max: CLIENTS - 1 });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('append' as const), count: fc.integer({ min: 1, max: 9 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('connect' as const), client, room: fc.integer({ min: 1, max: 20 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('take' as const), client, room: fc.integer({ min: 1, max: 20 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leave' as const), client }) },
  { weight: 2, arbitrary: fc.constant({ do: 'lose' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'storm' as const }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), milliseconds: fc.constantFrom(0, 1, 3, 8) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const settings = fc.record({
  ring: fc.integer({ min: 1, max: 8 }),
  span: fc.integer({ min: 0, max: 8 }),
  inFlight: fc.integer({ min: 1, max: 4 }),
  gather: fc.constantFrom(0, 2),
  idle: fc.constantFrom(1, 3),
  patience: fc.constantFrom(2, 1_000),
  progress: fc.constantFrom(1, 4, 1_000),
  linger: fc.constantFrom(1, 50),
});

async function play(log: Log, clients: readonly Client[], taken: Step): Promise<void> {
  switch (taken.do) {
    case 'append':
      return log.append(taken.count);
    case 'connect':
      return clients[taken.client].connect(taken.room);
    case 'take':
      return clients[taken.client].take(taken.room);
    case 'leave':
      return clients[taken.client].disconnect();
    case 'lose':
      return log.lose(unavailable('lost'));
    case 'storm':
      for (const one of clients) one.disconnect();
      await Promise.all(clients.map((one) => one.connect(3)));
      return;
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, taken.milliseconds));
  }
}

/** Everybody comes back, and takes all that there is. */
async function finish(clients: readonly Client[], log: Log): Promise<void> {
  for (const one of clients) if (one.isSlow || one.position === undefined) await one.connect(Infinity);
  await Promise.all(clients.map((one) => one.connect(Infinity)));
  await until(() => clients.every(({ position }) => position !== undefined), 'a position');
  log.append(3);
  const last = Math.max(...Array.from({ length: log.head + 1 }, (_, pos) => (log.has(pos) ? pos : 0)));
  await until(() => {
    for (const one of clients) one.take(Infinity);
    return clients.every(({ position, code, isSlow }) => code !== undefined || isSlow || (position ?? 0) >= last);
  }, 'the last event');
}

describe('the promise', () => {
  it('holds for random subscribers, drops, resumes and lost upstreams', async () => {
    await fc.assert(
      fc.asyncProperty(
        settings,
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        fc.array(step, { minLength: 5, maxLength: 40 }),
        async (settings, oneOf, tells, steps) => {
          const meetings = new MeetingsGraph();
          const log = new Log(meetings.meetings, (pos) => pos % oneOf === 0);
          log.tells = tells;
          const world = new LiveWorld(meetings, settings);
          const clients = Array.from({ length: CLIENTS }, () => new Client(world));
          try {
            for (const taken of steps) await play(log, clients, taken);
            await finish(clients, log);
            for (const one of clients) {
              one.disconnect();
              const began = one.began ?? log.head;
              const due = Array.from({ length: log.head - began }, (_, at) => began + at + 1).filter(log.has);
              expect([one.code, one.got]).toEqual([undefined, due]);
            }
          } finally {
            world.live.stop();
          }
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 60), seed: Number(process.env.SEED ?? 1) },
    );
  }, 60_000);
});
