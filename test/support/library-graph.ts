import { composeGraph, type Representation } from './test-graph';

/**
 * A library in five subgraphs, in which everything stands that an executor has to know: entities over three subgraphs,
 * interfaces and an interface object, a union, nested lists, required fields, mutations and a subscription.
 */

const BOOKS = `
  type Query {
    books: [Book!]
    book(id: ID!): Book
    shelves: [[Book]!]
    items: [Item!]
    pick: Any
    anything: [Any]
    strict: Book!
    newest: Book
    count(genre: Genre, filter: Filter): Int
    json: Json
    text: String
    number: Float
    flag: Boolean
    greeting: String
  }
  type Mutation { lend(id: ID!): Book  fail: Int  bring(id: ID!): Book! }
  type Subscription { lent: Book }
  interface Item @key(fields: "id") { id: ID!  title: String! }
  type Book implements Item @key(fields: "id") {
    id: ID!
    title: String!
    pages: Int
    genre: Genre
    tags: [String!]
    author: Author!
    translator: Author
    size: Size
    weight: Float
    next: Book
    constructor: String
  }
  type Film implements Item @key(fields: "id") { id: ID!  title: String!  minutes: Int }
  type Notice { text: String! }
  type Author @key(fields: "id") { id: ID! }
  type Size @shareable { height: Int  parts: [Part!] }
  type Part @shareable { depth: Int }
  union Any = Book | Film | Notice
  enum Genre { POEM NOVEL }
  input Filter { pages: Int!  filter: Filter }
  scalar Json
`;

const AUTHORS = `
  type Query { authors: [Author!]! }
  type Mutation { praise(author: ID!): Author }
  type Author @key(fields: "id") { id: ID!  name: String!  born: Int  country: Country }
  type Country @key(fields: "code") { code: ID! }
`;

const COUNTRIES = `
  type Query { countries: [Country!] }
  type Country @key(fields: "code") { code: ID!  name: String!  people: Int }
`;

const POST = `
  type Book @key(fields: "id") {
    id: ID!
    size: Size @external
    weight: Float @external
    postage: String @requires(fields: "weight size { height parts { depth } }")
  }
  type Size @shareable { height: Int  parts: [Part!] }
  type Part @shareable { depth: Int }
`;

const STARS = `
  type Query { best: Item }
  type Item @key(fields: "id") @interfaceObject { id: ID!  stars: Int }
`;

export interface Author {
  readonly __typename: 'Author';
  readonly id: string;
}

export interface Book {
  readonly __typename: 'Book';
  readonly id: string;
  readonly [field: string]: unknown;
}

function author(id: string): Author {
  return { __typename: 'Author', id };
}

function book(id: string, more: object): Book {
  return { __typename: 'Book', id, title: `Title ${id}`, genre: 'NOVEL', tags: [], ...more };
}

export const B1 = book('b1', {
  pages: 100,
  author: author('a1'),
  translator: author('a2'),
  weight: 0.5,
  size: { height: 20, parts: [{ depth: 1 }, { depth: 2 }] },
  next: () => B2,
});
export const B2 = book('b2', { pages: 200, author: author('a2'), translator: author('a1'), next: () => B3 });
export const B3 = book('b3', { pages: 300, author: author('a1'), genre: 'POEM' });
export const F1 = { __typename: 'Film', id: 'f1', title: 'Title f1', minutes: 90 };
const ITEMS = new Map<unknown, object>([B1, B2, B3, F1].map((item) => [item.id, item]));

const COUNTRY_OF: Readonly<Record<string, string>> = { a1: 'c1', a2: 'c2', a3: 'c1' };

function authorOf({ id }: Representation | Author): object {
  const code = COUNTRY_OF[String(id)];
  return { __typename: 'Author', id, name: `Name ${id}`, born: 1900, country: code && { __typename: 'Country', code } };
}

function postage({ weight, size }: Representation): string {
  return JSON.stringify({ weight, size });
}

export const newLibrary = composeGraph({
  books: {
    sdl: BOOKS,
    root: {
      books: [B1, B2, B3],
      book: ({ id }: { id: string }) => ITEMS.get(id),
      shelves: [[B1, null], [], [B2, B1]],
      items: [B1, F1],
      pick: F1,
      anything: [B1, F1, { __typename: 'Notice', text: 'Closed' }, null],
      strict: B1,
      newest: B3,
      count: 3,
      json: { any: ['thing', 1, null] },
      text: 'text',
      number: 1.5,
      flag: true,
      greeting: 'Hello',
      lend: ({ id }: { id: string }) => ITEMS.get(id),
      bring: ({ id }: { id: string }) => ITEMS.get(id),
      fail: () => {
        throw new Error('It cannot be done.');
      },
    },
    entities: { Book: ({ id }) => ITEMS.get(id), Film: ({ id }) => ITEMS.get(id), Item: ({ id }) => ITEMS.get(id) },
  },
  authors: {
    sdl: AUTHORS,
    root: {
      authors: ['a1', 'a2', 'a3'].map(author).map(authorOf),
      praise: (given: { author: string }) => authorOf(author(given.author)),
    },
    entities: { Author: authorOf },
  },
  countries: {
    sdl: COUNTRIES,
    root: { countries: [] },
    entities: { Country: ({ code }) => ({ code, name: `Name ${String(code)}`, people: 1_000 }) },
  },
  post: { sdl: POST, entities: { Book: (given) => ({ id: given.id, postage: postage(given) }) } },
  stars: {
    sdl: STARS,
    root: { best: { __typename: 'Item', id: 'b2', stars: 5 } },
    entities: { Item: ({ id }) => ({ id, stars: id === 'b1' ? 4 : 2 }) },
  },
});
