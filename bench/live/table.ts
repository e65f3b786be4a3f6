import { markdown } from '../markdown';
import type { FanOutFigure } from './fan-out';
import type { LiveFigure } from './measure';

type Row = readonly string[];

/** P4, P5, P6, P6b with what each is compared to, and what it is to be. */
export function liveTable(figure: LiveFigure): string {
  const head = ['following a meeting live', 'the hub', 'bare', '×', 'goal'];
  return markdown(head, [...fanOutRows(figure), ...latencyRows(figure), ...stormRows(figure)]);
}

function fanOutRows({ fanOut, subscribers }: LiveFigure): Row[] {
  const pairs = (['WebSocket', 'SSE'] as const).map((kind) => ({
    kind,
    own: fanOut.find((one) => one.kind === kind && !one.isFloor) as FanOutFigure,
    bare: fanOut.find((one) => one.kind === kind && one.isFloor) as FanOutFigure,
  }));
  return [
    ...pairs.map(({ kind, own, bare }) =>
      compared(
        `P4: gateway CPU for a message to one of ${count(subscribers)} equal subscribers, µs; ${kind}`,
        [own.cpuPerMessage, bare.cpuPerMessage],
        2,
        '≤ 1.1',
      ),
    ),
    ...pairs.map(({ kind, own }) => [`P4: executions for an event; ${kind}`, own.joins.toFixed(2), '', '', '1']),
    ...pairs.map(({ kind, own, bare }) =>
      compared(
        `P5: memory of an idle subscriber, one of ${count(subscribers)}, kB; ${kind}`,
        [own.rss / 1024, bare.rss / 1024],
        1,
        '≤ 1.1, ≤ 10 kB',
      ),
    ),
  ];
}

function latencyRows({ latency, latencySubscribers }: LiveFigure): Row[] {
  const [own, bare] = [false, true].map((isFloor) => latency.find((one) => one.isFloor === isFloor)!);
  const name = `P6: commit to client, ${count(latencySubscribers)} subscribers, ms`;
  return [
    compared(`${name}; p50`, [own.p50, bare.p50], 1, ''),
    compared(`${name}; p99`, [own.p99, bare.p99], 1, '≤ 1.5'),
  ];
}

function stormRows({ storm }: LiveFigure): Row[] {
  return storm.map(({ name, subscribers, wholeMs, startMs, statements, isBehind }) => {
    const start = startMs > 0 ? ` (its start: ${startMs.toFixed(0)})` : '';
    return [
      `P6b: ${count(subscribers)} dropped by a killed gateway, ${name}: all whole after, ms${start}; SQL statements meanwhile: ${count(Math.round(statements))}`,
      wholeMs.toFixed(0),
      '',
      '',
      isBehind ? '' : '≤ 1500',
    ];
  });
}

function compared(name: string, [own, bare]: readonly [number, number], digits: number, goal: string): Row {
  return [name, own.toFixed(digits), bare.toFixed(digits), (own / bare).toFixed(2), goal];
}

function count(number: number): string {
  return number.toLocaleString('en');
}
