import { Client } from 'pg';
import { loadDataset } from '../../platform/data/load';
import type { DataRow } from '../../platform/data/dataset';
import { DOMAIN_DEFAULTS } from '../../platform/config/domain';
import type { Clock } from '../../platform/clock';
import { provision } from '../../platform/database/provision';
import { Cursors } from '../../platform/cursors/cursors';
import { type Connection, placeOf } from '../../platform/database/settings';
import { SILENT } from '../../platform/log';
import type { LogEntry } from '../../platform/events/entry';
import { newId } from '../../platform/ids';
import { migrationsOf, Service, type ServiceDefinition } from '../../platform/subgraph/service';

/** Of every service that `startTestService` starts. */
export const CURSORS = new Cursors([{ id: 0, secret: Buffer.alloc(16, 7) }]);

/** Statements of a query beside those that read its rows: its snapshot is opened and closed. */
export const SNAPSHOT_STATEMENTS = 2;

let made = 0;

/** The server that the test run started, as its superuser. */
export function testServer(): Connection {
  const given = process.env.HUB_TEST_SERVER;
  if (!given)
    throw new Error('No database server: run the tests with `npm test` or `npx jest`, whose global setup starts one.');
  return JSON.parse(given) as Connection;
}

/** Makes an empty database of the test's own. */
export async function createDatabase(): Promise<Connection> {
  const server = testServer();
  const database = `t_${process.pid}_${++made}_${Date.now().toString(36)}`;
  const client = new Client(server);
  await client.connect();
  await client.query(`CREATE DATABASE ${database}`);
  await client.end();
  return { ...server, database };
}

/** A service on an empty database with these rows, seen at a fixed time if one is given. Call `stop()` on it at the end. */
export async function startTestService<Loaders>(
  definition: ServiceDefinition<Loaders>,
  rows: readonly DataRow[],
  clock?: Clock,
): Promise<Service<Loaders>> {
  const admin = await createDatabase();
  const passwordOf = (login: string): string => `password of ${login}`;
  await provision(
    admin,
    [{ ...definition, migrations: migrationsOf(definition as ServiceDefinition), entities: [...definition.entities] }],
    passwordOf,
  );
  const { login } = placeOf(definition.name, admin.database);
  const connection = { ...admin, user: login, password: passwordOf(login) };
  const service = await Service.start(definition, {
    connection,
    cursors: CURSORS,
    settings: DOMAIN_DEFAULTS,
    log: SILENT,
    clock,
  });
  await loadDataset(
    service.source,
    definition.recorded,
    rows.map((row, index) => ({ place: `rows:${index + 1}`, row })),
  );
  await knowsItsLog(service);
  return service;
}

/** A service is told of what others write to its log a little later. */
async function knowsItsLog({ source, events }: Pick<Service, 'source' | 'events'>): Promise<void> {
  const [{ pos }] = await source.query<{ pos: string }[]>('SELECT pos FROM event_head');
  if (Number(pos) > 0)
    await events.beyond({ epoch: events.head.epoch, pos: Number(pos) - 1 }, AbortSignal.timeout(10_000));
}

/** An event of another service, as far as a test cares. */
export type TestEvent = Pick<LogEntry, 'type' | 'subject' | 'payload'> & Partial<LogEntry>;

/** Has a service learn that this happened in another one, as it would from that one's log. */
export async function learn(
  { feeds }: Pick<Service, 'feeds'>,
  from: string,
  ...events: readonly TestEvent[]
): Promise<void> {
  const intake = feeds.intake(from);
  const place = await intake.place();
  const entries = events.map((event, at) => ({
    pos: place.pos + 1 + at,
    cursor: '',
    eventId: newId(),
    typeVersion: 1,
    version: 1,
    touched: [event.subject],
    at: new Date(),
    ...event,
  }));
  await intake.take(place, place.epoch || 1, entries);
}
