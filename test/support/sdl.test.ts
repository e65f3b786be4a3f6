import { sortedSdl } from './sdl';

const TEXT = `
  "A shelf." type Shelf @key(fields: "id") { id: ID! "By year." books(first: Int = 20, after: String): [Book!]! }
  type Book { id: ID! kind: Kind }
  enum Kind { POEMS PROSE }`;

describe('an SDL in one order', () => {
  it('is the same for the same contract, in whatever order and with whatever quotes it is written', () => {
    const other = `
      schema { query: Query }
      enum Kind { PROSE POEMS }
      type Book { kind: Kind id: ID! }
      """A shelf."""
      type Shelf @key(fields: "id") { """By year.""" books(after: String, first: Int = 20): [Book!]! id: ID! }`;
    expect(sortedSdl(other)).toBe(sortedSdl(TEXT));
  });

  it.each([
    ['a description', '"By year."', '"By title."'],
    ['a default', '= 20', '= 10'],
    ['a nullability', 'kind: Kind', 'kind: Kind!'],
    ['a nullability within a list', '[Book!]!', '[Book]!'],
    ['a value', 'PROSE', 'PLAYS'],
    ['a directive', '@key(fields: "id")', ''],
    ['a type', 'type Book {', 'type Volume {'],
  ])('differs when %s differs', (_what, before, after) => {
    expect(sortedSdl(TEXT.replace(before, after))).not.toBe(sortedSdl(TEXT));
  });
});
