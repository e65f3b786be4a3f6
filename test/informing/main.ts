import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { runInforming } from './run';

const OPTIONS = {
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  kills: { type: 'string', default: '100' },
  petitioners: { type: 'string', default: '5' },
  'known-bad': { type: 'boolean', default: false },
} as const;

/** `npm run test:informing -- --seed 7`: prints what it measured, and fails when a promise was broken. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const [seed, kills, petitioners] = [values.seed, values.kills, values.petitioners].map(Number);
  say(`seed ${seed}`);
  const figures = await runInforming({ seed, kills, petitioners, knownBad: values['known-bad'], say });
  process.stdout.write(`${JSON.stringify({ seed, ...figures }, null, 2)}\n`);
  process.exitCode = figures.kept ? 0 : 1;
}

function say(line: string): void {
  process.stderr.write(`  ${line}\n`);
}

void main();
