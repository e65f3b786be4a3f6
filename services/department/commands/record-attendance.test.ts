import { startTestService } from '../../../test/support/database';
import { department } from '../service';
import { CLERK, TestDepartment } from '../test-commands';
import { bodyRow, entryRow, meetingRow, personRow } from '../test-rows';

let hub: TestDepartment;

const STARTED = '2026-06-20T10:00:00Z';

/** A meeting of three: two seats whose people are there, one that is not; or of people alone. */
const seated = (id: string, given: object = {}) => [
  meetingRow(id, 'cabinet', { status: 'IN_SESSION', startedAt: STARTED, ...given }),
  entryRow(`${id}-1`, id, { seatId: 'one', personId: 'ana', position: 1 }),
  entryRow(`${id}-2`, id, { seatId: 'two', position: 2 }),
  entryRow(`${id}-3`, id, { seatId: 'three', presence: 'ABSENT', position: 3 }),
];

beforeAll(async () => {
  hub = await TestDepartment.start('2026-06-20T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET', quorum: 2 }),
        bodyRow('group'),
        ...['ana', 'ben', 'eve'].map((id) => personRow(id)),
        ...['replaced', 'quorum', 'wrong', 'early'].flatMap((id) => seated(id)),
        ...seated('over', {
          status: 'ADJOURNED',
          adjournedAt: '2026-06-20T11:00:00Z',
          sessionAt: '2026-06-20T11:00:00Z',
        }),
        meetingRow('counted', 'cabinet', { status: 'ADJOURNED', presentCount: 5, absentCount: 1 }),
        meetingRow('uncounted', 'cabinet', { status: 'ADJOURNED' }),
        meetingRow('people', 'group', { status: 'RECESSED', startedAt: STARTED }),
        entryRow('people-1', 'people', { personId: 'ana' }),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

const record = (meeting: string, entries: readonly object[], more: object = {}, viewer = CLERK) =>
  hub.send('recordAttendance', { meeting, entries, ...more }, viewer);

async function rollOf(meeting: string): Promise<{ attendance: unknown; rollCall: string[] }> {
  const data = await hub.query<{
    meeting: {
      attendance: unknown;
      rollCall: { person: { id: string } | null; seat: { id: string } | null; presence: string }[];
    };
  }>(
    `{ meeting(id: "${meeting}") { attendance { present absent excused quorumMet }
      rollCall { person { id } seat { id } presence } } }`,
  );
  const { attendance, rollCall } = data.meeting;
  return {
    attendance,
    rollCall: rollCall.map(({ person, seat, presence }) => `${seat?.id ?? '-'} ${person?.id ?? '-'} ${presence}`),
  };
}

it('replaces the lines of the same seat or person where they stand, keeps the others, and adds the rest', async () => {
  await record('replaced', [
    { seat: 'two', person: 'ben', presence: 'PRESENT_REMOTELY' },
    { person: 'eve', presence: 'PRESENT' },
  ]);
  expect((await rollOf('replaced')).rollCall).toEqual([
    'one ana PRESENT',
    'two ben PRESENT_REMOTELY',
    'three - ABSENT',
    '- eve PRESENT',
  ]);
  await record('replaced', [{ seat: 'three', person: 'ana', asDesignee: true, presence: 'PRESENT' }]);
  expect((await rollOf('replaced')).rollCall).toEqual([
    'three ana PRESENT',
    'two ben PRESENT_REMOTELY',
    '- eve PRESENT',
  ]);
});

it('counts people of a body without seats', async () => {
  await hub.do(
    'recordAttendance',
    { meeting: 'people', entries: [{ person: 'ben', presence: 'EXCUSED' }] },
    {
      authenticated: true,
      person: null,
      grants: [{ role: 'CO_CHAIR', body: 'group' }],
    },
  );
  expect(await rollOf('people')).toEqual({
    attendance: { present: 1, absent: 0, excused: 1, quorumMet: null },
    rollCall: ['- ana PRESENT', '- ben EXCUSED'],
  });
});

it('tells of the quorum when it is lost, and when it is there again, and not in between', async () => {
  const before = await hub.head();
  const steps = [
    { seat: 'one', presence: 'PRESENT_REMOTELY' },
    { seat: 'one', presence: 'EXCUSED' },
    { seat: 'two', presence: 'ABSENT' },
    { seat: 'three', presence: 'PRESENT' },
    { seat: 'one', presence: 'PRESENT' },
    { seat: 'two', presence: 'PRESENT' },
  ];
  for (const step of steps) expect((await record('quorum', [step])).code).toBeNull();
  const events = await hub.eventsAfter(before);
  const told = events.map(({ kind, version, payload }) => {
    const { present, quorumMet } = payload.attendance as { present: number; quorumMet: boolean };
    return [kind, version, present, quorumMet];
  });
  expect(told).toEqual([
    ['ATTENDANCE_CHANGED', 2, 2, true],
    ['ATTENDANCE_CHANGED', 3, 1, false],
    ['QUORUM_CHANGED', 3, 1, false],
    ['ATTENDANCE_CHANGED', 4, 0, false],
    ['ATTENDANCE_CHANGED', 5, 1, false],
    ['ATTENDANCE_CHANGED', 6, 2, true],
    ['QUORUM_CHANGED', 6, 2, true],
    ['ATTENDANCE_CHANGED', 7, 3, true],
  ]);
  expect(JSON.stringify(events)).not.toMatch(/ana|Sample|"one"|seat/);
});

it("takes the record's own counts as what was, where no roll was called", async () => {
  const kindsOf = async (meeting: string): Promise<unknown[]> => {
    const before = await hub.head();
    await record(meeting, [{ seat: 'one', presence: 'PRESENT' }]);
    return (await hub.eventsAfter(before)).map(({ kind }) => kind);
  };
  // Five were counted, and the roll names one; nobody counted, and the roll names one.
  expect(await kindsOf('counted')).toEqual(['ATTENDANCE_CHANGED', 'QUORUM_CHANGED']);
  expect(await kindsOf('uncounted')).toEqual(['ATTENDANCE_CHANGED', 'QUORUM_CHANGED']);
});

const GONE = { seat: 'one', presence: 'ABSENT' };

it('keeps to the order of a session, and sets its roll right for any time of it afterwards', async () => {
  const codes: (string | null)[] = [];
  const at = async (meeting: string, instant: string): Promise<void> =>
    void codes.push((await record(meeting, [GONE], { at: instant })).code);
  await at('early', '2026-06-20T11:30:00Z');
  await at('early', '2026-06-20T11:29:59Z');
  await at('early', '2026-06-20T12:00:01Z');
  await at('over', '2026-06-20T10:30:00Z');
  await at('over', '2026-06-20T10:29:00Z');
  await at('over', '2026-06-20T09:59:59Z');
  await at('over', '2026-06-20T12:00:01Z');
  const bad = 'BAD_USER_INPUT';
  expect(codes).toEqual([null, bad, bad, null, null, bad, bad]);
});

it('tells of a change when it happened', async () => {
  const before = await hub.head();
  await record('over', [GONE], { at: '2026-06-20T10:45:00Z' });
  await record('over', [GONE]);
  expect((await hub.eventsAfter(before)).map(({ at }) => at.toISOString())).toEqual([
    '2026-06-20T10:45:00.000Z',
    '2026-06-20T12:00:00.000Z',
  ]);
});

it('names every line that is wrong, and the time', async () => {
  const before = await hub.everything();
  const entries = [{ presence: 'PRESENT' }, { person: 'nobody', presence: 'PRESENT' }, GONE, GONE];
  const { code, extensions } = await record('wrong', entries, { at: '2026-06-20T13:00:00Z' });
  expect(code).toBe('BAD_USER_INPUT');
  const paths = (extensions.fields as { path: (string | number)[] }[]).map(({ path }) => path.slice(1).join('.'));
  expect(paths.sort()).toEqual(['at', 'entries.0', 'entries.1.person', 'entries.3.seat']);
  expect((await record('wrong', [])).code).toBe('BAD_USER_INPUT');
  expect(await hub.everything()).toBe(before);
});
