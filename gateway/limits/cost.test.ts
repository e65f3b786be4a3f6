import { readFileSync } from 'node:fs';
import { buildSchema, executeSync, getIntrospectionQuery, type GraphQLSchema, parse } from 'graphql';
import { HubError } from '../../platform/errors';
import { projectFile } from '../../platform/paths';
import { CostModel, limitCost } from './cost';
import { DEFAULT_LIMITS } from './limits';

const hub = buildSchema(readFileSync(projectFile('schema', 'api.graphql'), 'utf8'));
const library = buildSchema(`
  type Query { shelf: Shelf  shelves: [Shelf!]  books(first: Int = 20, last: Int): Books!  grid: [[Int]]  any: [Thing] }
  type Shelf { name: String  books(limit: Int): [Book!]!  pages(first: Int): Books  rows(limit: Int): [[Book]] }
  type Books { edges: [Edge!]  nodes: [Book!]  pageInfo: PageInfo!  totalCount: Int }
  type Edge { cursor: String  node: Book }
  type Book { title: String  words: [String!]  shelf: Shelf }
  type PageInfo { hasNextPage: Boolean! }
  union Thing = Book | Shelf
`);

const TOOLS_ASK = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});

function costOf(text: string, variables?: Record<string, unknown>, schema: GraphQLSchema = library): number {
  return new CostModel(schema).price(parse(text)).of(null, variables);
}

