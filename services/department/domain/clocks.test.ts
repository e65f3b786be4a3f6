import { PUBLIC } from '../../../platform/auth/viewer';
import type { Service } from '../../../platform/subgraph/service';
import { startTestService } from '../../../test/support/database';
import { Meeting } from '../entities/meeting';
import type { Loaders } from '../loaders';
import { clocksOfMeeting } from '../loaders/clocks';
import { department } from '../service';
import { bodyRow, documentRow, meetingRow } from '../test-rows';
import { lateWith, type MeetingClocks, type RecordKind } from './clocks';
import { inOrder } from './meeting-time';

const NOW = new Date('2026-06-20T12:00:00Z');

/** Thursday 11 June 2026, 15:00 in Hartford, held until 17:00. */
const HELD = {
  kind: 'REGULAR',
  status: 'ADJOURNED',
  startsAt: '2026-06-11T19:00:00Z',
  endsAt: '2026-06-11T20:30:00Z',
  adjournedAt: '2026-06-11T21:00:00Z',
};

const BODIES = [
  bodyRow('cabinet', { kind: 'MAYORS_CABINET', openMeetingStatus: 'SUBJECT' }),
  bodyRow('group'),
  bodyRow('club', { openMeetingStatus: 'NOT_SUBJECT' }),
];

const MEETINGS = [
  meetingRow('held', 'cabinet', HELD),
  meetingRow('held-in-march', 'cabinet', {
    ...HELD,
    startsAt: '2026-03-05T20:00:00Z',
    adjournedAt: '2026-03-05T22:00:00Z',
  }),
  meetingRow('held-without-end', 'cabinet', { ...HELD, adjournedAt: null }),
  meetingRow('held-from', 'cabinet', { ...HELD, adjournedAt: null, endsAt: null }),
  meetingRow('remote', 'cabinet', { ...HELD, modality: 'REMOTE' }),
  meetingRow('hybrid', 'cabinet', { ...HELD, modality: 'HYBRID', scheduledAt: '2026-06-01T00:00:00Z' }),
  meetingRow('special', 'cabinet', { ...HELD, kind: 'SPECIAL', modality: 'REMOTE' }),
  meetingRow('emergency', 'cabinet', { ...HELD, kind: 'EMERGENCY' }),
  meetingRow('working', 'cabinet', { ...HELD, kind: 'WORKING' }),
  meetingRow('cancelled', 'cabinet', { ...HELD, adjournedAt: null, status: 'CANCELLED' }),
  meetingRow('no-quorum', 'cabinet', { ...HELD, status: 'NOT_HELD_NO_QUORUM', adjournedAt: '2026-06-11T19:20:00Z' }),
  meetingRow('in-session', 'cabinet', {
    ...HELD,
    status: 'IN_SESSION',
    adjournedAt: null,
    startsAt: '2026-06-20T11:00:00Z',
  }),
  meetingRow('due-now', 'cabinet', { kind: 'REGULAR', status: 'SCHEDULED', startsAt: '2026-06-21T12:00:00Z' }),
  meetingRow('due-a-second-ago', 'cabinet', { kind: 'REGULAR', status: 'SCHEDULED', startsAt: '2026-06-21T11:59:59Z' }),
  meetingRow('of-the-record', 'cabinet', { startsAt: '2020-09-11T19:00:00Z', modality: 'REMOTE' }),
  meetingRow('day-only', 'cabinet', { date: '2019-08-22', status: 'ADJOURNED', kind: 'REGULAR' }),
  meetingRow('complete', 'cabinet', {
    ...HELD,
    kind: 'SPECIAL',
    scheduledAt: '2026-06-12T00:00:00Z',
    agendaPublishedAt: '2026-06-12T00:00:00Z',
    votesRecordedAt: '2026-06-19T00:00:00Z',
    minutesStatus: 'POSTED_DRAFT',
    minutesPostedAt: '2026-06-19T00:00:00Z',
  }),
  meetingRow('papers', 'cabinet', { ...HELD, kind: 'SPECIAL' }),
  meetingRow('drafted', 'cabinet', { ...HELD, minutesStatus: 'DRAFT' }),
  meetingRow('put-off', 'cabinet', { ...HELD, status: 'NOT_HELD_NO_QUORUM', adjournedAt: null }),
  meetingRow('of-a-group', 'group', HELD),
  meetingRow('of-a-club', 'club', HELD),
];

