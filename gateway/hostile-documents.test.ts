import { getIntrospectionQuery } from 'graphql';
import { type SmallGraph, startSmallGateway } from '../test/support/small-gateway';
import type { Gateway } from './pipeline';

const MEGABYTE = 1024 * 1024;
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

let gateway: Gateway & { graph: SmallGraph };
beforeAll(async () => {
  gateway = await startSmallGateway();
});
afterAll(() => gateway.stop());
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(12);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

async function ask(
  body: string,
): Promise<{ data?: unknown; text: string; errors?: { extensions: Record<string, unknown> }[] }> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  return { ...(JSON.parse(text) as object), text };
}

const query = (text: string, variables = '{}'): string => `{"query":${JSON.stringify(text)},"variables":${variables}}`;
const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

describe.each(NAMES)('the name %s', (name) => {
  it('as an alias is a key like any other', async () => {
    const { text } = await ask(query(`{ ${name}: word(text: "a") { ${name}: length sound } }`));
    expect(text).toBe(`{"data":{"${name}":{"${name}":1,"sound":"/a/"}}}`);
  });

  it('as a variable is a variable like any other', async () => {
    const { text } = await ask(query(`query($${name}: String!) { word(text: $${name}) { text } }`, `{"${name}":"b"}`));
    expect(text).toBe('{"data":{"word":{"text":"b"}}}');
  });

  it('as an operation, a fragment and its alias is a name like any other', async () => {
    const { text } = await ask(query(`query ${name} { ...${name} } fragment ${name} on Query { ${name}: __typename }`));
    expect(text).toBe(`{"data":{"${name}":"Query"}}`);
  });

  it('as a key inside of variables and of the request pollutes nothing', async () => {
    const key = `{"${name}":{"polluted":true}}`;
    await ask(`{"query":"{ __typename }","${name}":{"polluted":true},"variables":${key},"extensions":${key}}`);
    const { errors } = await ask(query('query($c: Count) { count(of: $c) }', `{"c":${key}}`));
    expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('documents that grow', () => {
  const fanOut = (levels: number): string => {
    const lines = times(levels, (i) => `fragment F${i} on Word { next { ...F${i + 1} } o: next { ...F${i + 1} } }`);
    return `{ words { ...F0 } } ${lines} fragment F${levels} on Word { text }`;
  };
  const wideFanOut = (levels: number): string => {
    const lines = times(levels, (i) => `fragment F${i} on Word { ...F${i + 1} ...F${i + 1} }`);
    return `{ words { ...F0 } } ${lines} fragment F${levels} on Word { text }`;
  };
  const introspected = (names: number): string => {
    const inner = times(names, (i) => `f${i}: fields { type { fields { description } } }`);
    return `{ __schema { ${times(names, (i) => `t${i}: types { ...T }`)} } } fragment T on __Type { ${inner} }`;
  };
  const repeated = `{ words { ${times(20, () => `... on Word { ${times(20, () => '... on Word { next { text } }')} }`)} } }`;

  it.each([
    ['25 levels of fragments, each spread twice in a field', fanOut(25)],
    ['40 levels', fanOut(40)],
    ['25 levels, each spread twice in place', wideFanOut(25)],
    ['40 levels in place', wideFanOut(40)],
    [
      'fragments in a circle',
      '{ words { ...A } } fragment A on Word { next { ...B } } fragment B on Word { next { ...A } }',
    ],
    ['what is slow to compare', repeated],
    ['101 aliases', `{ ${times(101, (i) => `a${i}: __typename`)} }`],
    ['500 repeats', `{ ${times(500, () => '__typename')} }`],
    ['directives without end', `{ __typename ${times(200, () => '@include(if: true)')} }`],
    ['nesting without end', `${'{ words '.repeat(900)}{ text }${'}'.repeat(900)}`],
    ['fragments inside of fragments', `{ ${'... { '.repeat(100)} __typename ${'}'.repeat(100)} }`],
    ['introspection under many names', introspected(30)],
    ['brackets without end', `{ word(text: ${'['.repeat(100_000)}`],
    ['introspection in a circle', `{ __schema { types { ${'fields { type { '.repeat(8)} name ${'} }'.repeat(8)} } } }`],
    ['a name of a megabyte', `{ ${'a'.repeat(MEGABYTE - 100)} }`],
    ['a comment of a megabyte', `{ __typename } # ${'a'.repeat(MEGABYTE - 100)}`],
  ])('%s: refused before anything is asked, and at once', async (_, text) => {
    gateway.graph.asked.length = 0;
    const start = performance.now();
    const { errors } = await ask(query(text));
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(['LIMIT_EXCEEDED', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors?.[0].extensions.code);
    expect(gateway.graph.asked).toEqual([]);
  });

  it('introspection as tools ask it is answered', async () => {
    const { data } = await ask(
      query(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true })),
    );
    expect(data).toHaveProperty('__schema.types');
  });
});

describe('memory', () => {
  it('is bounded, however many documents and large bodies come', async () => {
    await ask(query('{ words { text } }'));
    const before = process.memoryUsage().rss;
    const large = query('{ words { text } }', `{"v":"${'x'.repeat(10 * MEGABYTE)}"}`);
    for (let i = 0; i < 4; i++) expect((await ask(large)).errors?.[0].extensions.code).toBe('PAYLOAD_TOO_LARGE');
    for (let i = 0; i < 100; i++) await ask(query(`{ a${i}: __typename } # ${'a'.repeat(60_000)}`));
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * MEGABYTE);
    expect((await ask(query('{ words { text } }'))).data).toEqual({ words: [{ text: 'sun' }, { text: 'moon' }] });
  });

  it('is not spent on deep JSON', async () => {
    const { errors } = await ask(query('{ __typename }', `{"v":${'['.repeat(200_000)}${']'.repeat(200_000)}}`));
    expect(errors?.[0].extensions).toMatchObject({ limit: 'variableDepth' });
  });
});
