import { type FanOutFigure, measureFanOut } from './fan-out';
import { HubUnderLoad } from './hub-under-load';
import { type LatencyFigure, measureLatency } from './latency';
import { measureStorm, type StormFigure } from './storm';

/** Subscribers of P6 and of P6b, where not fewer are asked for. */
const OF_LATENCY = 1_000;
const OF_STORM = 2_000;
/** Each takes a while. */
const STORM_ROUNDS = 3;
/** Files and sockets that a process has open besides those of its subscribers. */
const OTHER_FILES = 500;

export interface LiveOptions {
  readonly rounds: number;
  /** Of P4 and P5. */
  readonly subscribers: number;
}

export interface LiveFigure extends LiveOptions {
  readonly latencySubscribers: number;
  readonly fanOut: readonly FanOutFigure[];
  readonly latency: readonly LatencyFigure[];
  readonly storm: readonly StormFigure[];
}

/** P4, P5, P6, P6b: what it costs to follow a meeting live. Throws where the system does not let so many sockets be open. */
export async function measureLive(options: LiveOptions, say: (line: string) => void): Promise<LiveFigure> {
  requireOpenFiles(options.subscribers + OTHER_FILES);
  const { rounds, subscribers } = options;
  const latencySubscribers = Math.min(subscribers, OF_LATENCY);
  const storm = { subscribers: Math.min(subscribers, OF_STORM), rounds: Math.min(rounds, STORM_ROUNDS) };
  return {
    ...options,
    latencySubscribers,
    fanOut: await withHub((hub) => measureFanOut(hub, options, say)),
    latency: await withHub((hub) => measureLatency(hub, { subscribers: latencySubscribers, rounds }, say)),
    storm: await withHub((hub) => measureStorm(hub, storm, say)),
  };
}

async function withHub<Result>(measure: (hub: HubUnderLoad) => Promise<Result>): Promise<Result> {
  const hub = await HubUnderLoad.start(2);
  try {
    return await measure(hub);
  } finally {
    await hub.stop();
  }
}

function requireOpenFiles(needed: number): void {
  const { userLimits } = process.report!.getReport() as unknown as {
    userLimits?: { open_files?: { soft: number | 'unlimited' } };
  };
  const allowed = userLimits?.open_files?.soft;
  if (typeof allowed !== 'number' || allowed >= needed) return;
  throw new Error(
    `A process may have ${allowed} files open here, and needs ${needed}: run "ulimit -n ${needed}" first, or measure with fewer --subscribers.`,
  );
}
