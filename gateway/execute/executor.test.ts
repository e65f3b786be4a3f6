import { parse } from 'graphql';
import { newLibrary } from '../../test/support/library-graph';
import { type TestGraph, told } from '../../test/support/test-graph';
import { PUBLIC } from '../../platform/auth/viewer';
import { prepareOperation } from '../plan/operation';
import type { Caller, SubgraphResult } from '../subgraphs/subgraph';

const STAFF: Caller = { viewer: PUBLIC, rightsClass: 'staff' };

/** Holds back what a subgraph answers until it is let go. */
function hold(graph: TestGraph, subgraph: string): () => void {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  graph.twists[subgraph] = async (result, { signal }): Promise<SubgraphResult> => {
    const aborted = new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason as Error)),
    );
    await Promise.race([released, aborted]);
    return result;
  };
  return release;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

describe('equal queries in flight', () => {
  const QUERY = 'query ($id: ID!) { book(id: $id) { id } }';

  it('of one rights class are one execution, and each caller has data of its own', async () => {
    const graph = newLibrary();
    const release = hold(graph, 'books');
    const asked = [1, 2, 3].map(() => graph.ask(QUERY, { variables: { id: 'b1' } }));
    await until(() => graph.asked.length > 0);
    release();
    const [first, second] = await Promise.all(asked);
    expect(graph.asked).toHaveLength(1);
    (first.data as Record<string, unknown>).book = 'changed';
    expect([first.data, second.data]).toEqual([{ book: { id: 'b1' } }, { book: { id: 'b1' } }]);
  });

  it.each([
    ['with other variables', QUERY, { variables: { id: 'b2' } }],
    ['of another rights class', QUERY, { variables: { id: 'b1' }, caller: STAFF }],
    ['with another text', `${QUERY} `, { variables: { id: 'b1' } }],
    ['of another name', 'query A { text } query B { greeting }', { operationName: 'B' }],
  ])('%s are executions of their own', async (_, query, options) => {
    const graph = newLibrary();
    const release = hold(graph, 'books');
    const first = query.includes('query A')
      ? graph.ask(query, { operationName: 'A' })
      : graph.ask(QUERY, { variables: { id: 'b1' } });
    const second = graph.ask(query, options);
    await until(() => graph.asked.length === 2);
    release();
    await Promise.all([first, second]);
    expect(graph.asked).toHaveLength(2);
  });

  it('are not joined once they are answered', async () => {
    const graph = newLibrary();
    await graph.ask('{ text }');
    await graph.ask('{ text }');
    expect(graph.asked).toHaveLength(2);
  });

  it('are not joined across a mutation', async () => {
    const graph = newLibrary();
    const release = hold(graph, 'books');
    const before = graph.ask('{ text }');
    await until(() => graph.asked.length === 1);
    await graph.ask('mutation { praise(author: "a1") { id } }');
    const after = graph.ask('{ text }');
    await until(() => graph.order.filter((name) => name === 'books').length === 2);
    release();
    await Promise.all([before, after]);
  });

  it('go on when one of their callers goes away', async () => {
    const graph = newLibrary();
    const release = hold(graph, 'books');
    const gone = new AbortController();
    const leaving = graph.ask('{ text }', { signal: gone.signal });
    const staying = graph.ask('{ text }', { signal: new AbortController().signal });
    await until(() => graph.asked.length === 1);
    gone.abort();
    await expect(leaving).rejects.toMatchObject({ extensions: { code: 'CLIENT_CLOSED_REQUEST' } });
    expect(graph.asked[0].signal?.aborted).toBe(false);
    release();
    expect((await staying).data).toEqual({ text: 'text' });
  });

  it('are given up when all their callers went away', async () => {
    const graph = newLibrary();
    hold(graph, 'books');
    const gone = [new AbortController(), new AbortController()];
    const leaving = gone.map(({ signal }) => graph.ask('{ books { author { name } } }', { signal }));
    await until(() => graph.asked.length === 1);
    gone.forEach((controller) => controller.abort());
    for (const asked of leaving) {
      await expect(asked).rejects.toMatchObject({ extensions: { code: 'CLIENT_CLOSED_REQUEST' } });
    }
    expect(graph.asked[0].signal?.aborted).toBe(true);
    expect(graph.order).toEqual(['books']);
    expect(graph.failures).toEqual([]);
  });
});

