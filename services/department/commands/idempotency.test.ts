import { DOMAIN_DEFAULTS } from '../../../platform/config/domain';
import type { Transaction } from '../../../platform/events/transaction';
import type { Connection } from '../../../platform/database/settings';
import { SILENT } from '../../../platform/log';
import { Service } from '../../../platform/subgraph/service';
import { CURSORS, startTestService } from '../../../test/support/database';
import type { Loaders } from '../loaders';
import { department } from '../service';
import { CLERK, newKey, TestDepartment } from '../test-commands';
import { bodyRow, meetingRow, personRow, viewerWith } from '../test-rows';

const MEETINGS = ['again', 'reused', 'viewers', 'failed', 'parallel', 'restart', 'old', 'gone'];

const move = (meeting: string, key: string, to = '2026-06-25T19:00:00Z') => ({
  idempotencyKey: key,
  meeting,
  startsAt: to,
  reason: { en: 'Snow' },
});

let hub: TestDepartment;

beforeAll(async () => {
  hub = await TestDepartment.start('2026-06-10T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
        personRow('one'),
        personRow('two'),
        meetingRow('session', 'cabinet', { status: 'IN_SESSION', startedAt: '2026-06-10T11:00:00Z' }),
        ...MEETINGS.map((id) => meetingRow(id, 'cabinet', { status: 'SCHEDULED', startsAt: '2026-06-11T19:00:00Z' })),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

const keysKept = async (key: string): Promise<number> => {
  const rows: unknown[] = await hub.service.source.query('SELECT 1 FROM idempotency WHERE key = $1', [key]);
  return rows.length;
};

it('does once what is sent twice under one key, and answers the same', async () => {
  const key = newKey();
  const before = await hub.head();
  const first = await hub.do('rescheduleMeeting', move('again', key));
  const second = await hub.do('rescheduleMeeting', move('again', key));
  expect(second).toEqual(first);
  expect(CURSORS.open(second.cursor)?.[0].pos).toBe(before + 1);
  expect(await hub.head()).toBe(before + 1);
});

it('answers with the first cursor and the meeting as it is now, when others have changed it since', async () => {
  const key = newKey();
  const first = await hub.do('rescheduleMeeting', move('gone', key));
  await hub.do('cancelMeeting', { meeting: 'gone', reason: { en: 'Snow' } });
  const again = await hub.do('rescheduleMeeting', move('gone', key));
  expect(again.cursor).toBe(first.cursor);
  expect(again.meeting).toMatchObject({ version: 3, status: 'CANCELLED' });
});

it('refuses a key that was used with another input', async () => {
  const key = newKey();
  await hub.do('rescheduleMeeting', move('reused', key));
  const before = await hub.everything();
  const { code } = await hub.send('rescheduleMeeting', move('reused', key, '2026-06-26T19:00:00Z'));
  expect(code).toBe('IDEMPOTENCY_KEY_REUSED');
  expect(await hub.everything()).toBe(before);
});

it('refuses a key that was used for another mutation with the same input', async () => {
  const input = { idempotencyKey: newKey(), meeting: 'session' };
  await hub.do('recessMeeting', input);
  expect((await hub.send('resumeMeeting', input)).code).toBe('IDEMPOTENCY_KEY_REUSED');
});

it('takes requests for the same whose fields come in another order', async () => {
  const { command } = hub.service.contextFor(CLERK);
  const idempotencyKey = newKey();
  const work = (tx: Transaction): Promise<string> => {
    const told = { type: 'PersonAdded', subject: 'Person:1', payload: { origin: 'ENTERED' } };
    tx.record({ ...told, typeVersion: 1, version: 1, touched: [], at: new Date(0) });
    return Promise.resolve('1');
  };
  const given = { idempotencyKey, text: { en: 'A', es: 'B' }, list: [1, 2] };
  const first = await command('sorted', given, work);
  const { text, list } = given;
  const again = { list, text: { es: text.es, en: text.en }, idempotencyKey };
  expect(await command('sorted', again, work)).toEqual(first);
  const other = { ...again, list: [2, 1] };
  await expect(command('sorted', other, work)).rejects.toMatchObject({
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
});

it("keeps each viewer's keys apart: persons by themselves, others by their rights", async () => {
  const key = newKey();
  const viewers = [
    viewerWith('CLERK', null, 'one'),
    viewerWith('CLERK', null, 'two'),
    viewerWith('CLERK'),
    viewerWith('STAFF'),
  ];
  const cursors: string[] = [];
  for (const [at, viewer] of viewers.entries()) {
    const input = move('viewers', key, `2026-07-0${at + 1}T19:00:00Z`);
    cursors.push((await hub.do('rescheduleMeeting', input, viewer)).cursor);
  }
  expect(new Set(cursors).size).toBe(4);
  expect(await keysKept(key)).toBe(4);
});

it('keeps nothing of a command that failed, so that its key serves for the one that is right', async () => {
  const key = newKey();
  const failures = [
    await hub.send('rescheduleMeeting', move('failed', key, '2026-06-11T19:00:00Z')),
    await hub.send('publishAgenda', { idempotencyKey: key, meeting: 'failed' }),
    await hub.send('rescheduleMeeting', { ...move('failed', key), expectedVersion: 7 }),
    await hub.send('rescheduleMeeting', move('no-such-meeting', key)),
  ];
  expect(failures.map(({ code }) => code)).toEqual(['BAD_USER_INPUT', 'AGENDA_EMPTY', 'VERSION_CONFLICT', 'NOT_FOUND']);
  expect(await keysKept(key)).toBe(0);
  expect((await hub.do('rescheduleMeeting', move('failed', key))).meeting.version).toBe(2);
});

it('does once what is sent five times at the same moment', async () => {
  const key = newKey();
  const before = await hub.head();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => hub.do('rescheduleMeeting', move('parallel', key))),
  );
  expect(new Set(answers.map(({ cursor }) => cursor)).size).toBe(1);
  expect(answers.map(({ meeting }) => meeting.version)).toEqual([2, 2, 2, 2, 2]);
  expect(await hub.head()).toBe(before + 1);
});

it('remembers a key over a restart of the service', async () => {
  const key = newKey();
  const first = await hub.do('rescheduleMeeting', move('restart', key));
  const restarted = await another(hub.service);
  try {
    const { payload } = await hub.send('rescheduleMeeting', move('restart', key), CLERK, restarted);
    expect(payload).toEqual(first);
  } finally {
    await restarted.stop();
  }
});

it('forgets a key after a day: it then serves for another request', async () => {
  const key = newKey();
  await hub.do('rescheduleMeeting', move('old', key));
  const age = (age: string): Promise<unknown> =>
    hub.service.source.query('UPDATE idempotency SET at = now() - $2::interval WHERE key = $1', [key, age]);
  await age('23 hours 59 minutes');
  const next = move('old', key, '2026-06-26T19:00:00Z');
  expect((await hub.send('rescheduleMeeting', next)).code).toBe('IDEMPOTENCY_KEY_REUSED');
  await age('24 hours 1 minute');
  expect((await hub.do('rescheduleMeeting', next)).meeting.version).toBe(3);
});

it.each([
  ['an empty key', ''],
  ['a blank key', '   '],
  ['a key of over 200 characters', 'k'.repeat(201)],
])('refuses %s', async (_what, key) => {
  const { code, extensions } = await hub.send('rescheduleMeeting', move('again', key));
  expect(code).toBe('BAD_USER_INPUT');
  expect(extensions.fields).toEqual([{ path: ['input', 'idempotencyKey'], reason: 'must have 1 to 200 characters' }]);
});

it('takes no command that tells of nothing', async () => {
  const before = await hub.everything();
  const { command } = hub.service.contextFor(CLERK);
  await expect(command('idle', { idempotencyKey: newKey() }, () => Promise.resolve('again'))).rejects.toThrow(
    'The command idle recorded no event.',
  );
  expect(await hub.everything()).toBe(before);
});

/** Another process's service on the same database. */
function another({ source }: Service<Loaders>): Promise<Service<Loaders>> {
  const { username: user, ...place } = source.options as unknown as Connection & { username: string };
  const connection = { host: place.host, port: place.port, database: place.database, user, password: place.password };
  const clock = (): Date => hub.now;
  return Service.start(department, { connection, cursors: CURSORS, settings: DOMAIN_DEFAULTS, log: SILENT, clock });
}
