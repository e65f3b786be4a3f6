import { createDataSource } from '../platform/database/data-source';
import { rebuild } from '../hub/commands/rebuild';
import { UsageError } from '../hub/command';
import type { Connection } from '../platform/database/settings';
import type { Service } from '../platform/subgraph/service';
import { sharedDatabase, startHubOn, type TestHub, testKeys, testSettings } from './support/hub';

/** The lens among the services that it learns from: what it says agrees with what they say. */

let hub: TestHub;
let lens: Service;
let database: Connection;

beforeAll(async () => {
  database = await sharedDatabase('demo', 1, testSettings(), testKeys(), 'citywide');
  hub = await startHubOn(database);
  lens = hub.services.find(({ name }) => name === 'citywide')!;
  for (const { feeds } of hub.services) await feeds.catchUp(feeds.sources, 60_000);
  await lens.feeds.catchUp(lens.feeds.sources, 60_000);
}, 120_000);
afterAll(() => hub.stop());

async function ask<Data>(query: string): Promise<Data> {
  const { data, errors } = await hub.ask<Data>(query);
  expect(errors).toBeUndefined();
  return data!;
}

async function state(): Promise<Record<string, unknown[]>> {
  const source = await createDataSource({
    connection: database,
    schema: 'citywide',
    entities: [...lens.definition.entities],
    migrations: [],
    name: 'test',
  }).initialize();
  try {
    const tables = source.entityMetadatas.map(async ({ tableName }) => {
      return [tableName, await source.query(`SELECT * FROM ${tableName} ORDER BY id`)] as const;
    });
    return Object.fromEntries(await Promise.all(tables));
  } finally {
    await source.destroy();
  }
}

it('counts what was sent up as the docket does', async () => {
  interface Sent {
    informing: {
      from: { slug: string };
      to: { slug: string };
      submitted: number;
      waiting: number;
      returned: number;
      owed: number;
      longestWaitingDays: number | null;
    }[];
    recommendations: { nodes: { stage: string; daysWaiting: number; from: { slug: string } }[] };
  }
  const { informing, recommendations } = await ask<Sent>(`{
    informing { from { slug } to { slug } submitted waiting returned owed longestWaitingDays }
    recommendations(first: 100) { nodes { stage daysWaiting from { slug } } } }`);
  const WAITING = new Set(['SUBMITTED', 'ACKNOWLEDGED', 'SCHEDULED', 'DEFERRED']);
  const expected = [...new Set(recommendations.nodes.map(({ from }) => from.slug))].map((slug) => {
    const sent = recommendations.nodes.filter(({ from }) => from.slug === slug);
    const waiting = sent.filter(({ stage }) => WAITING.has(stage));
    return {
      from: { slug },
      to: { slug: 'mayors-cabinet' },
      submitted: sent.length,
      waiting: waiting.length,
      returned: sent.filter(({ stage }) => stage === 'RETURNED').length,
      owed: sent.filter(({ stage }) => stage === 'DECIDED').length,
      longestWaitingDays: waiting.length === 0 ? null : Math.max(...waiting.map(({ daysWaiting }) => daysWaiting)),
    };
  });
  expect(expected.length).toBeGreaterThan(3);
  expect(informing.filter(({ submitted }) => submitted > 0)).toEqual(expect.arrayContaining(expected));
});

it('seats members where their groups do', async () => {
  interface Seats {
    workingGroups: {
      body: { id: string };
      members: { role: string; person: { id: string; seats: { role: string; body: { id: string } }[] } }[];
    }[];
  }
  const { workingGroups } = await ask<Seats>(
    '{ workingGroups { body { id } members { role person { id seats { role body { id } } } } } }',
  );
  const members = workingGroups.flatMap((group) => group.members.map((member) => ({ ...member, body: group.body })));
  expect(members.length).toBeGreaterThan(10);
  for (const { role, person, body } of members) expect(person.seats).toContainEqual({ role, body });
});

it('tells of late minutes as the calendar does', async () => {
  interface Late {
    meetings: { totalCount: number };
    bodies: { slug: string; openMeetingStatus: string; stats: { minutesLate: number } }[];
  }
  const { meetings, bodies } = await ask<Late>(
    '{ meetings(late: [MINUTES]) { totalCount } bodies { slug openMeetingStatus stats { minutesLate } } }',
  );
  const late = bodies.reduce((sum, { stats }) => sum + stats.minutesLate, 0);
  // The calendar tells of those that are missing; the lens of those that came late as well.
  expect(late).toBeGreaterThanOrEqual(meetings.totalCount);
});

it('is made again by `hub rebuild citywide`, row by row, while it serves', async () => {
  const before = await state();
  await lens.source.query('DELETE FROM seen_step');
  const print = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const { host, port, user, password, database: name } = database;
  const address = new URL(`postgres://localhost:${port}/${name}`);
  Object.assign(address, { username: user, password: String(password ?? '') });
  address.searchParams.set('host', host);
  await rebuild.run(['citywide'], testSettings({ DATABASE_URL: address.href }));
  const [{ pos }] = await lens.source.query<{ pos: string }[]>('SELECT pos FROM event_head');
  expect(print.mock.calls.flat()).toContain(`Rebuilt from ${pos} events.\n`);
  print.mockRestore();
  expect(await state()).toEqual(before);
  await expect(rebuild.run(['department'], testSettings())).rejects.toBeInstanceOf(UsageError);
});
