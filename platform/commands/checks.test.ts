import type { HubError } from '../errors';
import { checkKey, Checks } from './checks';

function refusalOf(work: () => void): HubError | null {
  try {
    work();
    return null;
  } catch (error) {
    return error as HubError;
  }
}

it('says nothing while everything holds', () => {
  const checks = new Checks();
  expect(checks.that(true, 'title', 'must be there')).toBe(true);
  expect(refusalOf(() => checks.done())).toBeNull();
});

it('tells every wrong field at once, with its path below the input and the reason', () => {
  const checks = new Checks();
  expect(checks.that(false, 'title', 'must be there')).toBe(false);
  checks.that(false, ['rollCall', 2, 'seat'], 'must be an id');
  checks.that(false, [], 'must have something to change');
  const refusal = refusalOf(() => checks.done());
  expect(refusal?.code).toBe('BAD_USER_INPUT');
  expect(refusal?.message).toBe(
    'The input is not acceptable: input.title must be there; input.rollCall.2.seat must be an id; ' +
      'input must have something to change.',
  );
  expect(refusal?.extensions.fields).toEqual([
    { path: ['input', 'title'], reason: 'must be there' },
    { path: ['input', 'rollCall', 2, 'seat'], reason: 'must be an id' },
    { path: ['input'], reason: 'must have something to change' },
  ]);
});

it.each([
  ['k', true],
  ['k'.repeat(200), true],
  ['k'.repeat(201), false],
  ['', false],
  [' ', false],
])('takes %j as a key: %s', (key, good) => {
  expect(refusalOf(() => checkKey(key))).toEqual(good ? null : expect.objectContaining({ code: 'BAD_USER_INPUT' }));
});
