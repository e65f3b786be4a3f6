import * as fc from 'fast-check';
import { Random } from '../faults/random';
import { DocketHub } from './docket-hub';
import { unlawful } from './docket-law';
import { type Docket, newDocket, RULES, type Step, take } from './docket-model';
import { life } from './docket-lives';

/*
 * Random lives of an ask of the parents, of which the services must make what the model does: never a state that it has
 * not, never a move by itself that is lost or made twice. `npm run test:models` lives thousands of them.
 */

const RUNS = Number(process.env.HUB_MODEL_RUNS ?? 12);
const SEED = Number(process.env.HUB_MODEL_SEED ?? 7);
/** Lives at a time. */
const SIDE_BY_SIDE = 20;
/** The same where nobody waits for anything; of more, some would wait longer for the database than they may. */
const AT_ONCE = 100;
let hub: DocketHub;
beforeAll(async () => {
  hub = await DocketHub.start();
}, 60_000);
afterAll(() => hub.stop());

/** Of the state, and nothing else: an item that was removed is not there any more. */
function isRefusal(code: string | null): boolean {
  if (code === null) return false;
  if (['ILLEGAL_TRANSITION', 'BAD_USER_INPUT', 'AGENDA_EMPTY', 'NOT_FOUND'].includes(code)) return true;
  throw new Error(`It failed with ${code}.`);
}

function told(docket: Docket): object {
  return {
    stages: docket.stages,
    priority: docket.priority.at(-1),
    meetings: docket.meetings.map(({ status, item }) => [status, item]),
    logged: { stages: docket.stages, priority: docket.priority },
  };
}

it('knows of every act how it is done and when it may not be', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(life, (steps) => {
      const docket = newDocket();
      for (const step of steps) seen.add(`${step.act} ${take(docket, step) ? 'done' : 'refused'}`);
    }),
    { numRuns: 1_000, seed: SEED },
  );
  const all = Object.keys(RULES).flatMap((act) => [`${act} done`, `${act} refused`]);
  // A priority that was sent is never to be chosen anew by hand.
  expect(all.filter((one) => !seen.has(one))).toEqual(['choosePriority done']);
});

it('what the services make of a life is what the model makes of it', async () => {
  const all = fc.sample(life, { numRuns: RUNS, seed: SEED });
  for (let first = 0; first < all.length; first += SIDE_BY_SIDE)
    await liveInStep(all.slice(first, first + SIDE_BY_SIDE));
  if (process.env.HUB_MODEL_RUNS) {
    const steps = all.reduce((sum, { length }) => sum + length, 0);
    process.stdout.write(`${RUNS} lives with ${steps} steps, seed ${SEED}: as the model says.\n`);
  }
}, 3_600_000);

/** Lives several cases side by side: after each of their steps, everything is known everywhere. */
async function liveInStep(lives: readonly (readonly Step[])[]): Promise<void> {
  const cases = await Promise.all(lives.map(async (steps) => ({ steps, ids: await hub.begin(), docket: newDocket() })));
  const longest = Math.max(...lives.map(({ length }) => length));
  for (let round = 0; round < longest; round++) {
    await Promise.all(
      cases.map(async ({ steps, ids, docket }) => {
        if (round >= steps.length) return;
        const may = take(docket, steps[round]);
        const code = await hub.take(steps[round], ids);
        expect([steps.slice(0, round + 1), code, isRefusal(code)]).toEqual([steps.slice(0, round + 1), code, !may]);
      }),
    );
    await hub.settle();
  }
  for (const { steps, ids, docket } of cases) expect([steps, await hub.tell(ids)]).toEqual([steps, told(docket)]);
}

it('lives that go on at once, faster than services hear of one another, end as the rules say', async () => {
  const random = new Random(SEED);
  const all = fc.sample(life, { numRuns: RUNS, seed: SEED + 1 });
  for (let first = 0; first < all.length; first += AT_ONCE) await liveAtOnce(all.slice(first, first + AT_ONCE), random);
}, 3_600_000);

async function liveAtOnce(lives: readonly (readonly Step[])[], random: Random): Promise<void> {
  const cases = await Promise.all(lives.map(async (steps) => ({ steps, ids: await hub.begin() })));
  await Promise.all(
    cases.map(async ({ steps, ids }) => {
      for (const step of steps) {
        await hub.take(step, ids);
        if (random.below(4) === 0) await new Promise(setImmediate);
      }
    }),
  );
  await hub.settle();
  for (const { steps, ids } of cases) expect([steps, unlawful(await hub.tell(ids))]).toEqual([steps, []]);
}
