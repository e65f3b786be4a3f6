import * as fc from 'fast-check';
import { Random } from '../faults/random';
import { DocketHub } from './docket-hub';
import { type Act, ACTS, type Docket, newDocket, RULES, type Step, take } from './docket-model';

/*
 * Random lives of an ask of the parents, of which the services must make what the model does: never a state that it has
 * not, never a move by itself that is lost or made twice. `npm run test:models` lives thousands of them.
 */

const RUNS = Number(process.env.HUB_MODEL_RUNS ?? 20);
const SEED = Number(process.env.HUB_MODEL_SEED ?? 7);
const STEPS = 30;
/** Lives at a time. */
const SIDE_BY_SIDE = 20;
/** Without them no life gets far. */
const ONWARD: ReadonlySet<Act> = new Set([
  'acknowledge',
  'schedule',
  'publishAgenda',
  'startMeeting',
  'adopt',
  'answer',
  'implement',
  'reportBack',
  'close',
]);

let hub: DocketHub;
beforeAll(async () => {
  hub = await DocketHub.start();
}, 60_000);
afterAll(() => hub.stop());

const at = fc.constantFrom<0 | 1>(0, 1);
const anyStep: fc.Arbitrary<Step> = fc.record({ act: fc.constantFrom(...ACTS), at });

/** Steps of which most may be done, so that lives become long; some may not. */
const life: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.tuple(anyStep, fc.nat(), fc.integer({ min: 0, max: 4 })), { minLength: 6, maxLength: STEPS })
  .map((drawn) => {
    const docket = newDocket();
    return drawn.map(([any, pick, wild]) => {
      const step = wild === 0 ? any : (chosen(legalSteps(docket), pick) ?? any);
      take(docket, step);
      return step;
    });
  });

function chosen(steps: readonly Step[], pick: number): Step | undefined {
  return steps[pick % steps.length];
}

function legalSteps(docket: Docket): Step[] {
  const all = ACTS.flatMap((act) => ([0, 1] as const).map((one): Step => ({ act, at: one })));
  const legal = all.filter((step) => take(structuredClone(docket), step));
  const onward = legal.filter(({ act }) => ONWARD.has(act));
  return [...legal, ...onward, ...onward, ...onward];
}

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
  const many = fc.sample(life, { numRuns: RUNS, seed: SEED + 1 });
  const cases = await Promise.all(many.map(async (steps) => ({ steps, ids: await hub.begin() })));
  await Promise.all(
    cases.map(async ({ steps, ids }) => {
      for (const step of steps) {
        await hub.take(step, ids);
        if (random.below(4) === 0) await new Promise(setImmediate);
      }
    }),
  );
  await hub.settle();
  for (const { ids } of cases) expectLawful(await hub.tell(ids));
}, 3_600_000);

/** From where each stage may be reached, by hand or by itself. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  SUBMITTED: ['RETURNED'],
  ACKNOWLEDGED: ['SUBMITTED', 'SCHEDULED'],
  RETURNED: ['SUBMITTED', 'ACKNOWLEDGED', 'DEFERRED'],
  SCHEDULED: ['ACKNOWLEDGED', 'DEFERRED'],
  DEFERRED: ['ACKNOWLEDGED', 'SCHEDULED'],
  DECIDED: ['SCHEDULED'],
  ANSWERED: ['DECIDED'],
  IMPLEMENTING: ['ANSWERED'],
  REPORTED_BACK: ['ANSWERED', 'IMPLEMENTING'],
  CLOSED: ['REPORTED_BACK'],
  WITHDRAWN: ['SUBMITTED', 'ACKNOWLEDGED', 'RETURNED', 'DEFERRED', 'SCHEDULED'],
};
const PRIORITY_AFTER: Readonly<Record<string, readonly string[]>> = {
  HEARD: ['CHOSEN', 'CLOSED'],
  CHOSEN: ['SENT', 'CLOSED'],
  SENT: ['ANSWERED', 'CHOSEN', 'CLOSED'],
  ANSWERED: ['CLOSED'],
  CLOSED: [],
};

function expectLawful({ stages, priority, logged, meetings }: Awaited<ReturnType<DocketHub['tell']>>): void {
  expect(stages[0]).toBe('SUBMITTED');
  for (const [place, stage] of stages.entries())
    if (place > 0) expect([stage, BEFORE[stage]]).toEqual([stage, expect.arrayContaining([stages[place - 1]])]);
  expect(logged.stages).toEqual(stages);
  for (const [place, status] of logged.priority.entries())
    if (place > 0) expect(PRIORITY_AFTER[logged.priority[place - 1]]).toContain(status);
  expect(logged.priority.at(-1)).toBe(priority);
  // What the recommendation came to, its priority knows.
  if (stages.includes('ANSWERED')) expect(['ANSWERED', 'CLOSED']).toContain(priority);
  if (stages.at(-1) === 'WITHDRAWN') expect(['CHOSEN', 'CLOSED']).toContain(priority);
  // It waits for no meeting that will not take it up.
  const isOpen = ([status, item]: readonly [string, string | null]): boolean =>
    !['CANCELLED', 'NOT_HELD_NO_QUORUM'].includes(status) &&
    item !== null &&
    !['TABLED', 'WITHDRAWN'].includes(item) &&
    !(status === 'ADJOURNED' && item === 'PLANNED');
  if (stages.at(-1) === 'SCHEDULED') expect(meetings.some(isOpen)).toBe(true);
}