it('a caller who is gone before anything was asked is not answered', async () => {
  const graph = newLibrary();
  await expect(graph.ask('{ text }', { signal: AbortSignal.abort() })).rejects.toMatchObject({
    extensions: { code: 'CLIENT_CLOSED_REQUEST' },
  });
  expect(graph.asked).toEqual([]);
});

describe('mutations', () => {
  it('run one after the other, in the order in which they stand, over several subgraphs', async () => {
    const graph = newLibrary();
    const running: string[] = [];
    for (const name of ['books', 'authors']) {
      graph.twists[name] = async (result, { text }) => {
        running.push(`begin ${name}`);
        await new Promise((resolve) => setTimeout(resolve, text.includes('"b1"') ? 20 : 1));
        running.push(`end ${name}`);
        return result;
      };
    }
    const answer = await graph.ask(
      'mutation { a: lend(id: "b1") { id } praise(author: "a1") { id } b: lend(id: "b2") { id } }',
    );
    expect(answer.dataText).toBe('{"a":{"id":"b1"},"praise":{"id":"a1"},"b":{"id":"b2"}}');
    expect(running).toEqual(['books', 'authors', 'books'].flatMap((name) => [`begin ${name}`, `end ${name}`]));
  });

  it('begin when all was read that the one before is answered with', async () => {
    const graph = newLibrary();
    const running: string[] = [];
    graph.twists.authors = async (result, { text }) => {
      const what = text.startsWith('mutation') ? 'praise' : 'name';
      running.push(`begin ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running.push(`end ${what}`);
      return result;
    };
    const answer = await graph.ask('mutation { lend(id: "b1") { author { name } } praise(author: "a1") { id } }');
    expect(answer.dataText).toBe('{"lend":{"author":{"name":"Name a1"}},"praise":{"id":"a1"}}');
    expect(running).toEqual(['begin name', 'end name', 'begin praise', 'end praise']);
  });

  it('are never shared, however equal', async () => {
    const graph = newLibrary();
    await Promise.all([1, 2].map(() => graph.ask('mutation { lend(id: "b1") { id } }')));
    expect(graph.asked).toHaveLength(2);
  });

  it('go on after one that failed, whose error is told', async () => {
    const graph = newLibrary();
    const answer = await graph.ask('mutation { fail praise(author: "a1") { name } lend(id: "b1") { id } }');
    expect(answer.data).toEqual({ fail: null, praise: { name: 'Name a1' }, lend: { id: 'b1' } });
    expect(told(answer)).toEqual([{ path: 'fail', code: 'SUBGRAPH_ERROR', service: 'books' }]);
  });

  it('null the whole answer where a result may not be null', async () => {
    const answer = await newLibrary().ask('mutation { lend(id: "b1") { id } bring(id: "zz") { id } }');
    expect(answer.dataText).toBe('null');
    expect(told(answer)).toMatchObject([{ path: 'bring' }]);
  });
});

describe('variables', () => {
  it.each([
    ['a missing one', {}],
    ['null for one that must not be', { filter: { pages: null } }],
    ['one of another type', { filter: { pages: 'many' } }],
    ['a field that there is not', { filter: { pages: 1, paper: 'thin' } }],
    ['a nested one of another type', { filter: { pages: 1, filter: 7 } }],
  ])('with %s are refused before anything is asked', async (_, variables) => {
    const graph = newLibrary();
    const answer = await graph.ask('query ($filter: Filter!) { count(filter: $filter) }', { variables });
    expect(answer.dataText).toBeUndefined();
    expect(told(answer)).toEqual([{ path: '', code: 'BAD_USER_INPUT' }]);
    expect(answer.errors[0].message).toContain('$filter');
    expect(graph.asked).toEqual([]);
  });

  it('are refused with one error for each', async () => {
    const answer = await newLibrary().ask('query ($a: ID!, $b: ID!) { a: book(id: $a) { id } b: book(id: $b) { id } }');
    expect(answer.errors.map(({ message }) => /\$\w+/.exec(message)?.[0])).toEqual(['$a', '$b']);
  });

  it('get their defaults, and reach only the subgraphs that need them', async () => {
    const graph = newLibrary();
    const query =
      'query ($id: ID = "b2", $genre: Genre, $filter: Filter) { book(id: $id) { author { name } } count(genre: $genre, filter: $filter) }';
    await graph.ask(query, { variables: { genre: 'POEM' } });
    expect(graph.asked[0].variables).toEqual({ id: 'b2', genre: 'POEM', filter: undefined });
    expect(Object.keys(graph.asked[1].variables)).toEqual(['representations']);
  });
});

describe('an operation', () => {
  const prepare = (graph: TestGraph, source: string, operationName?: string) =>
    prepareOperation(graph.supergraph, { document: parse(source), source, operationName });

  it('is chosen by its name', async () => {
    const graph = newLibrary();
    const source = 'query A { text } query B { greeting }';
    expect((await graph.ask(source, { operationName: 'B' })).data).toEqual({ greeting: 'Hello' });
    expect((await graph.ask(source, { operationName: 'A' })).data).toEqual({ text: 'text' });
  });

  it.each([
    ['that is not named among several', 'query A { text } query B { greeting }', undefined],
    ['whose name is not there', 'query A { text }', 'C'],
    ['that is not there at all', 'fragment F on Query { text }', undefined],
  ])('%s is refused', async (_, source, name) => {
    await expect(prepare(newLibrary(), source, name)).rejects.toMatchObject({ code: 'OPERATION_RESOLUTION_FAILURE' });
  });

  it.each([
    ['@defer', '{ text ... @defer { greeting } }'],
    ['@defer in a fragment', '{ newest { ...F } } fragment F on Book { ... @defer(if: false) { id } }'],
    ['@stream', '{ books @stream { id } }'],
  ])('with %s is refused', async (_, source) => {
    await expect(prepare(newLibrary(), source)).rejects.toMatchObject({ code: 'NOT_SUPPORTED' });
  });

  it('is not refused for what another operation of its document asks', async () => {
    const graph = newLibrary();
    const operation = await prepare(graph, 'query A { text } query B { ... @defer { text } }', 'A');
    expect((await graph.executor.execute(operation, { caller: STAFF })).data).toEqual({ text: 'text' });
  });

  it('that subscribes is not executed', async () => {
    await expect(newLibrary().ask('subscription { lent { id } }')).rejects.toMatchObject({ code: 'NOT_SUPPORTED' });
  });
});

describe('the trace', () => {
  it.each([
    ['one fetch', '{ text greeting }', { fetches: 1, waves: 1 }],
    ['two beside each other', '{ text authors { name } }', { fetches: 2, waves: 1 }],
    [
      'a chain of three, and one beside it',
      '{ books { postage author { country { name } } } }',
      { fetches: 4, waves: 3 },
    ],
    [
      'a chain that ends early, for lack of entities',
      '{ newest { translator { country { name } } } }',
      { fetches: 1, waves: 1 },
    ],
    [
      'mutations one after the other',
      'mutation { lend(id: "b1") { id } praise(author: "a1") { id } }',
      { fetches: 2, waves: 2 },
    ],
    ['nothing', '{ __typename }', { fetches: 0, waves: 0 }],
  ])('of %s is right', async (_, query, trace) => {
    const graph = newLibrary();
    expect((await graph.ask(query)).trace).toEqual(trace);
    expect(graph.asked).toHaveLength(trace.fetches);
  });

  it('counts fetches that failed, and not those that a condition left out', async () => {
    const graph = newLibrary();
    const query = 'query ($no: Boolean!) { newest { id author @include(if: $no) { name } } }';
    expect((await graph.ask(query, { variables: { no: false } })).trace).toEqual({ fetches: 1, waves: 1 });
    graph.twists.books = () => ({ data: null, errors: [{ message: 'lost' }] });
    expect((await graph.ask('{ books { author { name } } }')).trace).toEqual({ fetches: 1, waves: 1 });
  });
});
