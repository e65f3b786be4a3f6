import { type InformingFigures, type InformingOptions, runInforming } from '../informing/run';

/* `npm run test:informing` is the long run. */

const run = (options: Pick<InformingOptions, 'kills' | 'targets' | 'knownBad'>): Promise<InformingFigures> =>
  runInforming({ seed: 20_261_125, petitioners: 3, ...options });

it('services know of one another what is so, while everything is killed and the bus loses, repeats and shuffles', async () => {
  const figures = await run({ kills: 5 });
  expect(figures).toMatchObject({ kept: true, lost: 0, unlawful: [], differences: {}, rebuiltOtherwise: [] });
  expect(figures.acknowledged).toBeGreaterThan(30);
  expect(figures.repeated).toBeGreaterThan(20);
}, 120_000);

it('is judged by a run that finds what a feed loses that trusts the bus', async () => {
  const { kept, differences } = await run({ kills: 2, targets: ['department', 'mayors-cabinet'], knownBad: true });
  expect(kept).toBe(false);
  expect(Object.keys(differences).length).toBeGreaterThan(0);
}, 180_000);
