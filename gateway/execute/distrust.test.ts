import { newLibrary } from '../../test/support/library-graph';
import { type TestGraph, told } from '../../test/support/test-graph';
import type { Answer } from './answer';

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(12);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

/** Asks where the subgraph `books` answers its data so. */
function askWith(data: unknown, query: string): Promise<Answer> {
  const graph = newLibrary();
  graph.twists.books = () => ({ data: data as Record<string, unknown> });
  return graph.ask(query);
}

describe('a value that is not of its type', () => {
  it.each([
    ['a text for an Int', 'count', 'three'],
    ['an Int out of range', 'count', 2 ** 31],
    ['a fraction for an Int', 'count', 1.5],
    ['an object for a text', 'text', {}],
    ['a list for a text', 'text', ['a']],
    ['NaN for a Float', 'number', NaN],
    ['Infinity for a Float', 'number', Infinity],
    ['a text for a Boolean', 'flag', 'true'],
    ['NaN inside a custom scalar', 'json', { a: [NaN] }],
    ['undefined inside a custom scalar', 'json', { a: undefined }],
    ['a text for a list', 'books { id }', 'books'],
    ['an object for a list', 'books { id }', { id: 'b1' }],
    ['a text for an object', 'book(id: "b1") { id }', 'b1'],
    ['a list for an object', 'book(id: "b1") { id }', [{ id: 'b1' }]],
    ['an enum value that there is not', 'book(id: "b1") { genre }', { genre: 'RECIPE' }, 'book.genre', { genre: null }],
    [
      'an inherited name for an enum value',
      'book(id: "b1") { genre }',
      { genre: 'toString' },
      'book.genre',
      { genre: null },
    ],
  ])('%s is null, with an error that says whose', async (_, query, value, path = '', expected: unknown = null) => {
    const key = query.split(/[ ({]/)[0];
    const answer = await askWith({ [key]: value }, `{ ${query} greeting }`);
    expect(answer.data).toEqual({ [key]: expected, greeting: null });
    expect(told(answer)).toEqual([{ path: path || key, code: 'SUBGRAPH_BAD_RESPONSE' }]);
  });

  it.each([
    ['a number for a text', 'text', 7, '7'],
    ['a whole number for an ID', 'book(id: "b1") { id }', { id: 7 }, { id: '7' }],
    ['a truth for a text', 'text', true, 'true'],
    ['a whole text for an Int', 'count', '12', 12],
  ])('%s is taken as graphql-js would', async (_, query, value, expected) => {
    const key = query.split(/[ ({]/)[0];
    const answer = await askWith({ [key]: value }, `{ ${query} }`);
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ [key]: expected });
  });

  it.each([['Author'], ['Notice'], ['Item'], ['constructor'], ['__proto__'], [''], [7], [null]])(
    'an object of type %p is no Item here',
    async (__typename) => {
      const items = [{ __typename, id: 'x', title: 'x' }];
      const answer = await askWith({ items, greeting: 'Hello' }, '{ items { __typename id } greeting }');
      expect(answer.data).toEqual({ items: null, greeting: 'Hello' });
      expect(told(answer)).toMatchObject([{ path: expect.stringMatching(/^items\.0/), code: 'SUBGRAPH_BAD_RESPONSE' }]);
    },
  );

  it('an object of another type than the schema has is refused', async () => {
    const answer = await askWith({ book: { __typename: 'Film', id: 'f1' } }, '{ book(id: "b1") { __typename id } }');
    expect(answer.data).toEqual({ book: null });
    expect(told(answer)).toEqual([{ path: 'book', code: 'SUBGRAPH_BAD_RESPONSE' }]);
  });

  it('fields that were not asked for do not reach the client', async () => {
    const answer = await askWith({ text: 'a', secret: 'b' }, '{ text }');
    expect(answer.dataText).toBe('{"text":"a"}');
  });
});

describe('entities', () => {
  const QUERY = '{ books { id translator { name } } }';
  const a1 = { __typename: 'Author', name: 'one' };

  async function askAuthors(entities: unknown, query = QUERY): Promise<{ graph: TestGraph; answer: Answer }> {
    const graph = newLibrary();
    graph.twists.authors = () => ({ data: { _entities: entities } });
    return { graph, answer: await graph.ask(query) };
  }

  it.each([
    ['too few', [a1]],
    ['too many', [a1, a1, a1]],
    ['none', []],
    ['no list', { 0: a1, 1: a1, length: 2 }],
  ])('%s are refused, for nobody can tell which is whose', async (_, entities) => {
    const { graph, answer } = await askAuthors(entities);
    const books = [null, null, null].map((translator, at) => ({ id: `b${at + 1}`, translator }));
    expect(answer.data).toEqual({ books });
    expect(told(answer)).toEqual(
      [0, 1].map((index) => ({ path: `books.${index}.translator`, code: 'SUBGRAPH_BAD_RESPONSE', service: 'authors' })),
    );
    expect(graph.failures).toHaveLength(1);
  });

  it.each([
    ['of another type', { __typename: 'Country', name: 'one' }],
    ['of a type that is no name', { __typename: 7, name: 'one' }],
    ['that is a text', 'a2'],
    ['that is a list', [a1]],
  ])('one %s is refused, and the others are taken', async (_, entity) => {
    const { answer } = await askAuthors([entity, a1]);
    expect(answer.data).toEqual({
      books: [
        { id: 'b1', translator: null },
        { id: 'b2', translator: { name: 'one' } },
        { id: 'b3', translator: null },
      ],
    });
    expect(told(answer)).toEqual([{ path: 'books.0.translator', code: 'SUBGRAPH_BAD_RESPONSE', service: 'authors' }]);
  });

  it('one with another key than was asked for is refused', async () => {
    const graph = newLibrary();
    graph.twists.books = ({ data }, { text }) =>
      text.includes('_entities')
        ? { data: { _entities: [{ __typename: 'Film', id: 'f9', title: 'x', pages: 1 }] } }
        : { data };
    const answer = await graph.ask('{ best { id title } }');
    expect(told(answer)).toMatchObject([{ path: 'best', code: 'SUBGRAPH_BAD_RESPONSE', service: 'books' }]);
    expect(answer.data).toEqual({ best: null });
  });

  it('a null without an error is a null, and moves up where it may not stand', async () => {
    const { answer } = await askAuthors([null, a1]);
    expect(told(answer)).toEqual([{ path: 'books.0.translator.name', code: 'NULL_IN_NON_NULL' }]);
  });

  it('what was not asked of one is not taken', async () => {
    const graph = newLibrary();
    graph.twists.post = () => ({
      data: { _entities: [{ size: { parts: [{ depth: 9 }] }, title: 'x', postage: 'x' }] },
    });
    const answer = await graph.ask('{ book(id: "b1") { title postage size { parts { depth } } } }');
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      book: { title: 'Title b1', postage: 'x', size: { parts: [{ depth: 1 }, { depth: 2 }] } },
    });
  });
});

