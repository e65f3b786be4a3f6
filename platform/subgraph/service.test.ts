import { Arg, Ctx, Directive, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { SNAPSHOT_STATEMENTS, startTestService } from '../../test/support/database';
import { PUBLIC } from '../auth/viewer';
import { Id, Int as IntColumn, Ref, Str, Text } from '../database/columns';
import type { TranslatedText } from '../database/values';
import { EVERY_ROW, rowById } from '../loaders/rows';
import { type Page, PageLoader } from '../loaders/pages';
import { TranslatedTextResolver, TranslatedTextType } from './common-types';
import { connectionOf } from './connection';
import type { RequestContext, RequestScope } from './context';
import { idOf } from './federation';
import type { Service, ServiceDefinition } from './service';

@Entity()
class Shelf {
  @Id() id: string;
  @Text() name: TranslatedText;
}

@Entity()
class Book {
  @Id() id: string;
  @Ref(() => Shelf) shelfId: string;
  @Str() title: string;
  @IntColumn({ nullable: true }) year: number | null;
}

class Tables implements MigrationInterface {
  name = 'Tables1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE shelf (id text PRIMARY KEY, name jsonb NOT NULL)');
    await runner.query(
      'CREATE TABLE book (id text PRIMARY KEY, shelf_id text NOT NULL REFERENCES shelf DEFERRABLE INITIALLY DEFERRED, title text NOT NULL, year int)',
    );
  }
  async down(): Promise<void> {}
}

@ObjectType('Book')
@Directive('@key(fields: "id")')
class BookType {
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => Int, { nullable: true }) year: number | null;
}

const BookConnection = connectionOf(() => BookType, 'Book');

@ObjectType('Shelf')
@Directive('@key(fields: "id")')
class ShelfType {
  @Field(() => ID) id: string;
  @Field(() => TranslatedTextType) name: TranslatedText;
}

const createLoaders = ({ manager }: RequestScope) => ({
  shelf: rowById(manager, Shelf),
  books: new PageLoader(manager, Book, 'item.shelfId = parent.key'),
});
type Context = RequestContext<ReturnType<typeof createLoaders>>;

const BY_YEAR = {
  where: EVERY_ROW,
  sort: [
    { expression: 'COALESCE(item.year, 9999)', type: 'int', direction: 'ASC' },
    { expression: 'item.id', type: 'text', direction: 'ASC' },
  ],
} as const;

