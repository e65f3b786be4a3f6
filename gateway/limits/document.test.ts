import { getIntrospectionQuery, parse } from 'graphql';
import { HubError } from '../../platform/errors';
import { limitDocument } from './document';
import { DEFAULT_LIMITS, type Limits } from './limits';

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');
const nested = (levels: number): string => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`;

const bracketed = (levels: number): string => `{ ${'... { '.repeat(levels)} a ${'}'.repeat(levels)} }`;

/** Each level spreads the next one twice: the text grows by a line, what it asks doubles. */
function fanOut(levels: number): string {
  const lines = Array.from(
    { length: levels },
    (_, i) => `fragment F${i} on A { a { ...F${i + 1} } b: a { ...F${i + 1} } }`,
  );
  return `{ ...F0 } ${lines.join(' ')} fragment F${levels} on A { c }`;
}

function refusalOf(text: string, limits: Partial<Limits> = {}): HubError | undefined {
  try {
    limitDocument(parse(text), { ...DEFAULT_LIMITS, ...limits });
    return undefined;
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}

describe('limits of a document', () => {
  it.each([
    ['depth', nested(15), nested(16), 16],
    ['nesting', bracketed(44), bracketed(45), 46],
    ['rootFields', `{ ${times(20, (i) => `f${i}`)} }`, `{ ${times(21, (i) => `f${i}`)} }`, 21],
    ['aliases', `{ a { ${times(30, (i) => `k${i}: f`)} } }`, `{ a { ${times(31, (i) => `k${i}: f`)} } }`, 31],
    ['repeats', `{ a { ${times(50, () => 'f')} } }`, `{ a { ${times(51, () => 'f')} } }`, 51],
    ['directives', `{ f ${times(50, () => '@d')} }`, `{ f ${times(51, () => '@d')} }`, 51],
    ['selections', `{ a { ${times(4_999, (i) => `f${i}`)} } }`, `{ a { ${times(5_000, (i) => `f${i}`)} } }`, 5_001],
  ])('lets the last %s pass, and refuses one more with limit and measure', (limit, last, tooMuch, measured) => {
    expect(refusalOf(last)).toBeUndefined();
    expect(refusalOf(tooMuch)?.extensions).toEqual({
      code: 'LIMIT_EXCEEDED',
      limit,
      allowed: DEFAULT_LIMITS[limit as keyof Limits],
      measured,
    });
  });

  it.each([
    ['lists', `{ a(b: ${'['.repeat(45)}${']'.repeat(45)}) }`],
    ['objects', `{ a(b: ${'{ b: '.repeat(45)}1${'}'.repeat(45)}) }`],
    ['types', `query($v: ${'['.repeat(46)}Int${']'.repeat(46)}) { a }`],
  ])('counts %s inside of each other as nesting', (_, text) => {
    expect(refusalOf(text)?.extensions).toMatchObject({ limit: 'nesting', measured: 46 });
  });

  it('lets the introspection query of the explorer pass, with no level to spare', () => {
    expect(refusalOf(getIntrospectionQuery())).toBeUndefined();
    expect(refusalOf(getIntrospectionQuery(), { depth: 14 })?.extensions).toMatchObject({
      limit: 'depth',
      measured: 15,
    });
  });

  it('counts what fragments hold wherever they are spread', () => {
    const spread = `{ a { ...F } b { ...F } } fragment F on A { c { d } ... on B @include(if: true) { e } }`;
    expect(refusalOf(spread, { selections: 11 })?.extensions).toMatchObject({ limit: 'selections', measured: 12 });
    expect(refusalOf(spread, { depth: 2 })?.extensions).toMatchObject({ limit: 'depth', measured: 3 });
    expect(refusalOf(spread, { directives: 1 })?.extensions).toMatchObject({ limit: 'directives', measured: 2 });
  });

  it('counts root fields through fragments', () => {
    const text = `{ ...F ... on Query { ...F } } fragment F on Query { ${times(11, (i) => `f${i}`)} }`;
    expect(refusalOf(text)?.extensions).toMatchObject({ limit: 'rootFields', measured: 22 });
  });

  it('adds up the operations of a document', () => {
    expect(refusalOf('query A { a } query B { b c }', { selections: 2 })?.extensions).toMatchObject({ measured: 3 });
  });

  it('counts aliases where equal response keys come together', () => {
    const half = (from: number): string => `m: meeting { ${times(16, (i) => `k${from + i}: title`)} }`;
    expect(refusalOf(`{ ${half(0)} ... on Query { ${half(16)} } }`)?.extensions).toMatchObject({
      limit: 'aliases',
      measured: 32,
    });
  });

  it('lets different fields and different parents be renamed as often as one likes', () => {
    expect(refusalOf(`{ a { ${times(100, (i) => `k${i}: f${i} { mt: machine }`)} } }`)).toBeUndefined();
  });

  it('refuses what pairwise comparison would be slow for, before it is compared', () => {
    const inner = `{ ${times(20, () => '... on A { a { b } }')} }`;
    expect(refusalOf(`{ a { ${times(20, () => `... on A ${inner}`)} } }`)?.extensions).toMatchObject({
      limit: 'repeats',
      measured: 400,
    });
  });

  it.each([5, 12, 25, 40, 80])('measures a fan-out of %i levels without writing it out', (levels) => {
    const document = fanOut(levels);
    const start = performance.now();
    const refusal = refusalOf(document, { depth: 100 });
    expect(performance.now() - start).toBeLessThan(250);
    if (levels === 5) expect(refusal).toBeUndefined();
    else expect(refusal?.extensions.measured).toBeGreaterThan(5_000);
    expect(Number.isSafeInteger(refusal?.extensions.measured ?? 0)).toBe(true);
  });

  it('measures fragments that no operation uses, for they are validated too', () => {
    const hidden = fanOut(25).replace('{ ...F0 }', '{ c }');
    expect(refusalOf(hidden, { depth: 100 })?.extensions).toMatchObject({ limit: 'selections' });
  });

  it.each(['{ ...F } fragment F on A { ...F }', '{ ...F } fragment F on A { a { ...G } } fragment G on A { ...F }'])(
    'refuses fragments that contain themselves: %s',
    (text) => expect(refusalOf(text)?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED'),
  );

  it('leaves unknown fragments to validation', () => {
    expect(refusalOf('{ ...Nowhere }')).toBeUndefined();
  });
});