const PAPERS = [
  documentRow('notice', 'NOTICE', { meetingId: 'papers' }),
  documentRow('agenda', 'AGENDA', { meetingId: 'papers' }),
  documentRow('minutes', 'MINUTES', { meetingId: 'papers', publishedAt: '2026-06-19T00:00:00Z' }),
  documentRow('draft', 'MINUTES', { meetingId: 'drafted' }),
  documentRow('put-off-notice', 'ADJOURNMENT_NOTICE', { meetingId: 'put-off' }),
];

interface Late {
  readonly id: string;
  readonly clocks: { readonly late: readonly RecordKind[] } | null;
}

describe('the open-meeting clocks', () => {
  let service: Service<Loaders>;
  beforeAll(async () => {
    service = await startTestService(department, [...BODIES, ...MEETINGS, ...PAPERS], () => NOW);
  });
  afterAll(() => service.stop());

  const clocks = (id: string, skipWeekends: readonly string[] = []): Promise<MeetingClocks | null> => {
    const scope = service.contextFor(PUBLIC);
    return clocksOfMeeting({ ...scope, settings: { ...scope.settings, clocksSkipWeekends: skipWeekends } }).load(id);
  };
  const due = async (id: string, record: RecordKind, skipWeekends?: readonly string[]): Promise<string | null> =>
    (await clocks(id, skipWeekends))?.[record]?.toISOString() ?? null;
  const late = async (id: string) => (await clocks(id))?.late;

  it.each(['of-a-group', 'of-a-club'])('do not run %s', async (id) => {
    expect(await clocks(id)).toBeNull();
  });

  it.each<[string, RecordKind, string, string | null]>([
    ['24 hours before a special meeting, remote or not', 'NOTICE', 'special', '2026-06-10T19:00:00.000Z'],
    ['48 hours before a remote regular meeting', 'NOTICE', 'remote', '2026-06-09T19:00:00.000Z'],
    ['48 hours before a hybrid one', 'NOTICE', 'hybrid', '2026-06-09T19:00:00.000Z'],
    ['never for a regular meeting in the room', 'NOTICE', 'held', null],
    ['never for an emergency', 'NOTICE', 'emergency', null],
    ['24 hours before a regular meeting', 'AGENDA', 'held', '2026-06-10T19:00:00.000Z'],
    ['24 hours before a special one', 'AGENDA', 'special', '2026-06-10T19:00:00.000Z'],
    ['24 hours before a meeting of the record of no known kind', 'AGENDA', 'of-the-record', '2020-09-10T19:00:00.000Z'],
    ['never for an emergency', 'AGENDA', 'emergency', null],
    ['48 hours after the true end', 'VOTES', 'held', '2026-06-13T21:00:00.000Z'],
    [
      '48 hours after the planned end where the true one is not known',
      'VOTES',
      'held-without-end',
      '2026-06-13T20:30:00.000Z',
    ],
    ['48 hours after the start where no end is known', 'VOTES', 'held-from', '2026-06-13T19:00:00.000Z'],
    ['48 hours after an emergency', 'VOTES', 'emergency', '2026-06-13T21:00:00.000Z'],
    ['not before the meeting has ended', 'VOTES', 'in-session', null],
    ['never where nobody knows whether it was held', 'VOTES', 'of-the-record', null],
    ['7 days after the end', 'MINUTES', 'held', '2026-06-18T21:00:00.000Z'],
    [
      '7 days later at the same time of day though the clocks went forward',
      'MINUTES',
      'held-in-march',
      '2026-03-12T21:00:00.000Z',
    ],
    ['not before the meeting has ended', 'MINUTES', 'in-session', null],
    ['never for a meeting that had no quorum', 'MINUTES', 'no-quorum', null],
    [
      '24 hours after a meeting without a quorum was put off',
      'ADJOURNMENT_NOTICE',
      'no-quorum',
      '2026-06-12T19:20:00.000Z',
    ],
    [
      '24 hours after its start where that was not entered',
      'ADJOURNMENT_NOTICE',
      'put-off',
      '2026-06-12T19:00:00.000Z',
    ],
    ['never for a meeting that simply ended', 'ADJOURNMENT_NOTICE', 'held', null],
  ])('are due %s: %s', async (_when, record, id, instant) => {
    expect(await due(id, record)).toBe(instant);
  });

  it.each<[RecordKind, string, string]>([
    ['NOTICE', 'special', '2026-06-10T19:00:00.000Z'],
    ['VOTES', 'held', '2026-06-15T21:00:00.000Z'],
    ['MINUTES', 'held', '2026-06-22T21:00:00.000Z'],
    ['ADJOURNMENT_NOTICE', 'no-quorum', '2026-06-12T19:20:00.000Z'],
  ])('leave out weekends for the kinds of meeting that the setting names: %s of %s', async (record, id, instant) => {
    expect(await due(id, record, ['REGULAR', 'SPECIAL'])).toBe(instant);
  });

  it('count weekends for a kind that the setting does not name', async () => {
    expect(await due('held', 'VOTES', ['SPECIAL'])).toBe('2026-06-13T21:00:00.000Z');
  });

  it.each([['working'], ['cancelled'], ['day-only']])('have nothing to reckon from for a %s meeting', async (id) => {
    const none = { NOTICE: null, AGENDA: null, VOTES: null, MINUTES: null, ADJOURNMENT_NOTICE: null };
    expect(await clocks(id)).toMatchObject({ ...none, late: [] });
  });

  it.each([
    ['special', ['NOTICE', 'AGENDA', 'VOTES', 'MINUTES']],
    ['hybrid', ['AGENDA', 'VOTES', 'MINUTES']],
    ['complete', []],
    ['papers', ['VOTES']],
    ['drafted', ['AGENDA', 'VOTES', 'MINUTES']],
    ['no-quorum', ['AGENDA', 'ADJOURNMENT_NOTICE']],
    ['put-off', ['AGENDA']],
    ['in-session', ['AGENDA']],
    ['of-the-record', []],
    ['due-now', []],
    ['due-a-second-ago', ['AGENDA']],
  ])('of the meeting "%s" say that these are late: %j', async (id, records) => {
    expect(await late(id)).toEqual(records);
  });

  it('have a zone to reckon in: PostgreSQL refuses one that it does not know', async () => {
    const moved = service.source.manager.update(Meeting, 'held', { timeZone: 'America/Hartford' });
    await expect(moved).rejects.toThrow('time zone');
  });

  it('leave out weekends in the list of meetings too', async () => {
    const lateOnMonday = async (skipWeekends: readonly string[]): Promise<string[]> => {
      const where = lateWith(['VOTES'], { now: new Date('2026-06-15T12:00:00Z'), skipWeekends });
      const { loaders } = service.contextFor(PUBLIC);
      const page = await loaders.meetings.load('all', { where, sort: inOrder('OLDEST_FIRST') }, { first: 100 });
      return page.nodes.map(({ id }) => id);
    };
    expect(await lateOnMonday([])).toContain('held');
    expect(await lateOnMonday(['REGULAR'])).not.toContain('held');
  });

  it.each<[RecordKind]>([['NOTICE'], ['AGENDA'], ['VOTES'], ['MINUTES'], ['ADJOURNMENT_NOTICE']])(
    'and the list of meetings agree on who is late with %s',
    async (record) => {
      const list = async (variables: object): Promise<{ totalCount: number; nodes: Late[] }> => {
        const document = `query($late: [RecordKind!]) {
          meetings(late: $late, first: 100) { totalCount nodes { id clocks { late } } } }`;
        const { data } = await service.execute({ document, variables: { ...variables }, viewer: PUBLIC });
        return data!.meetings as never;
      };
      const wanted = (await list({})).nodes.filter(({ clocks: found }) => found?.late.includes(record));
      expect(await list({ late: [record] })).toEqual({ totalCount: wanted.length, nodes: wanted });
      expect(wanted.length).toBeGreaterThan(0);
    },
  );
});
