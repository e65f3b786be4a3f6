import {
  Arg,
  Ctx,
  Field,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
  FieldResolver,
} from 'type-graphql';
import { Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { startTestService } from '../../test/support/database';
import { Id, Int as IntColumn } from '../database/columns';
import type { Followed } from '../events/entry';
import { inTransaction } from '../events/transaction';
import { rowById } from '../loaders/rows';
import type { RequestContext, RequestScope, SubscriptionContext } from './context';
import type { Service, ServiceDefinition } from './service';

/** A service of two notes that are always changed together, in one transaction with one event, for tests. */

@Entity()
class Note {
  @Id() id: string;
  @IntColumn() version: number;
}

class Tables implements MigrationInterface {
  name = 'Tables1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE note (id text PRIMARY KEY, version int NOT NULL)');
  }
  async down(): Promise<void> {}
}

@ObjectType('Note')
class NoteType {
  @Field(() => ID) id: string;
  @Field(() => Int) version: number;
}

@ObjectType('NoteUpdate')
class NoteUpdate {
  @Field(() => String) cursor: string;
  @Field(() => Int) version: number;
  @Field(() => String) viewer: string;
}

const createLoaders = ({ manager }: RequestScope) => ({ note: rowById(manager, Note) });
type Loaders = ReturnType<typeof createLoaders>;
type Context = RequestContext<Loaders>;

@Resolver(() => NoteType)
class NoteResolver {
  @Query(() => NoteType, { nullable: true })
  note(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<NoteType | null> {
    return loaders.note.load(id);
  }

  /** Read only after the note itself: a statement of its own, later. */
  @FieldResolver(() => NoteType, { nullable: true })
  async other(@Root() { id }: NoteType, @Ctx() { manager }: Context): Promise<NoteType | null> {
    const rows = await manager.query<NoteType[]>('SELECT id, version FROM note WHERE id <> $1', [id]);
    return rows[0] ?? null;
  }

  @Query(() => Int, { nullable: true })
  async divided(@Arg('by', () => Int) by: number, @Ctx() { manager }: Context): Promise<number> {
    const [{ result }] = await manager.query<{ result: number }[]>('SELECT 1 / $1::int AS result', [by]);
    return result;
  }

  @Mutation(() => NoteType)
  async change(@Ctx() context: Context): Promise<NoteType> {
    await changeNotes(context.manager.connection as never);
    return (await context.loaders.note.load('a')) as NoteType;
  }

  @Subscription(() => NoteUpdate, { subscribe: ({ args, context }) => follow(args.after, context) })
  async noteUpdates(
    @Root() { entry }: Followed,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
    @Ctx() { viewer }: Context,
  ): Promise<NoteUpdate> {
    return { cursor: entry.cursor, version: entry.version, viewer: JSON.stringify(viewer.grants) };
  }
}

/** Told of each page of the log that a stream looks at. */
export const looks: number[] = [];

async function follow(after: string | undefined, { events, signal, onPosition }: SubscriptionContext<Loaders>) {
  const start = await events.open(after ?? null);
  return events.follow(start, {
    signal,
    onPosition,
    select: (entries) => {
      looks.push(entries.length);
      return entries.filter(({ subject }) => subject === 'Note:a');
    },
  });
}

export const notes: ServiceDefinition<Loaders> = {
  name: 'notes',
  entities: [Note],
  migrations: [Tables],
  resolvers: [NoteResolver],
  types: [],
  references: { Note: (_representation, { loaders }) => loaders.note.load('a') },
  createLoaders,
  recorded: { Note: (row: Note) => event(`Note:${row.id}`, row.version) },
};

/** Both notes at version 0. */
export async function startNotes(): Promise<Service<Loaders>> {
  return startTestService(notes, [
    { type: 'Note', id: 'a', version: 0 },
    { type: 'Note', id: 'b', version: 0 },
  ]);
}

/** Changes both, and gives the position of the event that says so. */
export async function changeNotes(source: Service['source'], subject = 'Note:a'): Promise<number> {
  const { place } = await inTransaction(source, async ({ manager, record }) => {
    const [[{ version }]] = await manager.query('UPDATE note SET version = version + 1 RETURNING version');
    record(event(subject, version));
  });
  return place?.pos ?? 0;
}

/** Events that change nothing, which no stream of notes delivers. */
export async function passTime(source: Service['source'], count = 1): Promise<void> {
  await inTransaction(source, async ({ record }) => {
    for (let i = 0; i < count; i++) record(event('Time:1', i));
  });
}

/** Several who write, one after the other each, until they are told to stop. */
export class Writers {
  private readonly stopping = new AbortController();
  private readonly ends: Promise<void>[];

  constructor(writes: readonly (() => Promise<unknown>)[]) {
    this.ends = writes.map(async (write) => {
      while (!this.stopping.signal.aborted) await write();
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.ends);
  }
}

function event(subject: string, version: number) {
  return { type: 'Changed', typeVersion: 1, subject, version, touched: [subject], payload: {}, at: new Date(0) };
}
