import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, startProcess } from '../../test/support/processes';
import { median } from '../statistics';

const QUESTION = '{ bodies { name { en } recommendations(first: 3) { nodes { number } } } }';

export interface StartFigure {
  /** Command to first answer, in an empty folder: the database is made, the demo year loaded. */
  readonly firstMs: number;
  /** The same with the data present, median. */
  readonly againMs: number;
}

/** P9: from the command to the first answer of a question that crosses bodies. */
export async function measureStart(rounds: number, say: (line: string) => void): Promise<StartFigure> {
  const home = mkdtempSync(path.join(tmpdir(), 'hub-bench-'));
  try {
    const firstMs = await timeOnce(home);
    say(`first start: ${firstMs.toFixed(0)} ms`);
    const again: number[] = [];
    for (let round = 0; round < rounds; round++) {
      again.push(await timeOnce(home));
      say(`start with data present: ${again.at(-1)!.toFixed(0)} ms`);
    }
    return { firstMs, againMs: median(again) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function timeOnce(home: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const hub = startProcess(['start'], { HUB_DATA: home, PORT: String(port), NODE_ENV: 'production' });
  try {
    while (hub.child.exitCode === null) {
      const answer = await ask(port);
      if (answer) return performance.now() - started;
      await delay(5);
    }
    throw new Error(`The hub did not start: ${hub.log()}`);
  } finally {
    await hub.end();
  }
}

async function ask(port: number): Promise<boolean> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUESTION }),
  };
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, request).catch(() => null);
  const answer = response && ((await response.json()) as { data?: { bodies?: unknown[] } });
  return (answer?.data?.bodies?.length ?? 0) > 0;
}
