import { newLibrary } from '../../test/support/library-graph';
import { type TestGraph, told } from '../../test/support/test-graph';

/** Makes a subgraph report errors beside what it answers. */
function report(graph: TestGraph, subgraph: string, ...errors: unknown[]): void {
  graph.twists[subgraph] = ({ data }) => ({ data, errors });
}

describe('an error of an entity', () => {
  it("stands wherever that entity does, with indices and the client's own names", async () => {
    const graph = newLibrary();
    report(graph, 'authors', {
      message: 'lost',
      path: ['_entities', 0, '_hub_called'],
      extensions: { code: 'NOT_FOUND' },
    });
    const answer = await graph.ask('{ all: books { author { called: name } } }');
    expect(graph.representations('authors').map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(told(answer)).toEqual([
      { path: 'all.0.author.called', code: 'NOT_FOUND', service: 'authors' },
      { path: 'all.2.author.called', code: 'NOT_FOUND', service: 'authors' },
    ]);
    expect(answer.errors.map(({ message }) => message)).toEqual(['lost', 'lost']);
  });

  it('stands in nested lists at both indices', async () => {
    const graph = newLibrary();
    report(graph, 'authors', { message: 'lost', path: ['_entities', 1, 'name'] });
    expect(told(await graph.ask('{ shelves { author { name } } }')).map(({ path }) => path)).toEqual([
      'shelves.2.0.author.name',
    ]);
  });

  it('stands at all paths that one request was for', async () => {
    const graph = newLibrary();
    graph.twists.authors = ({ data }, { text }) => {
      const [alias] = /\w+(?=: _entities)/.exec(text) ?? ['_entities'];
      return { data, errors: [{ message: 'lost', path: [alias, 0, 'name'] }] };
    };
    const answer = await graph.ask('{ books { author { name } translator { name } } }');
    expect(graph.order).toEqual(['books', 'authors']);
    expect(
      told(answer)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['books.0.translator.name', 'books.1.author.name']);
  });

  it('explains the null that moves up from its place, which needs no second error', async () => {
    const graph = newLibrary();
    graph.twists.authors = () => ({
      data: { _entities: [null, { __typename: 'Author', name: 'Name a2' }] },
      errors: [{ message: 'lost', path: ['_entities', 0] }],
    });
    const answer = await graph.ask('{ books { id author { name } } }');
    expect(told(answer).map(({ path }) => path)).toEqual(['books.0.author', 'books.2.author']);
    expect(answer.data).toEqual({ books: null });
  });

  it.each([
    ['at the null', ['_entities', 0, 'name'], { __typename: 'Author', name: null }],
    ['beneath a null that moved up in the subgraph', ['_entities', 0, 'name'], null],
  ])('%s is the only one told of it', async (_, path, entity) => {
    const graph = newLibrary();
    graph.twists.authors = () => ({ data: { _entities: [entity] }, errors: [{ message: 'lost', path }] });
    const answer = await graph.ask('{ newest { author { name } } text }');
    expect(answer.data).toEqual({ newest: null, text: 'text' });
    expect(told(answer)).toEqual([{ path: 'newest.author.name', code: 'SUBGRAPH_ERROR', service: 'authors' }]);
  });

  it('elsewhere explains no other null', async () => {
    const graph = newLibrary();
    graph.twists.books = () => ({
      data: { text: null, newest: { id: null } },
      errors: [{ message: 'lost', path: ['text'] }],
    });
    expect(told(await graph.ask('{ text newest { id } }'))).toEqual([
      { path: 'text', code: 'SUBGRAPH_ERROR', service: 'books' },
      { path: 'newest.id', code: 'NULL_IN_NON_NULL' },
    ]);
  });

  it.each([
    ['without a path', undefined],
    ['with a path that leads elsewhere', ['elsewhere', 0]],
    ['with a path that is none', ['_entities', { index: 0 }]],
  ])('%s stands at each entity that was asked for', async (_, path) => {
    const graph = newLibrary();
    report(graph, 'authors', { message: 'lost', path });
    const errors = told(await graph.ask('{ books { author { name } } }'));
    expect(errors.map(({ path }) => path).sort()).toEqual([0, 1, 2].map((index) => `books.${index}.author`));
  });

  it('about an index that was not asked for is still told, without a path', async () => {
    const graph = newLibrary();
    report(graph, 'authors', { message: 'lost', path: ['_entities', 99, 'name'] });
    expect(told(await graph.ask('{ books { author { name } } }'))).toEqual([
      { path: '', code: 'SUBGRAPH_ERROR', service: 'authors' },
    ]);
  });
});

describe('an error of a root fetch', () => {
  it('keeps its path, under the names of the client', async () => {
    const graph = newLibrary();
    report(graph, 'books', { message: 'lost', path: ['_hub_all', 1, '_hub_name'] });
    expect(told(await graph.ask('{ all: books { name: title } }')).map(({ path }) => path)).toEqual(['all.1.name']);
  });

  it('without a path stands at each root field that was fetched, and at no skipped one', async () => {
    const graph = newLibrary();
    graph.twists.books = () => ({ data: null, errors: [{ message: 'lost' }] });
    const answer = await graph.ask('query ($no: Boolean!) { text mine: greeting flag @include(if: $no) }', {
      variables: { no: false },
    });
    expect(answer.data).toEqual({ text: null, mine: null });
    expect(told(answer).map(({ path }) => path)).toEqual(['text', 'mine']);
  });
});

describe('of what a subgraph reports', () => {
  async function reported(error: unknown): Promise<{ message: string; extensions: Record<string, unknown> }> {
    const graph = newLibrary();
    report(graph, 'books', error);
    const [{ message, extensions }] = (await graph.ask('{ text }')).errors;
    return { message, extensions };
  }

  it('the code is kept, and the service is named by us', async () => {
    const { extensions } = await reported({ message: 'm', extensions: { code: 'OVER_THERE', serviceName: 'another' } });
    expect(extensions).toEqual({ code: 'OVER_THERE', serviceName: 'books' });
  });

  it.each([[undefined], [''], ['no code'], [7], ['x'.repeat(101)]])(
    'the code %p becomes SUBGRAPH_ERROR',
    async (code) => {
      expect((await reported({ message: 'm', extensions: { code } })).extensions.code).toBe('SUBGRAPH_ERROR');
    },
  );

  it.each([[null], ['text'], [[]], [{}], [{ message: 7 }], [{ message: '' }]])(
    '%j has a message all the same',
    async (error) => {
      expect(await reported(error)).toEqual({
        message: 'The service reported an error.',
        extensions: { code: 'SUBGRAPH_ERROR', serviceName: 'books' },
      });
    },
  );

  it('its insides are kept from the client, and the rest of its extensions are not', async () => {
    const inside = { stacktrace: ['at home'], exception: {}, debugMessage: 'select', constructor: 1, prototype: 1 };
    const extensions = JSON.parse(
      JSON.stringify({ ...inside, limit: { of: 3 } }).replace('{', '{"__proto__":{"polluted":1},'),
    );
    expect((await reported({ message: 'm', extensions })).extensions).toEqual({
      code: 'SUBGRAPH_ERROR',
      serviceName: 'books',
      limit: { of: 3 },
    });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('a long message is cut, and extensions that are large or nest deep are left out', async () => {
    expect((await reported({ message: 'm'.repeat(5_000) })).message).toHaveLength(1_000);
    expect((await reported({ message: 'm', extensions: { big: 'x'.repeat(5_000) } })).extensions).not.toHaveProperty(
      'big',
    );
    const deep = JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown;
    expect((await reported({ message: 'm', extensions: { deep } })).extensions).not.toHaveProperty('deep');
  });

  it('no more than a hundred errors are told, over all subgraphs', async () => {
    const graph = newLibrary();
    const errors = Array.from({ length: 90 }, (_, at) => ({ message: `error ${at}`, path: ['books', 0] }));
    report(graph, 'books', ...errors);
    report(graph, 'authors', ...errors);
    expect((await graph.ask('{ books { author { name } } }')).errors).toHaveLength(100);
  });
});
