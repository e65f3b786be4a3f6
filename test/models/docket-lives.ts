import * as fc from 'fast-check';
import { type Act, ACTS, type Docket, newDocket, type Step, take } from './docket-model';

const STEPS = 30;
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

const at = fc.constantFrom<0 | 1>(0, 1);
const anyStep: fc.Arbitrary<Step> = fc.record({ act: fc.constantFrom(...ACTS), at });

/** Steps of which most may be done, so that lives become long; some may not. */
export const life: fc.Arbitrary<readonly Step[]> = fc
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
