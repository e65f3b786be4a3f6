import { Cursors, serviceTag } from '../../platform/cursors/cursors';
import { lazyResult, stringifyResult } from './lazy-result';
import { compose, FakeGateway, type Reply, serve } from './testing/fixture';

const CURSORS = new Cursors([{ id: 0, secret: Buffer.alloc(16, 1) }]);
const OTHERS = new Cursors([{ id: 0, secret: Buffer.alloc(16, 2) }]);

const BOOKS = `
  type Query { book: Book  count: Int }
  type Mutation { add: Book }
  type Book @key(fields: "id") { id: ID!  title: String }
`;
const REVIEWS = `
  type Query { stars: Int }
  type Book @key(fields: "id") { id: ID!  review: String  related: Book }
`;
const supergraph = compose({ books: BOOKS, reviews: REVIEWS });
const book = { __typename: 'Book', id: '1', title: 'Leaves', review: 'good' };
const services = {
  books: serve(BOOKS, { book, count: 1, add: book, _entities: () => [book] }),
  reviews: serve(REVIEWS, { stars: 5, _entities: () => [{ ...book, related: book }] }),
};

const at = (service: string, pos: number, epoch = 1, cursors = CURSORS): string =>
  cursors.seal({ service: serviceTag(service), epoch, pos });

/** A gateway over services that answer at these positions, one after the other. */
function gatewayAt(cursors: Readonly<Record<keyof typeof services, unknown[]>>, own: Cursors | undefined = CURSORS) {
  const replyAt = (name: keyof typeof services): Reply => {
    const left = [...cursors[name]];
    return async (question) => {
      const cursor = left.shift();
      return { ...(await services[name](question)), ...(cursor === undefined ? {} : { extensions: { cursor } }) };
    };
  };
  const replies = { books: replyAt('books'), reviews: replyAt('reviews') };
  return new FakeGateway(supergraph, replies, own ? { cursors: own } : {});
}

/** The positions that an answer says, by service. */
function positionsIn(text: string): Record<string, [epoch: number, pos: number]> | null {
  const { extensions } = JSON.parse(text) as { extensions?: { cursor: string } };
  if (!extensions) return null;
  const names = new Map(['books', 'reviews'].map((name) => [serviceTag(name), name]));
  const positions = CURSORS.open(extensions.cursor)!;
  return Object.fromEntries(positions.map(({ service, epoch, pos }) => [names.get(service), [epoch, pos]]));
}

const BOTH = '{ book { title review } }';
/** Books are asked twice. */
const TWICE = '{ book { related { title } } }';

it('an answer says at which position each service was asked', async () => {
  const { text, data } = await gatewayAt({ books: [at('books', 7)], reviews: [at('reviews', 9)] }).ask(BOTH);
  expect(positionsIn(text)).toEqual({ books: [1, 7], reviews: [1, 9] });
  expect(data).toEqual({ book: { title: 'Leaves', review: 'good' } });
});

it.each([
  [[7, 8], 7],
  [[8, 7], 7],
  [[7, 7], 7],
])('of a service that was asked at %j the least counts', async (positions, least) => {
  const books = positions.map((pos) => at('books', pos));
  const { text } = await gatewayAt({ books, reviews: [at('reviews', 9)] }).ask(TWICE);
  expect(positionsIn(text)).toEqual({ books: [1, least], reviews: [1, 9] });
});

it('a service whose log was replaced between two fetches is left out', async () => {
  const books = [at('books', 7), at('books', 3, 2)];
  const { text } = await gatewayAt({ books, reviews: [at('reviews', 9)] }).ask(TWICE);
  expect(positionsIn(text)).toEqual({ reviews: [1, 9] });
});

it.each([
  ['nothing', undefined],
  ['what is no text', { pos: 1 }],
  ['a text of another length', 'A'.repeat(44)],
  ['a forged one', 'A'.repeat(22)],
  ['one of another hub', at('books', 7, 1, OTHERS)],
  ["one of another service's log", at('reviews', 7)],
])('a service that says %s for a position is left out', async (_what, cursor) => {
  const { text, errors } = await gatewayAt({ books: [cursor], reviews: [at('reviews', 9)] }).ask(BOTH);
  expect(positionsIn(text)).toEqual({ reviews: [1, 9] });
  expect(errors).toEqual([]);
});

it('an answer with errors has it too', async () => {
  const gateway = gatewayAt({ books: [at('books', 7)], reviews: [] });
  gateway.subgraphs.reviews.fetch = async () => ({ data: null, errors: [{ message: 'no' }] });
  const { text, errors } = await gateway.ask(BOTH);
  expect(errors).toHaveLength(1);
  expect(positionsIn(text)).toEqual({ books: [1, 7] });
});

it.each([
  ['a mutation', 'mutation { add { title } }'],
  ['introspection', '{ __schema { queryType { name } } }'],
  ['what names only types', '{ __typename }'],
])('the answer to %s has none', async (_what, source) => {
  const { text } = await gatewayAt({ books: [at('books', 7)], reviews: [] }).ask(source);
  expect(positionsIn(text)).toBeNull();
});

it('a gateway that holds no key for cursors gathers none', async () => {
  const books = [at('books', 7)];
  const replies: Record<string, Reply> = {
    books: async (question) => ({ ...(await services.books(question)), extensions: { cursor: books[0] } }),
  };
  const { text } = await new FakeGateway(supergraph, replies).ask('{ count }');
  expect(text).toBe('{"data":{"count":1}}');
});

it('Apollo Server is given the same text', async () => {
  const gateway = gatewayAt({ books: [at('books', 7)], reviews: [at('reviews', 9)] });
  const texts: string[] = [];
  const execute = gateway.executor.execute.bind(gateway.executor);
  gateway.executor.execute = async (operation, request) => {
    const answer = await execute(operation, request);
    texts.push(stringifyResult(lazyResult(answer) as never));
    return answer;
  };
  const { text } = await gateway.ask(BOTH);
  expect(texts).toEqual([text]);
});
