import { createServer, connect, type Server, type Socket } from 'node:net';
import { type AddressInfo } from 'node:net';
import type { Log } from '../log';
import { SILENT } from '../log';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDatabase, CURSORS } from '../../test/support/database';
import { serviceTag } from '../cursors/cursors';
import { createDataSource } from '../database/data-source';
import { provision } from '../database/provision';
import { type Connection, placeOf } from '../database/settings';
import { migrationsOf, type ServiceDefinition } from '../subgraph/service';
import type { Followed } from './entry';
import { EventLog } from './event-log';
import type { FollowOptions } from './follower';
import type { Published } from './published';
import { inTransaction, type NewEvent } from './transaction';

export const SERVICE = 'the-chronicle';
const PASSWORD = 'of a test';

/** A log in a database of the test's own, written and read as a service does, with its least rights. */
export class TestLog {
  private readonly opened: EventLog[] = [];

  private constructor(
    /** As the server's superuser, on the service's schema. */
    readonly admin: Client,
    readonly login: Connection,
    readonly source: DataSource,
    readonly schema: string,
  ) {}

  static async create(): Promise<TestLog> {
    const database = await createDatabase();
    const migrations = migrationsOf({ migrations: [] } as unknown as ServiceDefinition);
    await provision(database, [{ name: SERVICE, entities: [], migrations }], () => PASSWORD);
    const { schema, login: user } = placeOf(SERVICE, database.database);
    const login = { ...database, user, password: PASSWORD };
    const admin = new Client({ ...database, options: `-c search_path=${schema}` });
    await admin.connect();
    const source = createDataSource({ connection: login, schema, entities: [], migrations: [], name: 'writers' });
    await source.initialize();
    return new TestLog(admin, login, source, schema);
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map((events) => events.stop()));
    await this.source.destroy();
    await this.admin.end();
  }

  /** A reader of the log, as each process of the service has one. */
  async open(connection = this.login, log: Log = SILENT, published?: Published): Promise<EventLog> {
    const { schema } = this;
    const events = await EventLog.start({ service: SERVICE, connection, schema, cursors: CURSORS, published, log });
    this.opened.push(events);
    return events;
  }

  /** Appends so many events in one transaction; gives the position of the last. */
  async append(count = 1, event: Partial<NewEvent> = {}): Promise<number> {
    const { place } = await inTransaction(this.source, async ({ record }) => {
      for (let i = 0; i < count; i++) record({ ...EVENT, ...event });
    });
    return place?.pos ?? 0;
  }

  async sql<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query(sql, parameters)).rows as Row[];
  }

  async epoch(): Promise<number> {
    return (await this.sql<{ epoch: number }>('SELECT epoch FROM event_head'))[0].epoch;
  }

  /** Puts the log back to how it was at a position, as an older copy of the database is. */
  async putBack(pos: number): Promise<void> {
    await this.sql('DELETE FROM event_log WHERE pos > $1', [pos]);
    await this.sql('UPDATE event_head SET pos = $1', [pos]);
  }

  /** Ends the sessions of the service with that name, or all of them. */
  async terminate(name = '%'): Promise<void> {
    await this.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE $1`,
      [name],
    );
  }
}

const EVENT: NewEvent = {
  type: 'ThingHappened',
  typeVersion: 1,
  subject: 'Thing:1',
  version: 1,
  touched: ['Thing:1'],
  payload: { said: 'so' },
  at: new Date('2026-01-31T17:00:00Z'),
};

export const cursorAt = (epoch: number, pos: number, service = SERVICE): string =>
  CURSORS.seal({ service: serviceTag(service), epoch, pos });

/** The position that a cursor of the log stands for. */
export const positionOf = (cursor: string): number => CURSORS.open(cursor)![0].pos;

/** A stream and what it told, followed from a cursor. */
export class Reading {
  readonly told: number[] = [];
  readonly positions: number[] = [];
  readonly leaving = new AbortController();
  readonly stream: Promise<AsyncIterableIterator<Followed, undefined>>;

  constructor(events: EventLog, cursor: string | null, select: FollowOptions['select'] = (entries) => entries) {
    this.stream = events.open(cursor).then((start) =>
      events.follow(start, {
        select,
        signal: this.leaving.signal,
        onPosition: (told) => void this.told.push(positionOf(told)),
      }),
    );
  }

  /** Reads until an event of that position came, or the stream ended. */
  async until(pos: number): Promise<number[]> {
    const stream = await this.stream;
    while ((this.positions.at(-1) ?? 0) < pos) {
      const { done, value } = await stream.next();
      if (done) break;
      this.positions.push(value.entry.pos);
    }
    return this.positions;
  }
}

/** From 1 to a position. */
export const upTo = (last: number, first = 1): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Between a reader and its database; can be taken away, and be given back. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private port = 0;

  constructor(private readonly target: Connection) {}

  /** @returns how to reach the database through it */
  async lay(): Promise<Connection> {
    const { host, port } = this.target;
    const server = createServer((socket) => {
      const there = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
      for (const end of [socket, there]) {
        this.sockets.add(end);
        end.on('error', () => undefined).on('close', () => this.sockets.delete(end));
      }
      socket.pipe(there).pipe(socket);
      socket.on('close', () => there.destroy());
      there.on('close', () => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
    return { ...this.target, host: '127.0.0.1', port: this.port };
  }

  async cut(): Promise<void> {
    const { server } = this;
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
    this.server = null;
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}
