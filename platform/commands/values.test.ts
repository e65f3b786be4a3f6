import type { HubError } from '../errors';
import { Checks } from './checks';
import { checkDistinct, checkId, checkLine, checkUrl, readList, readMoney, readText, readTexts } from './values';

/** The fields that a reading finds wrong. */
function wrong(read: (checks: Checks) => unknown): string[] {
  const checks = new Checks();
  read(checks);
  try {
    checks.done();
    return [];
  } catch (error) {
    const { fields } = (error as HubError).extensions as { fields: { path: (string | number)[] }[] };
    return fields.map(({ path }) => path.join('.'));
  }
}

describe('a text', () => {
  it('is read with null for the language that is missing, and no machine where none is named', () => {
    const read = readText(new Checks(), 'title', { en: 'Hello', original: 'EN' });
    expect(read).toEqual({ en: 'Hello', es: null, original: 'EN', machineTranslated: [] });
  });

  it('keeps what was left out apart from null', () => {
    expect(readText(new Checks(), 'title', undefined)).toBeUndefined();
    expect(readText(new Checks(), 'title', null)).toBeNull();
  });

  it.each([
    [{ en: 'Hello', original: 'ES' as const }, ['input.title']],
    [{ en: '', original: 'EN' as const }, ['input.title']],
    [{ en: 'Hello', es: ' ', original: 'EN' as const }, ['input.title']],
    [{ en: 'x'.repeat(11), original: 'EN' as const }, ['input.title']],
    [{ en: 'Hi', es: 'x'.repeat(11), original: 'EN' as const }, ['input.title']],
    [{ en: 'x'.repeat(10), es: 'x'.repeat(10), original: 'EN' as const }, []],
  ])('%j is wrong at %j', (given, fields) => {
    expect(wrong((checks) => readText(checks, 'title', given, 10))).toEqual(fields);
  });

  it('of a list is named by its place', () => {
    const given = [
      { en: 'Good', original: 'EN' as const },
      { en: 'Good', original: 'ES' as const },
    ];
    expect(wrong((checks) => readTexts(checks, 'objectives', given))).toEqual(['input.objectives.1']);
  });
});

it('a list is cleared by null, stays when it is left out, and has at most a hundred entries', () => {
  expect(readList(new Checks(), 'list', null)).toEqual([]);
  expect(readList(new Checks(), 'list', undefined)).toBeUndefined();
  expect(wrong((checks) => readList(checks, 'list', Array(100).fill(1)))).toEqual([]);
  expect(wrong((checks) => readList(checks, 'list', Array(101).fill(1)))).toEqual(['input.list']);
});

it('a list of distinct values names each one that comes again', () => {
  expect(wrong((checks) => checkDistinct(checks, 'list', ['a', 'b', 'a', 'a']))).toEqual([
    'input.list.2',
    'input.list.3',
  ]);
});

it.each([
  [{ cents: 1, currency: 'USD' }, true],
  [{ cents: -1, currency: 'USD' }, true],
  [{ cents: 1, currency: 'usd' }, false],
  [{ cents: 1.5, currency: 'USD' }, false],
])('an amount of %j is right: %s', (given, right) => {
  expect(wrong((checks) => readMoney(checks, 'amount', given))).toEqual(right ? [] : ['input.amount']);
});

it.each([
  ['https://hartford.example/a?b=c#d', true],
  ['HTTP://hartford.example', true],
  ['javascript:alert(1)', false],
  ['data:text/html,1', false],
  ['//hartford.example', false],
  ['https://', false],
  ['https://hartford.example/a b', false],
  [' https://hartford.example', false],
  [`https://hartford.example/${'x'.repeat(2_000)}`, false],
])('an address %j is right: %s', (given, right) => {
  expect(wrong((checks) => checkUrl(checks, 'url', given))).toEqual(right ? [] : ['input.url']);
});

it.each([
  ['5.1', true],
  ['12345', true],
  ['123456', false],
  [' ', false],
  ['a\nb', false],
  ['a\u0000', false],
])('a line %j is right: %s', (given, right) => {
  expect(wrong((checks) => checkLine(checks, 'number', given, 5))).toEqual(right ? [] : ['input.number']);
});

it.each([
  ['seat-mayor', true],
  ['01976d1e-7b4c-7000-8000-000000000000', true],
  ['', false],
  ['a b', false],
  ['a\n', false],
  ['x'.repeat(129), false],
])('an id %j is right: %s', (given, right) => {
  expect(wrong((checks) => checkId(checks, 'seat', given))).toEqual(right ? [] : ['input.seat']);
});
