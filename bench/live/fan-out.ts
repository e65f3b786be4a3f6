import { setTimeout as delay } from 'node:timers/promises';
import type { GatewayName } from '../../test/faults/world';
import { median } from '../statistics';
import { Floor } from './floor';
import type { HubUnderLoad } from './hub-under-load';
import type { Target } from './listener';
import { read, readMemory } from './reading';
import { RemoteCrowd } from './remote-crowd';

/** Before memory is read, so many come and go: what is made once is there then. */
const FIRST_ONES = 200;
const EVENTS_PER_ROUND = 10;

export interface FanOutOptions {
  readonly subscribers: number;
  readonly rounds: number;
}

/** What it costs to hold equal subscribers and to deliver to them; medians over the rounds. */
export interface FanOutFigure {
  readonly kind: Target['kind'];
  readonly isFloor: boolean;
  /** CPU of the delivering process for one message to one subscriber, in microseconds. */
  readonly cpuPerMessage: number;
  /** For one idle subscriber, in bytes. */
  readonly rss: number;
  readonly heap: number;
  /** Requests to the services that join something, for one event. None for the floor. */
  readonly joins: number;
}

/** One process that delivers, with its crowd. */
interface Variant {
  readonly target: Target;
  readonly probe: number;
  readonly floor: Floor | null;
  readonly crowd: RemoteCrowd;
  readonly memory: { rss: number; heap: number };
  readonly cpu: number[];
  readonly joins: number[];
  /** Has one event delivered to all. */
  fire(): Promise<unknown>;
}

/**
 * P4 and P5: gateways that have equal subscribers, one by WebSocket and one by SSE, each beside a bare broadcast of the same
 * bytes. Each gateway's events are written through the other one, so that its own time is that of deliveries alone: with
 * its upstream, and with what other services join.
 */
export async function measureFanOut(
  hub: HubUnderLoad,
  options: FanOutOptions,
  say: (line: string) => void,
): Promise<FanOutFigure[]> {
  const variants: Variant[] = [];
  try {
    for (const [kind, gateway, meeting] of [
      ['WebSocket', 'gateway 1', hub.meetings[0]],
      ['SSE', 'gateway 2', hub.meetings[1]],
    ] as const) {
      const own = gatewayVariant(hub, kind, gateway, meeting);
      variants.push(own);
      await settle(own, options);
      const bare = await floorVariant(kind, own);
      variants.push(bare);
      await settle(bare, options);
    }
    for (let round = -1; round < options.rounds; round++)
      for (const variant of round % 2 === 0 ? variants : variants.toReversed())
        await measureOnce(hub, variant, options, round < 0, say);
    return variants.map(figureOf);
  } finally {
    await Promise.all(variants.flatMap(({ crowd, floor }) => [crowd.stop(), floor?.stop()]));
  }
}

function gatewayVariant(hub: HubUnderLoad, kind: Target['kind'], gateway: GatewayName, meeting: string): Variant {
  const writer = gateway === 'gateway 1' ? 'gateway 2' : 'gateway 1';
  return {
    target: { kind, url: hub.world.urlOf(gateway), meeting },
    probe: hub.probeOf(gateway),
    floor: null,
    fire: () => hub.update(meeting, writer),
    ...blank(),
  };
}

/** Sends what the gateway sent last. */
async function floorVariant(kind: Target['kind'], { crowd, target }: Variant): Promise<Variant> {
  const floor = await Floor.start();
  const payload = await crowd.call('payload');
  return {
    target: { ...target, kind, url: floor.url },
    probe: floor.probe,
    floor,
    fire: () => floor.fire(payload),
    ...blank(),
  };
}

const blank = () => ({ crowd: new RemoteCrowd(), memory: { rss: 0, heap: 0 }, cpu: [], joins: [] });

/** Connects the crowd, and reads what each of it takes while nothing happens; then has it get a first event. */
async function settle(variant: Variant, { subscribers }: FanOutOptions): Promise<void> {
  const { crowd, target, probe, memory } = variant;
  await crowd.call('connect', target, FIRST_ONES);
  await deliver(variant, FIRST_ONES);
  await crowd.call('disconnect');
  const before = await readMemory(probe);
  await crowd.call('connect', target, subscribers);
  await delay(700);
  const after = await readMemory(probe);
  memory.rss = (after.rss - before.rss) / subscribers;
  memory.heap = (after.heap - before.heap) / subscribers;
  await deliver(variant, subscribers);
}

async function deliver({ crowd, fire }: Variant, subscribers: number): Promise<void> {
  await crowd.call('expect', subscribers, false);
  await fire();
  await crowd.call('whenAll');
}

async function measureOnce(
  hub: HubUnderLoad,
  variant: Variant,
  { subscribers }: FanOutOptions,
  isWarmUp: boolean,
  say: (line: string) => void,
): Promise<void> {
  const joins = await joinRequests(hub);
  const before = await read(variant.probe);
  for (let event = 0; event < EVENTS_PER_ROUND; event++) await deliver(variant, subscribers);
  const after = await read(variant.probe);
  if (isWarmUp) return;
  variant.cpu.push((after.cpu - before.cpu) / (EVENTS_PER_ROUND * subscribers));
  variant.joins.push(((await joinRequests(hub)) - joins) / EVENTS_PER_ROUND);
  say(`${nameOf(variant)}: ${variant.cpu.at(-1)!.toFixed(2)} µs CPU a message`);
}

async function joinRequests(hub: HubUnderLoad): Promise<number> {
  return (await hub.joined()).reduce((sum, { requests }) => sum + requests, 0);
}

function nameOf({ target, floor }: Variant): string {
  return `${floor ? 'bare' : 'gateway'}, ${target.kind}`;
}

function figureOf({ target, floor, cpu, joins, memory }: Variant): FanOutFigure {
  return {
    kind: target.kind,
    isFloor: floor !== null,
    cpuPerMessage: median(cpu),
    joins: median(joins),
    ...memory,
  };
}
