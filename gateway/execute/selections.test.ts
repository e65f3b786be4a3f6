import { newLibrary } from '../../test/support/library-graph';
import { told } from '../../test/support/test-graph';

async function dataOf(query: string, variables?: Record<string, unknown>): Promise<string | undefined> {
  const answer = await newLibrary().ask(query, { variables });
  expect(answer.errors).toEqual([]);
  return answer.dataText;
}

describe('@skip and @include', () => {
  const BOTH = [
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ];

  it.each(BOTH)('with skip %p and include %p ask only for what is wanted', async (skip, include) => {
    const graph = newLibrary();
    const query = `query ($skip: Boolean!, $include: Boolean!) {
      text
      book(id: "b1") @skip(if: $skip) @include(if: $include) { id author { name @skip(if: $skip) } }
      newest { id ... @include(if: $include) { author { name } } translator @skip(if: $skip) { id } }
    }`;
    const { data } = await graph.ask(query, { variables: { skip, include } });
    const newest = { id: 'b3', ...(include && { author: { name: 'Name a1' } }), ...(!skip && { translator: null }) };
    const book = { id: 'b1', author: { name: 'Name a1' } };
    expect(data).toEqual({ text: 'text', ...(!skip && include && { book }), newest });
    expect(graph.order.includes('authors')).toBe(include);
  });

  it.each([
    [false, '{"newest":{"id":"b3"},"text":"text"}'],
    [
      true,
      '{"newest":{"id":"b3","author":{"name":"Name a1"}},"text":"text","authors":[{"id":"a1"},{"id":"a2"},{"id":"a3"}]}',
    ],
  ])('on fragments and whole root fields, with include %p', async (include, text) => {
    const query = `query ($include: Boolean = false) {
      newest { id ... on Book @include(if: $include) { author { name } } }
      text
      ... @include(if: $include) { authors { id } }
    }`;
    expect(await dataOf(query, { include })).toBe(text);
  });

  it('may leave nothing at all', async () => {
    expect(await dataOf('{ text @skip(if: true) }')).toBe('{}');
    expect(await dataOf('query ($no: Boolean!) { text @include(if: $no) }', { no: false })).toBe('{}');
    expect(await dataOf('{ books { id @include(if: false) } }')).toBe('{"books":[{},{},{}]}');
  });

  it('decided by a variable that is null are refused', async () => {
    const answer = await newLibrary().ask('query ($no: Boolean = true) { text @skip(if: $no) }', {
      variables: { no: null },
    });
    expect(told(answer)).toEqual([{ path: '', code: 'BAD_USER_INPUT' }]);
    expect(answer.dataText).toBeUndefined();
  });
});

describe('fragments and fields', () => {
  it('that repeat one field are merged, in the order of their first mention', async () => {
    const query = `query { newest { ...A id author { id } ...A ...B } newest { title } }
      fragment A on Book { author { name } }
      fragment B on Item { title id ... on Book { author { country { code } } } }`;
    expect(await dataOf(query)).toBe(
      '{"newest":{"author":{"name":"Name a1","id":"a1","country":{"code":"c1"}},"id":"b3","title":"Title b3"}}',
    );
  });

  it('have the names that the client gives, even where these are names of keys', async () => {
    expect(
      await dataOf('{ id: text newest { title: id id: pages author { id: name name: id __typename: id } } }'),
    ).toBe('{"id":"text","newest":{"title":"b3","id":300,"author":{"id":"Name a1","name":"a1","__typename":"a1"}}}');
  });

  it('ask one field with different arguments under different names', async () => {
    expect(await dataOf('{ a: book(id: "b1") { id } b: book(id: "b2") { id } c: book(id: "zz") { id } }')).toBe(
      '{"a":{"id":"b1"},"b":{"id":"b2"},"c":null}',
    );
  });

  it('tell __typename at every level, under any name', async () => {
    expect(
      await dataOf(
        '{ __typename q: __typename newest { __typename author { t: __typename country { __typename name } } } }',
      ),
    ).toBe(
      '{"__typename":"Query","q":"Query","newest":{"__typename":"Book","author":{"t":"Author","country":{"__typename":"Country","name":"Name c1"}}}}',
    );
    expect(await dataOf('mutation { __typename lend(id: "b1") { id } }')).toBe(
      '{"__typename":"Mutation","lend":{"id":"b1"}}',
    );
  });

  it('of the root type name alone need no subgraph', async () => {
    const graph = newLibrary();
    expect((await graph.ask('{ __typename }')).dataText).toBe('{"__typename":"Query"}');
    expect(graph.asked).toEqual([]);
  });
});

