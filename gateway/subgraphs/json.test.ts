import { SubgraphFailure } from './failure';
import { copyJson, parseJson } from './json';
import { asResult } from './result';

const DEEP = 100_000;

function nested(depth: number, open: string, close: string): string {
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
}

describe('the text of an answer', () => {
  it.each([
    ['lists', nested(DEEP, '[', ']')],
    ['objects', nested(DEEP, '{"a":', '}')],
    ['both', nested(DEEP, '[{"a":', '}]')],
    ['lists with strings between', nested(2_000, '["]]]]\\"]]]]",', ']')],
    ['lists after many strings of closing brackets', `[${'"]",'.repeat(5_000)}${nested(2_000, '[', ']')}]`],
    ['lists with spaces between', nested(2_000, '[ \n', ' \t]')],
    ['lists that never end', '['.repeat(DEEP)],
    ['the value of a key after much else', `{"a":[${'{},'.repeat(50_000)}1],"b":${nested(2_000, '[', ']')}}`],
  ])('is refused when it nests too deep in %s', (_, text) => {
    expect(() => parseJson(text)).toThrow('JSON that nests too deep');
  });

  it('may be wide, and as deep as answers are, and hold brackets in its strings', () => {
    const wide = `[${Array.from({ length: 5_000 }, () => '{"a":["\\\\",{}]}').join(',')}]`;
    expect(parseJson(wide)).toHaveLength(5_000);
    expect(parseJson(`[${nested(199, '[', ']')},${'[],'.repeat(1_000)}0]`)).toHaveLength(1_002);
    expect(parseJson(JSON.stringify(['['.repeat(5_000), '"['.repeat(5_000), '\\'.repeat(5_000)]))).toHaveLength(3);
  });

  it.each([
    ['nothing', ''],
    ['HTML', '<!doctype html><title>502</title>'],
    ['what is cut off', '{"data":{"a":1'],
    ['what goes on', '{"data":null}{"data":null}'],
    ['a byte order mark before it', '\ufeff{"data":null}'],
    ['a comment', '{"data":null} // x'],
    ['a trailing comma', '{"data":{"a":1,}}'],
    ['numbers that are none', '{"data":{"a":NaN}}'],
    ['control characters in strings', '{"data":{"a":"\n"}}'],
  ])('is refused when it is %s', (_, text) => {
    expect(() => parseJson(text)).toThrow('an answer that is no JSON');
  });

  it('may have lone surrogates, and one key twice, of which the last counts', () => {
    expect(parseJson('{"a":"\\ud800","a":"\\udfff"}')).toEqual({ a: '\udfff' });
  });

  it('may have keys of any name, which become keys and nothing else', () => {
    const parsed = parseJson('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect(Object.keys(parsed as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a copy', () => {
  it('is what would have gone over the wire', () => {
    const value = {
      a: [1, undefined, () => 1, Number.NaN, Infinity],
      b: undefined,
      c: Symbol('c'),
      d: new Date(0),
      e: { toJSON: () => ({ f: '\ud800', g: undefined }) },
      h: Object.assign(Object.create(null) as object, { i: true }),
      j: null,
    };
    expect(copyJson(value)).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it('shares nothing with the original', () => {
    const inner = { list: [{ a: 1 }] };
    const copied = copyJson({ first: inner, second: inner }) as Record<'first' | 'second', typeof inner>;
    copied.first.list[0].a = 2;
    expect(copied.second.list[0].a).toBe(1);
    expect(inner.list[0].a).toBe(1);
  });

  it('has keys of any name, and pollutes nothing', () => {
    const copied = copyJson(JSON.parse('{"__proto__":{"polluted":1},"constructor":2}')) as object;
    expect(JSON.stringify(copied)).toBe('{"__proto__":{"polluted":1},"constructor":2}');
    expect(Object.getPrototypeOf(copied)).toBe(Object.prototype);
    expect((copied as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('of what nests too deep, or in itself, is refused', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    circle.list = [circle, circle];
    const endless = { toJSON: (): object => endless };
    for (const value of [circle, endless, JSON.parse(nested(DEEP, '[', ']'))])
      expect(() => copyJson(value)).toThrow('an answer that nests too deep');
  });
});

describe('a GraphQL result', () => {
  it.each([
    null,
    1,
    'data',
    true,
    [],
    [{ data: {} }],
    {},
    { data: null },
    { data: null, errors: [] },
    { errors: null },
  ])('is not %j', (value) => expect(() => asResult(value)).toThrow(SubgraphFailure));

  it.each([1, 'x', true, [], [{}]])('has no data like %j', (data) => {
    expect(() => asResult({ data })).toThrow('data that is no object');
  });

  it.each([1, 'x', true, {}, { length: 1 }])('has no errors like %j', (errors) => {
    expect(() => asResult({ data: {}, errors })).toThrow('errors that are no list');
  });

  it('has data, or errors, or both, whatever else there is', () => {
    expect(asResult({ data: { a: 1 }, extensions: 1 })).toEqual({ data: { a: 1 }, errors: [] });
    expect(asResult({ data: { a: null }, errors: null })).toEqual({ data: { a: null }, errors: [] });
    expect(asResult({ errors: [1, null] })).toEqual({ data: null, errors: [1, null] });
    expect(asResult({ data: {}, errors: [{ message: 'x' }] })).toEqual({ data: {}, errors: [{ message: 'x' }] });
  });
});