describe.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('the name %s', (name) => {
  it('is an alias like any other, for values, objects and entities', async () => {
    const graph = newLibrary();
    const answer = await graph.ask(
      `{ ${name}: book(id: "b1") { ${name}: title author { ${name}: name } ${name}s: author { id } } }`,
    );
    expect(answer.dataText).toBe(
      `{"${name}":{"${name}":"Title b1","author":{"${name}":"Name a1"},"${name}s":{"id":"a1"}}}`,
    );
  });

  it('is a variable like any other', async () => {
    const graph = newLibrary();
    const variables = JSON.parse(`{"${name}":"b2"}`) as Record<string, unknown>;
    const answer = await graph.ask(`query ($${name}: ID!) { book(id: $${name}) { id } }`, { variables });
    expect(answer.dataText).toBe('{"book":{"id":"b2"}}');
    const missing = await graph.ask(`query ($${name}: ID!) { book(id: $${name}) { id } }`);
    expect(told(missing)).toEqual([{ path: '', code: 'BAD_USER_INPUT' }]);
  });

  it('as a key in an answer changes nothing else', async () => {
    const graph = newLibrary();
    const polluting = (key: string): string => `"${key}":{"polluted":1}`;
    for (const subgraph of ['books', 'authors']) {
      graph.twists[subgraph] = (result) =>
        JSON.parse(
          JSON.stringify(result).replaceAll('"__typename"', `${polluting(name)},"__typename"`),
        ) as typeof result;
    }
    const answer = await graph.ask('{ books { id author { name } translator { name country { name } } } }');
    expect(answer.errors).toEqual([]);
    expect(answer.dataText).not.toContain('polluted');
    expect(graph.representations('countries').every((given) => given.polluted === undefined)).toBe(true);
  });

  it('as a key in a custom scalar is passed on as it is, or refused', async () => {
    const answer = await askWith({ json: JSON.parse(`{"a":{"${name}":{"polluted":1}}}`) }, '{ json }');
    if (name === '__proto__') expect(told(answer)).toEqual([{ path: 'json', code: 'SUBGRAPH_BAD_RESPONSE' }]);
    else expect(answer.dataText).toBe(`{"json":{"a":{"${name}":{"polluted":1}}}}`);
  });
});

it('a field that has the name of something inherited is null where it was not answered', async () => {
  const answer = await askWith({ book: { id: 'b1' } }, '{ book(id: "b1") { id constructor } }');
  expect(answer.dataText).toBe('{"book":{"id":"b1","constructor":null}}');
});
