import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectFile } from '../../platform/paths';
import { median } from '../statistics';
import { STATS_PORT } from './subgraph-server';
import { type Variant, variants, writeConfiguration } from './variants';
import { DASHBOARD } from './world';

const PORT = 15_400;
const URL_ = `http://127.0.0.1:${PORT}/graphql`;
const BODY = JSON.stringify(DASHBOARD);
/** Linux counts the time of processes in hundredths of a second. */
const TICK_MS = 10;

export interface GatewayOptions {
  readonly rounds: number;
  readonly secondsPerRound: number;
  readonly connections: readonly number[];
}

/** One gateway under one number of connections; times are medians over the rounds. */
export interface GatewayFigure {
  readonly name: string;
  readonly label: string;
  readonly connections: number;
  /** Of the gateway's process, all threads, user and system, for one request. */
  readonly cpuMs: number;
  readonly requestsPerSecond: number;
  readonly p99Ms: number;
  /** Requests to subgraphs for one request. */
  readonly upstream: number;
}

interface Round extends Omit<GatewayFigure, 'label'> {
  readonly hash: string;
}

/**
 * P1: CPU of each gateway for one uncached dashboard. Rounds are interleaved and their order is reversed every other time,
 * so that what else the machine does meets all alike. The same data must give the same answer before anything is timed.
 */
export async function measureGateways(options: GatewayOptions, say: (line: string) => void): Promise<GatewayFigure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub-bench-'));
  const subgraphs = spawn(process.execPath, [projectFile('dist', 'bench', 'gateways', 'subgraph-server.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    writeConfiguration(folder);
    await answered(`http://127.0.0.1:${STATS_PORT}/`, undefined, subgraphs);
    const all = variants();
    const rounds: Round[] = [];
    for (let round = 0; round < options.rounds; round++) {
      for (const variant of round % 2 === 0 ? all : all.toReversed())
        rounds.push(...(await measureOnce(variant, folder, options, say)));
    }
    requireSameAnswers(rounds);
    return all.flatMap(({ name, label }) =>
      options.connections.map((connections) =>
        summarize(
          label,
          rounds.filter((round) => round.name === name && round.connections === connections),
        ),
      ),
    );
  } finally {
    await end(subgraphs);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOnce(
  variant: Variant,
  folder: string,
  options: GatewayOptions,
  say: (line: string) => void,
): Promise<Round[]> {
  const gateway = variant.start(PORT, folder);
  try {
    const hash = canonicalHash(await answered(URL_, BODY, gateway));
    await load(10, 3);
    const rounds: Round[] = [];
    for (const connections of options.connections) {
      const before = { cpu: cpuMs(gateway), upstream: await upstreamRequests() };
      const result = await load(connections, options.secondsPerRound);
      const requests = result.requests.total;
      rounds.push({
        name: variant.name,
        connections,
        hash,
        cpuMs: (cpuMs(gateway) - before.cpu) / requests,
        requestsPerSecond: result.requests.average,
        p99Ms: result.latency.p99,
        upstream: ((await upstreamRequests()) - before.upstream) / requests,
      });
      if (result.errors + result.non2xx > 0)
        throw new Error(`${variant.name}: ${result.errors + result.non2xx} requests failed`);
      say(`${variant.name}, ${connections} connection(s): ${rounds.at(-1)!.cpuMs.toFixed(3)} ms CPU a request`);
    }
    return rounds;
  } finally {
    await end(gateway);
  }
}

function summarize(label: string, rounds: readonly Round[]): GatewayFigure {
  const of = (pick: (round: Round) => number): number => median(rounds.map(pick));
  const { name, connections } = rounds[0];
  return {
    name,
    label,
    connections,
    cpuMs: of((r) => r.cpuMs),
    requestsPerSecond: of((r) => r.requestsPerSecond),
    p99Ms: of((r) => r.p99Ms),
    upstream: of((r) => r.upstream),
  };
}

function requireSameAnswers(rounds: readonly Round[]): void {
  const answers = new Map(rounds.map((round) => [round.hash, round.name]));
  if (answers.size > 1) throw new Error(`The gateways do not answer alike: ${[...answers.values()].join(', ')}`);
}

interface LoadResult {
  readonly requests: { total: number; average: number };
  readonly latency: { p99: number };
  readonly errors: number;
  readonly non2xx: number;
}

function load(connections: number, duration: number): Promise<LoadResult> {
  const autocannon = require(projectFile('bench', 'peers', 'node_modules', 'autocannon')) as (
    options: object,
  ) => Promise<LoadResult>;
  return autocannon({
    url: URL_,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: BODY,
    connections,
    duration,
    timeout: 20,
  });
}

/** User and system time of a process with all its threads, so that Node and native programs are measured alike. */
function cpuMs({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function upstreamRequests(): Promise<number> {
  return ((await (await fetch(`http://127.0.0.1:${STATS_PORT}/`)).json()) as { requests: number }).requests;
}

async function answered(url: string, body: string | undefined, process_: ChildProcess): Promise<string> {
  for (let attempt = 0; attempt < 200 && process_.exitCode === null; attempt++) {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      body,
      headers: { 'content-type': 'application/json' },
    }).catch(() => null);
    if (response?.ok) return response.text();
    await delay(100);
  }
  throw new Error(`Nothing answers at ${url}`);
}

function canonicalHash(answer: string): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)]),
    );
  };
  const { data } = JSON.parse(answer) as { data?: unknown };
  return createHash('sha256')
    .update(JSON.stringify(sorted(data ?? null)))
    .digest('hex');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}
