import { killAtRandom } from './kills';
import { type RunFigures, runFaults, type RunOptions } from './run';
import { World, type WorldOptions } from './world';

/** `npm run test:faults` is the long run. */
async function run(world: WorldOptions, options: Omit<RunOptions, 'seed'>): Promise<RunFigures> {
  const started = await World.start(world);
  try {
    return await runFaults(started, { seed: 20_261_125, ...options });
  } finally {
    await started.stop();
  }
}

it('loses nothing, repeats nothing and keeps the order while its processes are killed', async () => {
  const figures = await run({}, { fault: killAtRandom(6), subscribers: 18, writers: 4, pause: 20 });
  expect(figures).toMatchObject({ kept: true, refusals: [] });
  expect(figures.acknowledged).toBeGreaterThan(20);
  expect(figures.delivered).toBeGreaterThan(100);
  expect(figures.sentAgain).not.toHaveProperty('INTERNAL_SERVER_ERROR');
}, 90_000);

it('is judged by a run that finds what a log loses whose ids are given before the commit', async () => {
  // What is lost never comes: it is not waited for long.
  const busy = { fault: killAtRandom(2), subscribers: 6, writers: 12, pause: 0, drain: 3_000 };
  const { kept, verdict } = await run({ knownBad: true }, busy);
  expect(kept).toBe(false);
  expect(verdict.lostAtStart + verdict.lostInside + verdict.lostAtEnd).toBeGreaterThan(0);
}, 90_000);