@Resolver(() => ShelfType)
class ShelfResolver {
  @Query(() => ShelfType, { nullable: true })
  shelf(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<ShelfType | null> {
    return context.loaders.shelf.load(id);
  }

  @FieldResolver(() => BookConnection)
  books(
    @Root() shelf: ShelfType,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 2 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<Page<BookType>> {
    return context.loaders.books.load(shelf.id, BY_YEAR, { first, after });
  }
}

const library: ServiceDefinition<ReturnType<typeof createLoaders>> = {
  name: 'the-library',
  entities: [Shelf, Book],
  migrations: [Tables],
  resolvers: [ShelfResolver, TranslatedTextResolver],
  types: [BookType],
  references: { Shelf: (representation, { loaders }) => loaders.shelf.load(idOf(representation)) },
  createLoaders,
  recorded: {
    Shelf: (row: Shelf) => event('ShelfPlaced', `Shelf:${row.id}`),
    Book: (row: Book) => event('BookAdded', `Book:${row.id}`),
  },
};

function event(type: string, subject: string) {
  return {
    type,
    typeVersion: 1,
    subject,
    version: 1,
    touched: [subject, subject.split(':')[0]],
    payload: {},
    at: new Date(0),
  };
}

const name = { en: 'Poems', es: null, original: 'EN', machineTranslated: [] };
const rows = [
  { type: 'Book', id: 'b1', shelfId: 's1', title: 'Leaves', year: 1855 },
  { type: 'Book', id: 'b2', shelfId: 's1', title: 'Undated' },
  { type: 'Book', id: 'b3', shelfId: 's1', title: 'Harmonium', year: 1923 },
  { type: 'Shelf', id: 's1', name },
  { type: 'Shelf', id: 's2', name },
];

describe('a service', () => {
  let service: Service;
  const ask = (document: string, variables?: Record<string, unknown>) =>
    service.execute({ document, variables, viewer: PUBLIC });

  beforeAll(async () => {
    service = (await startTestService(library, rows)) as Service;
  });
  afterAll(() => service.stop());

  it('pages through a list in its order, what has no value last', async () => {
    const first = await ask(
      '{ shelf(id: "s1") { books { nodes { id } totalCount pageInfo { hasNextPage endCursor } } } }',
    );
    const books = (first.data as never as { shelf: { books: { pageInfo: { endCursor: string } } } }).shelf.books;
    expect(books).toEqual({
      nodes: [{ id: 'b1' }, { id: 'b3' }],
      totalCount: 3,
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
    });
    const second = await ask(
      'query($after: String) { shelf(id: "s1") { books(after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage } } } }',
      {
        after: books.pageInfo.endCursor,
      },
    );
    expect(second.data).toEqual({
      shelf: { books: { nodes: [{ id: 'b2' }], pageInfo: { hasNextPage: false, hasPreviousPage: true } } },
    });
  });

  it('reads the pages of many parents in one statement, and counts only when asked', async () => {
    const before = service.statements;
    const both = '{ a: shelf(id: "s1") { books { nodes { id } } } b: shelf(id: "s2") { books { nodes { id } } } }';
    await ask(both);
    expect(service.statements - before).toBe(2 + SNAPSHOT_STATEMENTS);
    await ask(both.replaceAll('nodes { id }', 'totalCount nodes { id }'));
    expect(service.statements - before).toBe(5 + 2 * SNAPSHOT_STATEMENTS);
  });

  it('sends no further statement once the request is aborted', async () => {
    const leaving = new AbortController();
    const before = service.statements;
    const document = '{ shelf(id: "s1") { books { nodes { id } } } }';
    const answer = service.execute({ document, viewer: PUBLIC, signal: leaving.signal });
    await sent(before + 2);
    leaving.abort();
    expect((await answer).errors?.[0].extensions.code).toBe('CLIENT_CLOSED_REQUEST');
    await service.execute({ document, viewer: PUBLIC, signal: leaving.signal });
    expect(service.statements - before).toBe(1 + SNAPSHOT_STATEMENTS);
  });

  /** Until that many statements were sent. */
  const sent = async (count: number): Promise<void> => {
    while (service.statements < count) await new Promise(setImmediate);
  };

  it.each([
    ['an id in a document', '{ shelf(id: "s\\u0000") { id } }', {}],
    ['an id in a variable', 'query($id: ID! = "") { shelf(id: $id) { id } }', { id: '\0' }],
    [
      'a key of an entity',
      'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
      { r: [{ __typename: 'Shelf', id: 's\0' }] },
    ],
  ])('refuses a NUL character in %s, as a mistake of who asks', async (_what, document, variables) => {
    const { errors } = await ask(document, variables);
    expect(errors?.map((error) => error.extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
  });

  it.each([
    ['a cursor that is none', { after: 'bm9wZQ' }, 'BAD_USER_INPUT'],
    [
      'a cursor of hostile values',
      { after: Buffer.from('["1; drop table book","x"]').toString('base64url') },
      'BAD_USER_INPUT',
    ],
    ['a negative size', { first: -1 }, 'BAD_USER_INPUT'],
    ['a page that is too large', { first: 101 }, 'LIMIT_EXCEEDED'],
  ])('refuses %s', async (_what, variables, code) => {
    const { errors } = await ask(
      'query($first: Int! = 1, $after: String) { shelf(id: "s1") { books(first: $first, after: $after) { nodes { id } } } }',
      variables,
    );
    expect(errors?.[0].extensions.code).toBe(code);
  });

  it('resolves entities by key, and says which representation is wrong', async () => {
    const { data, errors } = await ask(
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on Shelf { name { en } } } }',
      {
        r: [
          { __typename: 'Shelf', id: 's2' },
          { __typename: 'Shelf', id: 'none' },
          { __typename: 'Nothing', id: 's1' },
        ],
      },
    );
    expect(data).toEqual({ _entities: [{ name: { en: 'Poems' } }, null, null] });
    expect(errors?.map((error) => [error.path, error.extensions.code])).toEqual([[['_entities', 2], 'BAD_USER_INPUT']]);
  });

  it('gives every loaded row its event, at dense positions, once', async () => {
    const log = await service.source.query('SELECT pos, type, subject FROM event_log ORDER BY pos');
    expect(log.map((entry: { pos: string; subject: string }) => `${entry.pos} ${entry.subject}`)).toEqual([
      '1 Shelf:s1',
      '2 Shelf:s2',
      '3 Book:b1',
      '4 Book:b2',
      '5 Book:b3',
    ]);
  });

  it('cannot write its log but by appending', async () => {
    await expect(service.source.query('DELETE FROM event_log')).rejects.toThrow('permission denied');
    await expect(service.source.query('UPDATE event_head SET pos = 0')).rejects.toThrow('permission denied');
  });

  it('masks what was not meant for a client', async () => {
    const broken = {
      ...library,
      references: {
        Shelf: () => {
          throw new Error('secret of the house');
        },
      },
    };
    const other = (await startTestService(broken as ServiceDefinition, [])) as Service;
    const { errors } = await other.execute({
      document: '{ _entities(representations: [{__typename: "Shelf", id: "x"}]) { __typename } }',
      viewer: PUBLIC,
    });
    expect(errors?.[0]).toMatchObject({
      message: 'The service failed to answer this.',
      extensions: { code: 'INTERNAL_SERVER_ERROR', incident: expect.any(String) },
    });
    await other.stop();
  });
});