describe('abstract types', () => {
  it('answer each object by its own type', async () => {
    expect(await dataOf('{ items { id ... on Book { pages } ... on Film { minutes __typename } } }')).toBe(
      '{"items":[{"id":"b1","pages":100},{"id":"f1","minutes":90,"__typename":"Film"}]}',
    );
  });

  it('answer unions, with an interface as a condition, and nulls among them', async () => {
    expect(
      await dataOf('{ anything { ... on Item { title } ... on Notice { text } } pick { ... on Book { id } } }'),
    ).toBe('{"anything":[{"title":"Title b1"},{"title":"Title f1"},{"text":"Closed"},null],"pick":{}}');
  });

  it('lead to entities of those types that have them', async () => {
    expect(await dataOf('{ items { ... on Book { author { name } } ... on Film { id } } }')).toBe(
      '{"items":[{"author":{"name":"Name a1"}},{"id":"f1"}]}',
    );
  });

  it('served as an object elsewhere are asked for under the name of the interface', async () => {
    const graph = newLibrary();
    expect((await graph.ask('{ items { stars title } }')).dataText).toBe(
      '{"items":[{"stars":4,"title":"Title b1"},{"stars":2,"title":"Title f1"}]}',
    );
    expect(graph.representations('stars')).toEqual([
      { __typename: 'Item', id: 'b1' },
      { __typename: 'Item', id: 'f1' },
    ]);
  });

  it('that one subgraph knows as an object only get their type from another', async () => {
    expect(await dataOf('{ best { stars __typename ... on Book { pages author { name } } } }')).toBe(
      '{"best":{"stars":5,"__typename":"Book","pages":200,"author":{"name":"Name a2"}}}',
    );
    expect(await dataOf('{ best { stars id } }')).toBe('{"best":{"stars":5,"id":"b2"}}');
  });
});

describe('entities', () => {
  it('are followed over three subgraphs, each asked once', async () => {
    const graph = newLibrary();
    const answer = await graph.ask('{ books { author { country { name } } } }');
    expect(answer.data).toEqual({
      books: ['c1', 'c2', 'c1'].map((code) => ({ author: { country: { name: `Name ${code}` } } })),
    });
    expect(graph.order).toEqual(['books', 'authors', 'countries']);
    expect(graph.representations('countries')).toEqual([
      { __typename: 'Country', code: 'c1' },
      { __typename: 'Country', code: 'c2' },
    ]);
  });

  it('are handed the fields that another service requires, with nested ones, lists and nulls', async () => {
    const graph = newLibrary();
    await graph.ask('{ books { postage } }');
    expect(graph.representations('post')).toEqual([
      { __typename: 'Book', id: 'b1', weight: 0.5, size: { height: 20, parts: [{ depth: 1 }, { depth: 2 }] } },
      { __typename: 'Book', id: 'b2', weight: null, size: null },
      { __typename: 'Book', id: 'b3', weight: null, size: null },
    ]);
  });

  it('keep required fields from the client, who may ask for others under the same names', async () => {
    expect(await dataOf('{ book(id: "b1") { weight: title size: pages postage } }')).toBe(
      '{"book":{"weight":"Title b1","size":100,"postage":"{\\"weight\\":0.5,\\"size\\":{\\"height\\":20,\\"parts\\":[{\\"depth\\":1},{\\"depth\\":2}]}}"}}',
    );
  });

  it('are filled in nested lists, with empty ones and nulls between', async () => {
    expect(await dataOf('{ shelves { author { name } } }')).toBe(
      '{"shelves":[[{"author":{"name":"Name a1"}},null],[],[{"author":{"name":"Name a2"}},{"author":{"name":"Name a1"}}]]}',
    );
  });

  it('that stand at several places with different selections get each its own', async () => {
    expect(
      await dataOf('{ books { author { name } translator { born } } newest { author { id country { code } } } }'),
    ).toBe(
      '{"books":[{"author":{"name":"Name a1"},"translator":{"born":1900}},{"author":{"name":"Name a2"},"translator":{"born":1900}},{"author":{"name":"Name a1"},"translator":null}],"newest":{"author":{"id":"a1","country":{"code":"c1"}}}}',
    );
  });
});

describe('introspection', () => {
  it('stands beside what is fetched, in the order that was asked for', async () => {
    const graph = newLibrary();
    const query = `query ($name: String!) {
      a: __type(name: $name) { kind fields { name } } newest { id author { name } } ...S none: __type(name: "Query2") { kind }
    } fragment S on Query { __schema { queryType { name } } text }`;
    const answer = await graph.ask(query, { variables: { name: 'Country' } });
    expect(answer.dataText).toBe(
      '{"a":{"kind":"OBJECT","fields":[{"name":"code"},{"name":"name"},{"name":"people"}]},"newest":{"id":"b3","author":{"name":"Name a1"}},"__schema":{"queryType":{"name":"Query"}},"text":"text","none":null}',
    );
  });

  it('alone asks no subgraph', async () => {
    const graph = newLibrary();
    expect((await graph.ask('{ __schema { queryType { name } } }')).dataText).toBe(
      '{"__schema":{"queryType":{"name":"Query"}}}',
    );
    expect(graph.asked).toEqual([]);
  });

  it('stands although what is fetched has failed', async () => {
    const graph = newLibrary();
    graph.twists.books = () => ({ data: null, errors: [{ message: 'lost', path: ['text'] }] });
    const answer = await graph.ask('{ text __type(name: "Genre") { enumValues { name } } }');
    expect(answer.data).toEqual({ text: null, __type: { enumValues: [{ name: 'POEM' }, { name: 'NOVEL' }] } });
    expect(told(answer).map(({ path }) => path)).toEqual(['text']);
  });
});
