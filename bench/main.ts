import 'reflect-metadata';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import setup from '../test/support/global-setup';
import teardown from '../test/support/global-teardown';
import { projectFile } from '../platform/paths';
import { measureLive } from './live/measure';
import { liveTable } from './live/table';
import { markdown } from './markdown';
import { type GatewayFigure, measureGateways } from './gateways/measure';
import { measureQuestions, type QuestionFigure } from './questions/measure';
import { measureStart, type StartFigure } from './start/measure';

const PARTS = ['gateways', 'start', 'questions', 'live'] as const;
const USAGE = `npm run bench -- [${PARTS.join('|')} ...] [--rounds 5] [--seconds 5] [--subscribers 2000]`;

interface Options {
  /** What is measured: all where none is named. */
  readonly parts: readonly string[];
  readonly rounds: number;
  /** Of each round of the gateways. */
  readonly secondsPerRound: number;
  /** Of a meeting. */
  readonly subscribers: number;
}

/** Measures, prints tables, and keeps the figures in bench/results. */
async function main(): Promise<void> {
  const options = readOptions();
  const tables: string[] = [];
  const figures: Record<string, unknown> = {};
  const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
  for (const part of PARTS.filter((name) => options.parts.includes(name))) {
    const [table, measured] = await MEASURES[part](options, say);
    tables.push(table);
    figures[part] = measured;
  }
  process.stdout.write(`${tables.join('\n\n')}\n`);
  keep(figures);
}

function readOptions(): Options {
  const options = { rounds: { type: 'string' }, seconds: { type: 'string' }, subscribers: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const number = (given: string | undefined, otherwise: number): number => {
    const value = Number(given ?? otherwise);
    if (Number.isInteger(value) && value > 0) return value;
    throw new Error(`${given} is no number of rounds, seconds or subscribers. ${USAGE}`);
  };
  const unknown = positionals.find((name) => !(PARTS as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`There is nothing to measure called ${unknown}. ${USAGE}`);
  return {
    parts: positionals.length > 0 ? positionals : PARTS,
    rounds: number(values.rounds, 5),
    secondsPerRound: number(values.seconds, 5),
    subscribers: number(values.subscribers, 2_000),
  };
}

type Measure = (options: Options, say: (line: string) => void) => Promise<[table: string, figures: unknown]>;

const MEASURES: Readonly<Record<(typeof PARTS)[number], Measure>> = {
  async gateways({ rounds, secondsPerRound }, say) {
    const figures = await measureGateways({ rounds, secondsPerRound, connections: [1, 50] }, say);
    return [gatewayTable(figures), { rounds, secondsPerRound, figures }];
  },
  async start({ rounds }, say) {
    const figure = await measureStart(rounds, say);
    return [startTable(figure), { rounds, ...figure }];
  },
  async questions() {
    await setup();
    const figures = await measureQuestions().finally(teardown);
    return [questionTable(figures), figures];
  },
  async live({ rounds, subscribers }, say) {
    const figure = await measureLive({ rounds, subscribers }, say);
    return [liveTable(figure), figure];
  },
};

function gatewayTable(figures: readonly GatewayFigure[]): string {
  const rows = figures.map((figure) => {
    const apollo = figures.find(
      (other) => other.name === 'apollo-gateway' && other.connections === figure.connections,
    )!;
    return [
      figure.label,
      figure.connections,
      figure.cpuMs.toFixed(2),
      (figure.cpuMs / apollo.cpuMs).toFixed(2),
      figure.requestsPerSecond.toFixed(0),
      figure.p99Ms.toFixed(0),
      figure.upstream.toFixed(1),
    ];
  });
  const head = [
    'P1: one dashboard of four subgraphs (calls unsigned)',
    'connections',
    'gateway CPU, ms',
    '× @apollo/gateway',
    'requests/s',
    'p99, ms',
    'subgraph requests',
  ];
  return markdown(head, rows);
}

function startTable({ firstMs, againMs }: StartFigure): string {
  return markdown(
    ['P9: command to first answer', 'seconds'],
    [
      ['data present', (againMs / 1000).toFixed(2)],
      ['first start: database made, demo loaded', (firstMs / 1000).toFixed(2)],
    ],
  );
}

function questionTable(figures: readonly QuestionFigure[]): string {
  const rows = figures.map(({ name, fetches, waves, statements, scaled }) => [
    name,
    fetches,
    waves,
    statements,
    scaled ? 'the same' : 'MORE',
  ]);
  return markdown(['P8: question', 'subgraph fetches', 'waves', 'SQL statements', 'on 10 × the data'], rows);
}

/** Beside what was measured on the same day. */
function keep(figures: object): void {
  const machine = {
    cpus: os.cpus().length,
    model: os.cpus()[0].model,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    platform: `${os.platform()} ${os.arch()}`,
    node: process.version,
  };
  mkdirSync(projectFile('bench', 'results'), { recursive: true });
  const file = projectFile('bench', 'results', `${new Date().toISOString().slice(0, 10)}.json`);
  const before = existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as object) : [];
  const kept = Object.fromEntries(before.filter(([part]) => (PARTS as readonly string[]).includes(part)));
  writeFileSync(file, `${JSON.stringify({ machine, ...kept, ...figures }, null, 2)}\n`);
  process.stderr.write(`  kept in ${file}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