function refusalOf(cost: number): HubError | undefined {
  try {
    limitCost(cost, DEFAULT_LIMITS);
    return undefined;
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

/** Pages of meetings in pages of meetings. */
const meetingsOfMeetings = (levels: number, first: string): string =>
  `bodies { ${times(levels, () => `meetings(first: ${first}) { nodes { body {`)} id ${'}}} '.repeat(levels)}}`;

describe('the cost of an operation', () => {
  it.each([
    ['an object and its values', '{ shelf { name } }', 2],
    ['what has no length: five', '{ shelves { name } }', 5 * 2],
    ['a list of values: five', '{ shelf { books(limit: 2) { words } } }', 1 + 2 * (1 + 5)],
    ['a list of lists: five of five', '{ grid }', 25],
    ['a list of lists whose argument says how long it is', '{ shelf { rows(limit: 3) { title } } }', 1 + 3 * 5 * 2],
    ['a list as long as its argument says', '{ shelf { books(limit: 7) { title } } }', 1 + 7 * 2],
    ['the items of a page', '{ books(first: 7) { nodes { title } } }', 1 + 7 * 2],
    ['the larger of two pages', '{ books(first: 1, last: 7) { nodes { title } } }', 1 + 7 * 2],
    [
      'a page once, however deep its lists are',
      '{ books(first: 7) { edges { node { words } } } }',
      1 + 7 * (1 + 1 + 5),
    ],
    ['both edges and nodes', '{ books(first: 7) { edges { cursor } nodes { title } } }', 1 + 7 * 2 + 7 * 2],
    ['what belongs to the page as a whole', '{ books(first: 7) { totalCount pageInfo { hasNextPage } } }', 1 + 1 + 2],
    ["an argument's default", '{ books { nodes { title } } }', 1 + 20 * 2],
    ['a page without a default', '{ shelf { pages { nodes { title } } } }', 1 + 1 + 5 * 2],
    ['no page larger than services give', '{ books(first: 1000000) { nodes { title } } }', 1 + 100 * 2],
    ['no page smaller than one', '{ books(first: -1) { nodes { title } } }', 1 + 2],
    ['null as if nothing was given', '{ books(first: null) { nodes { title } } }', 1 + 20 * 2],
    [
      'pages through fragments',
      '{ books(first: 7) { ...P ... { ... on Books { nodes { title } } } } } fragment P on Books { nodes { title } }',
      1 + 28,
    ],
    [
      'one fragment in pages of two sizes',
      '{ a: books(first: 2) { ...P } b: books(first: 3) { ...P } } fragment P on Books { nodes { title } }',
      1 + 4 + 1 + 6,
    ],
    ['each type of a union', '{ any { __typename ... on Book { title } ... on Shelf { name } } }', 5 * 4],
    ['each alias', '{ a: shelf { name } b: shelf { name } }', 4],
  ])('counts %s', (_, text, cost) => expect(costOf(text)).toBe(cost));

  it.each<[string, string, Record<string, unknown>, number]>([
    ['a variable', 'query($n: Int) { books(first: $n) { nodes { title } } }', { n: 7 }, 7],
    ['at most a page of it', 'query($n: Int) { books(first: $n) { nodes { title } } }', { n: 1e300 }, 100],
    ["the variable's default", 'query($n: Int = 8) { books(first: $n) { nodes { title } } }', {}, 8],
    ["the argument's default", 'query($n: Int) { books(first: $n) { nodes { title } } }', {}, 20],
    ["the argument's default for null", 'query($n: Int = 1) { books(first: $n) { nodes { title } } }', { n: null }, 20],
    ['nothing of what is no number', 'query($n: Int = 8) { books(first: $n) { nodes { title } } }', { n: '99' }, 8],
    ['the larger one', 'query($n: Int) { books(first: 9, last: $n) { nodes { title } } }', { n: 30 }, 30],
  ])('takes a size from variables: %s', (_, text, variables, size) => {
    expect(costOf(text, variables)).toBe(1 + size * 2);
  });

  it('is reckoned anew for the variables of each request', () => {
    const cost = new CostModel(library).price(
      parse(
        `query($n: Int!) { books(first: $n) { ...P } } fragment P on Books { nodes { shelf { books(limit: $n) { title } } } }`,
      ),
    );
    expect([1, 10, 100].map((n) => cost.of(null, { n }))).toEqual([1, 10, 100].map((n) => 1 + n * (2 + n * 2)));
  });

  it('is that of the operation which is asked for', () => {
    const cost = new CostModel(library).price(parse('query A { shelf { name } } query B { shelves { name } }'));
    expect([cost.of('A'), cost.of('B'), cost.of('C')]).toEqual([2, 10, 0]);
  });

  it('counts each field that the schema does not know as one', () => {
    expect(costOf('{ nothing { nowhere } ...N ... on Nobody { a } } fragment N on None { b }')).toBe(4);
    expect(costOf('mutation { nothing }')).toBe(1);
  });
});

describe('what may be asked', () => {
  const asked = (text: string, variables?: Record<string, unknown>): HubError | undefined =>
    refusalOf(costOf(text, variables, hub));

  it('ends at the limit, and a refusal says what to do', () => {
    expect(refusalOf(250_000)).toBeUndefined();
    expect(refusalOf(250_001)?.extensions).toEqual({
      code: 'LIMIT_EXCEEDED',
      limit: 'cost',
      allowed: 250_000,
      measured: 250_001,
    });
    expect(refusalOf(250_001)?.message).toContain('Ask for smaller pages');
  });

  it('holds the votes of a hundred meetings by name', () => {
    const votes = 'agenda { motions { votes { seat { holder { id } } } } }';
    expect(asked(`{ meetings(first: 100) { nodes { ${votes} } } }`)).toBeUndefined();
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['three levels of full pages', `{ ${meetingsOfMeetings(3, '100')} }`, {}],
    ['the same by a variable', `query($n: Int) { ${meetingsOfMeetings(3, '$n')} }`, { n: 100 }],
    ["the same by a variable's default", `query($n: Int = 100) { ${meetingsOfMeetings(3, '$n')} }`, {}],
    ['four levels of thirty', `{ ${meetingsOfMeetings(4, '30')} }`, {}],
    [
      'two levels of full pages, under many names',
      `{ ${times(3, (i) => `k${i}: ${meetingsOfMeetings(2, '100')}`)} }`,
      {},
    ],
    ['five levels of what is taken by default', `{ ${meetingsOfMeetings(5, '20')} }`, {}],
  ])('does not hold %s', (_, text, variables) => {
    expect(asked(text, variables)?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'cost' });
  });

  it('holds the same documents with small pages', () => {
    expect(asked(`{ ${meetingsOfMeetings(3, '10')} }`)).toBeUndefined();
    expect(asked(`query($n: Int) { ${meetingsOfMeetings(3, '$n')} }`, { n: 10 })).toBeUndefined();
  });
});

describe('fragments', () => {
  const fanOut = (levels: number, size: string): string => {
    const books = `shelf { books(limit: ${size})`;
    const lines = times(
      levels,
      (i) => `fragment F${i} on Book { a: ${books} { ...F${i + 1} } } b: ${books} { ...F${i + 1} } } }`,
    );
    return `query($n: Int) { books { nodes { ...F0 } } } ${lines} fragment F${levels} on Book { title }`;
  };

  it.each(['100', '$n'])(
    'that double and multiply with each level are priced without being written out: %s',
    (size) => {
      const document = parse(fanOut(60, size));
      const start = performance.now();
      const cost = new CostModel(library).price(document).of(null, { n: 100 });
      expect(performance.now() - start).toBeLessThan(200);
      expect(cost).toBe(Number.MAX_SAFE_INTEGER);
    },
  );
});

describe('introspection', () => {
  const valuesIn = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const inside = Object.values(value).reduce<number>((sum, item) => sum + valuesIn(item), 0);
    return Array.isArray(value) ? inside : inside + 1;
  };
  const answered = (text: string): number => valuesIn(executeSync({ schema: hub, document: parse(text) }).data);
  const attack = (aliases: number): string =>
    `{ __schema { ${times(aliases, (i) => `k${i}: types { fields { type { fields { description } } } }`)} } }`;

  it('as tools ask it of the whole contract costs less than a third of what is allowed: the schema has room to grow', () => {
    expect(costOf(TOOLS_ASK, undefined, hub)).toBeLessThan(DEFAULT_LIMITS.cost / 3);
  });

  it.each([
    ['as tools ask it', TOOLS_ASK],
    ['of types of fields', attack(1)],
    ['of wrapped types', '{ __schema { types { fields { type { ofType { fields { name description } } } } } } }'],
    ['of arguments and enums', '{ __schema { types { enumValues { name } fields { args { name type { name } } } } } }'],
  ])('%s costs no less than its answer has, and not much more', (_, text) => {
    const cost = costOf(text, undefined, hub);
    expect(cost).toBeGreaterThanOrEqual(answered(text));
    expect(cost).toBeLessThan(4 * answered(text));
  });

  it('that fans out is refused', () => {
    expect(refusalOf(costOf(attack(30), undefined, hub))?.extensions).toMatchObject({ limit: 'cost' });
    const roots = times(5, (i) => `s${i}: ${attack(5).slice(1, -1)}`);
    expect(refusalOf(costOf(`{ ${roots} }`, undefined, hub))?.extensions).toMatchObject({ limit: 'cost' });
  });

  it('of a large schema is allowed as tools ask it', () => {
    const types = times(1_000, (i) => `type T${i} { ${times(10, (k) => `f${k}(a: Int, b: [String!]): [T${i}!]!`)} }`);
    const large = buildSchema(`type Query { t: T0 } ${types}`, { assumeValidSDL: true });
    expect(refusalOf(costOf(TOOLS_ASK, undefined, large))).toBeUndefined();
  });
});
