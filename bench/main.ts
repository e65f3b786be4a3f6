import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import setup from '../test/support/global-setup';
import teardown from '../test/support/global-teardown';
import { projectFile } from '../platform/paths';
import { type GatewayFigure, measureGateways } from './gateways/measure';
import { measureQuestions, type QuestionFigure } from './questions/measure';
import { measureStart, type StartFigure } from './start/measure';

/** Measures, prints a table, and keeps the figures in bench/results. Rounds and seconds can be given: main.js 5 5. */
async function main(): Promise<void> {
  const [rounds = 5, secondsPerRound = 5] = process.argv.slice(2).map(Number);
  const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
  const gateways = await measureGateways({ rounds, secondsPerRound, connections: [1, 50] }, say);
  const start = await measureStart(rounds, say);
  await setup();
  const questions = await measureQuestions().finally(teardown);

  const table = [gatewayTable(gateways), startTable(start), questionTable(questions)].join('\n\n');
  process.stdout.write(`${table}\n`);
  keep({ gateways, start, questions, rounds, secondsPerRound });
}

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

function markdown(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

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
  writeFileSync(file, `${JSON.stringify({ machine, ...figures }, null, 2)}\n`);
  process.stderr.write(`  kept in ${file}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
