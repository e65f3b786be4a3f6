import { startTestService } from '../../../test/support/database';
import { department } from '../service';
import { TestDepartment } from '../test-commands';
import { bodyRow, itemRow, meetingRow } from '../test-rows';

let hub: TestDepartment;

beforeAll(async () => {
  hub = await TestDepartment.start('2026-06-20T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
        ...['version', 'race', 'serial', 'moves'].map((id) => meetingRow(id, 'cabinet', { status: 'SCHEDULED' })),
        meetingRow('session', 'cabinet', { status: 'IN_SESSION', startedAt: '2026-06-20T11:00:00Z' }),
        itemRow('item-1', 'session', { position: 1 }),
        itemRow('item-2', 'session', { position: 2, number: '2' }),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

const place = (meeting: string, en: string, expectedVersion?: number | null) => ({
  meeting,
  place: { en },
  expectedVersion,
});

it('refuses a change of another version than the one that is there, and says which that is', async () => {
  const { meeting } = await hub.do('updateMeeting', place('version', 'Here', 1));
  expect(meeting.version).toBe(2);
  const before = await hub.everything();
  const { code, extensions } = await hub.send('updateMeeting', place('version', 'There', 1));
  expect(code).toBe('VERSION_CONFLICT');
  expect(extensions.version).toBe(2);
  expect((await hub.send('updateMeeting', place('version', 'There', 3))).code).toBe('VERSION_CONFLICT');
  expect(await hub.everything()).toBe(before);
  expect((await hub.do('updateMeeting', place('version', 'There', null))).meeting.version).toBe(3);
});

it('lets one of two win that change the same version at the same moment', async () => {
  const answers = await Promise.all(['Here', 'There'].map((en) => hub.send('updateMeeting', place('race', en, 1))));
  expect(answers.map(({ code }) => code).sort()).toEqual(['VERSION_CONFLICT', null].sort());
  expect(answers.find(({ code }) => code)?.extensions.version).toBe(2);
});

it('does changes of one meeting one after the other, with a version for each, in the order of the log', async () => {
  const before = await hub.head();
  await Promise.all(Array.from({ length: 8 }, (_, at) => hub.do('updateMeeting', place('serial', `Room ${at}`))));
  const events = await hub.eventsAfter(before);
  expect(events.map(({ version }) => version)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  const { meeting } = await hub.query<{ meeting: { version: number; place: { en: string } } }>(
    '{ meeting(id: "serial") { version place { en } } }',
  );
  const { place: last } = events[7].payload as { place: { en: string } };
  expect(meeting).toEqual({ version: 9, place: { en: last.en } });
});

it('lets one of two moves win that exclude each other', async () => {
  const answers = await Promise.all(
    Array.from({ length: 2 }, () => hub.send('cancelMeeting', { meeting: 'moves', reason: { en: 'Snow' } })),
  );
  expect(answers.map(({ code }) => code).sort()).toEqual(['ILLEGAL_TRANSITION', null].sort());
});

it('opens one of two items that are opened at the same moment', async () => {
  const answers = await Promise.all(
    ['item-1', 'item-2'].map((agendaItem) => hub.send('openAgendaItem', { agendaItem })),
  );
  expect(answers.map(({ code }) => code).sort()).toEqual(['ILLEGAL_TRANSITION', null].sort());
  const refused = answers.find(({ code }) => code);
  expect(refused?.extensions).toMatchObject({ status: 'OPEN', legal: ['closeAgendaItem'] });
});
