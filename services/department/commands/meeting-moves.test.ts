import { CURSORS, startTestService } from '../../../test/support/database';
import type { DataRow } from '../../../platform/data/dataset';
import type { MeetingUpdateKind } from '../events/meeting-updates';
import { department } from '../service';
import { CLERK, TestDepartment } from '../test-commands';
import { bodyRow, documentRow, entryRow, itemRow, meetingRow, text } from '../test-rows';

/**
 * The life of a meeting as the contract tells it, written down once more by hand: where each mutation leads from each
 * state, and what those who follow the meeting are told, in order. What is not here is refused.
 */
type Led = readonly [to: string, ...kinds: MeetingUpdateKind[]];

const BEFORE_START = (status: string): Record<string, Led> => ({
  updateMeeting: [status, 'DETAILS_CHANGED'],
  rescheduleMeeting: [status, 'RESCHEDULED'],
  cancelMeeting: ['CANCELLED', 'CANCELLED'],
  ...AGENDA(status),
});

const AGENDA = (status: string): Record<string, Led> => ({
  addAgendaItem: [status, 'AGENDA_CHANGED'],
  updateAgendaItem: [status, 'AGENDA_CHANGED'],
  removeAgendaItem: [status, 'AGENDA_CHANGED'],
});

const STATES: Readonly<Record<string, Readonly<Record<string, Led>>>> = {
  SCHEDULED: {
    ...BEFORE_START('SCHEDULED'),
    publishAgenda: ['AGENDA_PUBLISHED', 'AGENDA_PUBLISHED'],
  },
  AGENDA_PUBLISHED: {
    ...BEFORE_START('AGENDA_PUBLISHED'),
    startMeeting: ['IN_SESSION', 'STARTED', 'QUORUM_CHANGED'],
    declareNoQuorum: ['NOT_HELD_NO_QUORUM', 'NOT_HELD'],
  },
  IN_SESSION: {
    ...AGENDA('IN_SESSION'),
    openAgendaItem: ['IN_SESSION', 'ITEM_OPENED'],
    closeAgendaItem: ['IN_SESSION', 'ITEM_CLOSED'],
    recordAttendance: ['IN_SESSION', 'ATTENDANCE_CHANGED'],
    recessMeeting: ['RECESSED', 'RECESSED'],
    adjournMeeting: ['ADJOURNED', 'ITEM_CLOSED', 'ADJOURNED'],
  },
  RECESSED: {
    ...AGENDA('RECESSED'),
    recordAttendance: ['RECESSED', 'ATTENDANCE_CHANGED'],
    resumeMeeting: ['IN_SESSION', 'RESUMED'],
    adjournMeeting: ['ADJOURNED', 'ITEM_CLOSED', 'ADJOURNED'],
  },
  'ADJOURNED NONE': {
    recordAttendance: ['ADJOURNED NONE', 'ATTENDANCE_CHANGED'],
    draftMinutes: ['ADJOURNED DRAFT', 'MINUTES_DRAFTED'],
  },
  'ADJOURNED DRAFT': {
    recordAttendance: ['ADJOURNED DRAFT', 'ATTENDANCE_CHANGED'],
    draftMinutes: ['ADJOURNED DRAFT', 'MINUTES_DRAFTED'],
    postMinutes: ['ADJOURNED POSTED_DRAFT', 'MINUTES_POSTED'],
  },
  'ADJOURNED POSTED_DRAFT': {
    recordAttendance: ['ADJOURNED POSTED_DRAFT', 'ATTENDANCE_CHANGED'],
    approveMinutes: ['ADJOURNED APPROVED', 'MINUTES_APPROVED'],
  },
  'ADJOURNED APPROVED': { correctMinutes: ['ADJOURNED CORRECTED', 'MINUTES_CORRECTED'] },
  'ADJOURNED CORRECTED': { correctMinutes: ['ADJOURNED CORRECTED', 'MINUTES_CORRECTED'] },
  CANCELLED: {},
  NOT_HELD_NO_QUORUM: {},
  'of no known status': {},
};

