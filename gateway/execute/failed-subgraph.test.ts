import { newLibrary } from '../../test/support/library-graph';
import { told } from '../../test/support/test-graph';
import { type FailureCode, SubgraphFailure } from '../subgraphs/failure';

const CODES: FailureCode[] = ['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_TIMEOUT', 'SUBGRAPH_BAD_RESPONSE'];
const failing = (code: FailureCode) => () => Promise.reject(new SubgraphFailure(code, 'host 10.0.0.1 is down'));

describe.each(CODES)('a subgraph that fails with %s', (code) => {
  it('leaves nulls at its fields, an error at each place, and the rest of the answer', async () => {
    const graph = newLibrary();
    graph.twists.post = failing(code);
    const answer = await graph.ask('{ list: books { id cost: postage } }');
    expect(answer.data).toEqual({ list: ['b1', 'b2', 'b3'].map((id) => ({ id, cost: null })) });
    expect(told(answer)).toEqual([0, 1, 2].map((index) => ({ path: `list.${index}`, code, service: 'post' })));
  });

  it('tells the log why, and the client only that', async () => {
    const graph = newLibrary();
    graph.twists.books = failing(code);
    const answer = await graph.ask('{ text }');
    expect(answer.stringify()).not.toContain('10.0.0.1');
    expect(graph.failures).toMatchObject([{ subgraph: 'books', failure: { code, message: 'host 10.0.0.1 is down' } }]);
  });

  it('nulls the nearest place that may be null where its fields may not, with no further error', async () => {
    const graph = newLibrary();
    graph.twists.authors = failing(code);
    const answer = await graph.ask('{ b: book(id: "b1") { translator { name } } newest { id author { name } } text }');
    expect(answer.data).toEqual({ b: { translator: null }, newest: null, text: 'text' });
    expect(told(answer)).toEqual(['newest.author', 'b.translator'].map((path) => ({ path, code, service: 'authors' })));
  });
});

it('a failed root fetch has an error at each of its fields, and nulls the whole where none may be null', async () => {
  const graph = newLibrary();
  graph.twists.books = failing('SUBGRAPH_TIMEOUT');
  const nullable = await graph.ask('{ text book(id: "b1") { id } authors { id } }');
  expect(nullable.data).toEqual({ text: null, book: null, authors: [{ id: 'a1' }, { id: 'a2' }, { id: 'a3' }] });
  expect(told(nullable).map(({ path }) => path)).toEqual(['text', 'book']);
  const strict = await graph.ask('{ text strict { id } }');
  expect(strict.dataText).toBe('null');
  expect(told(strict).map(({ code }) => code)).toEqual(['SUBGRAPH_TIMEOUT', 'SUBGRAPH_TIMEOUT']);
});

it('what depends on a failed fetch is not asked for, and has no error of its own', async () => {
  const graph = newLibrary();
  graph.twists.authors = failing('SUBGRAPH_UNAVAILABLE');
  const answer = await graph.ask('{ book(id: "b1") { translator { country { name } } } }');
  expect(graph.order).toEqual(['books', 'authors']);
  expect(told(answer).map(({ path }) => path)).toEqual(['book.translator']);
});

it('a failure at very many places is told at some of them', async () => {
  const graph = newLibrary();
  const books = Array.from({ length: 400 }, (_, at) => ({ __typename: 'Book', id: `n${at}`, weight: at, size: null }));
  graph.twists.books = () => ({ data: { books } });
  graph.twists.post = failing('SUBGRAPH_UNAVAILABLE');
  const answer = await graph.ask('{ books { id postage } }');
  expect(answer.errors).toHaveLength(25);
  expect(answer.data?.books).toHaveLength(400);
});

it('a subgraph that throws anything else is our own fault, and not told as its failure', async () => {
  const graph = newLibrary();
  graph.twists.books = () => Promise.reject(new TypeError('a bug'));
  await expect(graph.ask('{ text }')).rejects.toThrow(TypeError);
  expect(graph.failures).toEqual([]);
});
