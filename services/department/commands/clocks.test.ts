import { startTestService } from '../../../test/support/database';
import { department } from '../service';
import { TestDepartment } from '../test-commands';
import { bodyRow, itemRow, meetingRow } from '../test-rows';

/** The clocks as commands wind and stop them; what they say of each kind of meeting is in domain/clocks.test.ts. */

let hub: TestDepartment;

beforeAll(async () => {
  hub = await TestDepartment.start('2026-06-01T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET', openMeetingStatus: 'SUBJECT' }),
        ...['in-time', 'too-late', 'held', 'not-held', 'moved', 'called-off'].flatMap((id) => [
          meetingRow(id, 'cabinet', { kind: 'REGULAR', status: 'SCHEDULED', startsAt: '2026-06-11T19:00:00Z' }),
          itemRow(`${id}-item`, id),
        ]),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

interface Clocks {
  readonly late: readonly string[];
  readonly [due: string]: unknown;
}

/** What is late a millisecond after an instant, or at it. */
async function clocksAt(meeting: string, now: string): Promise<Clocks> {
  hub.now = new Date(now);
  const found = await hub.query<{ meeting: { clocks: Clocks } }>(
    `{ meeting(id: "${meeting}") {
      clocks { noticeDueAt agendaDueAt votesDueAt minutesDueAt adjournmentNoticeDueAt late } } }`,
  );
  return found.meeting.clocks;
}

async function at(now: string, mutation: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  hub.now = new Date(now);
  await hub.do(mutation, input);
}

const ROLL = { rollCall: [{ seat: 'mayor', presence: 'PRESENT' }] };

it('an agenda that is published exactly 24 hours before was never late', async () => {
  expect((await clocksAt('in-time', '2026-06-10T19:00:00.000Z')).late).toEqual([]);
  await at('2026-06-10T19:00:00.000Z', 'publishAgenda', { meeting: 'in-time' });
  expect((await clocksAt('in-time', '2026-06-10T19:00:00.001Z')).late).toEqual([]);
});

it('an agenda that is published a moment after that was late until then', async () => {
  expect((await clocksAt('too-late', '2026-06-10T19:00:00.001Z')).late).toEqual(['AGENDA']);
  await at('2026-06-10T19:00:00.002Z', 'publishAgenda', { meeting: 'too-late' });
  expect((await clocksAt('too-late', '2026-06-10T19:00:00.003Z')).late).toEqual([]);
});

it('adjourning winds the clocks of votes and minutes, from the end as it was entered', async () => {
  await at('2026-06-09T12:00:00Z', 'publishAgenda', { meeting: 'held' });
  await at('2026-06-11T19:00:00Z', 'startMeeting', { meeting: 'held', ...ROLL });
  expect(await clocksAt('held', '2026-06-11T21:00:00Z')).toMatchObject({ votesDueAt: null, minutesDueAt: null });
  await at('2026-06-12T09:00:00Z', 'adjournMeeting', { meeting: 'held', at: '2026-06-11T21:00:00Z' });
  expect(await clocksAt('held', '2026-06-13T21:00:00.000Z')).toMatchObject({
    votesDueAt: '2026-06-13T21:00:00.000Z',
    minutesDueAt: '2026-06-18T21:00:00.000Z',
    adjournmentNoticeDueAt: null,
    late: [],
  });
  expect((await clocksAt('held', '2026-06-13T21:00:00.001Z')).late).toEqual(['VOTES']);
  expect((await clocksAt('held', '2026-06-18T21:00:00.000Z')).late).toEqual(['VOTES']);
  expect((await clocksAt('held', '2026-06-18T21:00:00.001Z')).late).toEqual(['VOTES', 'MINUTES']);
});

it('putting a meeting off winds the clock of its notice, and no other', async () => {
  await at('2026-06-09T12:00:00Z', 'publishAgenda', { meeting: 'not-held' });
  await at('2026-06-11T19:30:00Z', 'declareNoQuorum', { meeting: 'not-held', ...ROLL });
  expect(await clocksAt('not-held', '2026-06-12T19:30:00.000Z')).toMatchObject({
    votesDueAt: null,
    minutesDueAt: null,
    adjournmentNoticeDueAt: '2026-06-12T19:30:00.000Z',
    late: [],
  });
  expect((await clocksAt('not-held', '2026-06-12T19:30:00.001Z')).late).toEqual(['ADJOURNMENT_NOTICE']);
});

it('moving a meeting moves what is due before it', async () => {
  const input = { meeting: 'moved', startsAt: '2026-06-12T19:00:00Z', reason: { en: 'Snow' } };
  await at('2026-06-10T19:00:00.001Z', 'rescheduleMeeting', input);
  expect(await clocksAt('moved', '2026-06-11T19:00:00.000Z')).toMatchObject({
    agendaDueAt: '2026-06-11T19:00:00.000Z',
    late: [],
  });
  expect((await clocksAt('moved', '2026-06-11T19:00:00.001Z')).late).toEqual(['AGENDA']);
});

it('a meeting that is called off owes nothing any more', async () => {
  expect((await clocksAt('called-off', '2026-06-11T12:00:00Z')).late).toEqual(['AGENDA']);
  await at('2026-06-11T12:00:00Z', 'cancelMeeting', { meeting: 'called-off', reason: { en: 'Snow' } });
  expect(await clocksAt('called-off', '2026-06-30T12:00:00Z')).toEqual({
    noticeDueAt: null,
    agendaDueAt: null,
    votesDueAt: null,
    minutesDueAt: null,
    adjournmentNoticeDueAt: null,
    late: [],
  });
});