/** Every mutation of a meeting, with an input that is right for the meeting of that id. */
const INPUTS: Readonly<Record<string, (id: string) => Readonly<Record<string, unknown>>>> = {
  updateMeeting: (meeting) => ({ meeting, place: { en: 'The library' } }),
  addAgendaItem: (meeting) => ({ meeting, number: '9', kind: 'BUSINESS', title: { en: 'One more' } }),
  updateAgendaItem: (id) => ({ agendaItem: `${id}-planned`, title: { en: 'Other words' } }),
  removeAgendaItem: (id) => ({ agendaItem: `${id}-planned`, reason: { en: 'Settled' } }),
  publishAgenda: (meeting) => ({ meeting }),
  rescheduleMeeting: (meeting) => ({ meeting, startsAt: '2026-06-25T19:00:00Z', reason: { en: 'Snow' } }),
  cancelMeeting: (meeting) => ({ meeting, reason: { en: 'Snow' } }),
  startMeeting: (meeting) => ({ meeting, rollCall: [{ seat: 'seat-1', presence: 'PRESENT' }] }),
  openAgendaItem: (id) => ({ agendaItem: `${id}-planned` }),
  closeAgendaItem: (id) => ({ agendaItem: `${id}-open` }),
  recordAttendance: (meeting) => ({ meeting, entries: [{ seat: 'seat-2', presence: 'PRESENT' }] }),
  recessMeeting: (meeting) => ({ meeting }),
  resumeMeeting: (meeting) => ({ meeting }),
  adjournMeeting: (meeting) => ({ meeting }),
  declareNoQuorum: (meeting) => ({ meeting, rollCall: [{ seat: 'seat-1', presence: 'ABSENT' }] }),
  draftMinutes: (meeting) => ({ meeting, text: { en: 'What was said' } }),
  postMinutes: (meeting) => ({ meeting }),
  approveMinutes: (meeting) => ({ meeting, approvedIn: 'later' }),
  correctMinutes: (meeting) => ({ meeting, text: { en: 'What was truly said' }, reason: { en: 'A name' } }),
};

const PAIRS = Object.keys(STATES).flatMap((state) => Object.keys(INPUTS).map((mutation) => ({ state, mutation })));

const idOf = (state: string, mutation: string): string => `${state.replaceAll(' ', '-')}-${mutation}`;

/** A meeting in that state, for one mutation. An item is open where it is in session, unless one is to be opened. */
function rowsOf(state: string, mutation: string): DataRow[] {
  const id = idOf(state, mutation);
  const [status, minutesStatus = 'NONE'] = state === 'of no known status' ? [null] : state.split(' ');
  const begun = ['IN_SESSION', 'RECESSED', 'ADJOURNED'].includes(status ?? '');
  const open = ['IN_SESSION', 'RECESSED'].includes(status ?? '') && mutation !== 'openAgendaItem';
  const times = begun ? { startedAt: '2026-06-11T19:00:00Z', agendaPublishedAt: '2026-06-09T19:00:00Z' } : {};
  return [
    meetingRow(id, 'cabinet', { kind: 'WORKING', status, minutesStatus, startsAt: '2026-06-11T19:00:00Z', ...times }),
    itemRow(`${id}-planned`, id, { position: 1 }),
    itemRow(`${id}-open`, id, { position: 2, number: '2', status: open ? 'OPEN' : 'DONE' }),
    ...(begun ? [entryRow(`${id}-roll`, id, { seatId: 'seat-1' })] : []),
    ...(minutesStatus === 'NONE'
      ? []
      : [documentRow(`${id}-minutes`, 'MINUTES', { meetingId: id, text: text('What was said') })]),
  ];
}

let hub: TestDepartment;

beforeAll(async () => {
  hub = await TestDepartment.start('2026-06-20T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET', quorum: 1 }),
        meetingRow('later', 'cabinet', { kind: 'REGULAR', status: 'ADJOURNED', startsAt: '2026-06-18T19:00:00Z' }),
        ...PAIRS.flatMap(({ state, mutation }) => rowsOf(state, mutation)),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

it.each(PAIRS.filter(({ state, mutation }) => STATES[state][mutation]))(
  'a meeting $state allows $mutation',
  async ({ state, mutation }) => {
    const id = idOf(state, mutation);
    const [to, ...kinds] = STATES[state][mutation];
    const before = await hub.head();

    const { meeting, cursor } = await hub.do(mutation, INPUTS[mutation](id));

    const events = await hub.eventsAfter(before);
    const { status, minutesStatus } = meeting;
    expect(status === 'ADJOURNED' && to.includes(' ') ? `${status} ${minutesStatus}` : status).toBe(to);
    expect(events.map((event) => event.kind)).toEqual(kinds);
    expect(events.map((event) => [event.subject, event.version])).toEqual(kinds.map(() => [`Meeting:${id}`, 2]));
    expect(meeting).toMatchObject({ id, version: 2 });
    expect(CURSORS.open(cursor)?.[0].pos).toBe(events.at(-1)?.pos);
  },
);

it.each(PAIRS.filter(({ state, mutation }) => !STATES[state][mutation]))(
  'a meeting $state refuses $mutation, and names what it allows',
  async ({ state, mutation }) => {
    const before = await hub.everything();

    const { payload, code, extensions } = await hub.send(mutation, INPUTS[mutation](idOf(state, mutation)), CLERK);

    expect({ payload, code }).toEqual({ payload: null, code: 'ILLEGAL_TRANSITION' });
    expect([...(extensions.legal as string[])].sort()).toEqual(Object.keys(STATES[state]).sort());
    expect(await hub.everything()).toBe(before);
  },
);
