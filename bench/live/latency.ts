import { setTimeout as delay } from 'node:timers/promises';
import { median, quantile } from '../statistics';
import { appending, Committer, notifying } from './committer';
import { Floor } from './floor';
import type { HubUnderLoad } from './hub-under-load';
import { RemoteCrowd } from './remote-crowd';

const EVENTS_PER_ROUND = 20;
/** Milliseconds from the delivery of an event to the next transaction: enough for all processes to come to rest. */
const GAP = 30;

export interface LatencyOptions {
  readonly subscribers: number;
  readonly rounds: number;
}

/** From the moment at which COMMIT is sent until a subscriber has the message, in milliseconds; medians over the rounds. */
export interface LatencyFigure {
  readonly isFloor: boolean;
  readonly p50: number;
  readonly p99: number;
}

interface Variant {
  readonly floor: Floor | null;
  readonly crowd: RemoteCrowd;
  readonly p50: number[];
  readonly p99: number[];
  readonly committer: Committer;
}

/**
 * P6: a transaction as a command's, which changes a meeting and appends an event, beside one that changes it and notifies
 * of the same bytes, which a bare `ws` server listens to. In turns, with equal numbers of subscribers.
 */
export async function measureLatency(
  hub: HubUnderLoad,
  options: LatencyOptions,
  say: (line: string) => void,
): Promise<LatencyFigure[]> {
  const [meeting] = hub.meetings;
  const session = await hub.world.connect();
  const floor = await Floor.start(hub.world.connection);
  const crowds = [new RemoteCrowd(), new RemoteCrowd()] as const;
  try {
    const own: Variant = {
      floor: null,
      crowd: crowds[0],
      committer: new Committer(session, meeting, await appending(session, meeting)),
      ...blank(),
    };
    await own.crowd.call('connect', targetOf(hub.world.urlOf('gateway 1'), meeting), options.subscribers);
    await measureRound(own, options);
    const tell = notifying(session, await own.crowd.call('payload'));
    const bare: Variant = { floor, crowd: crowds[1], committer: new Committer(session, meeting, tell), ...blank() };
    await bare.crowd.call('connect', targetOf(floor.url, meeting), options.subscribers);
    await measureRound(bare, options);
    for (let round = 0; round < options.rounds; round++)
      for (const variant of round % 2 === 0 ? [bare, own] : [own, bare]) {
        const sorted = await measureRound(variant, options);
        variant.p50.push(quantile(sorted, 0.5));
        variant.p99.push(quantile(sorted, 0.99));
        const [p50, p99] = [variant.p50, variant.p99].map((all) => all.at(-1)!.toFixed(1));
        say(`${variant.floor ? 'NOTIFY and bare ws' : 'gateway'}: commit to client p50 ${p50} ms, p99 ${p99} ms`);
      }
    return [own, bare].map((one) => ({ isFloor: one.floor !== null, p50: median(one.p50), p99: median(one.p99) }));
  } finally {
    await Promise.all([session.end(), floor.stop(), ...crowds.map((crowd) => crowd.stop())]);
  }
}

const targetOf = (url: string, meeting: string) => ({ kind: 'WebSocket', url, meeting }) as const;

const blank = () => ({ p50: [], p99: [] });

/** Times of all messages of a round, from the least to the greatest. */
async function measureRound({ crowd, committer }: Variant, { subscribers }: LatencyOptions): Promise<number[]> {
  const times: number[] = [];
  for (let event = 0; event < EVENTS_PER_ROUND; event++) {
    await crowd.call('expect', subscribers, true);
    const { eventId, at } = await committer.commit();
    await crowd.call('whenAll');
    const arrivals = await crowd.call('arrivals');
    times.push(...(arrivals[eventId] ?? []).map((arrival) => arrival - at));
    await delay(GAP);
  }
  if (times.length !== EVENTS_PER_ROUND * subscribers) throw new Error('Not every message was that of the event.');
  return times.sort((a, b) => a - b);
}
