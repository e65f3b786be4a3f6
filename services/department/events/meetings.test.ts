import type { Service } from '../../../platform/subgraph/service';
import { startTestService } from '../../../test/support/database';
import type { Loaders } from '../loaders';
import { department } from '../service';
import { bodyRow, entryRow, itemRow, meetingRow, personRow, text } from '../test-rows';

const ROWS = [
  bodyRow('b'),
  bodyRow('c'),
  personRow('p', { displayName: 'Sample someone' }),
  meetingRow('scheduled', 'b', {
    status: 'SCHEDULED',
    jointWithIds: ['c'],
    version: 3,
    scheduledAt: '2026-01-01T00:00:00Z',
    startsAt: '2099-01-01T00:00:00Z',
  }),
  meetingRow('planned', 'b', { status: 'SCHEDULED', startsAt: '2099-01-01T00:00:00Z' }),
  meetingRow('published', 'b', { status: 'AGENDA_PUBLISHED', agendaPublishedAt: '2026-01-02T00:00:00Z' }),
  meetingRow('cancelled', 'b', {
    status: 'CANCELLED',
    scheduledAt: '2026-01-03T00:00:00Z',
    startsAt: '2099-01-01T00:00:00Z',
  }),
  meetingRow('started', 'b', { status: 'IN_SESSION', startedAt: '2026-01-04T00:00:00Z' }),
  meetingRow('adjourned', 'b', { status: 'ADJOURNED', adjournedAt: '2026-01-05T00:00:00Z', minutesStatus: 'DRAFT' }),
  meetingRow('not-held', 'b', { status: 'NOT_HELD_NO_QUORUM', startsAt: '2026-01-06T00:00:00Z' }),
  meetingRow('recorded', 'b', { date: '2019-08-22' }),
  itemRow('i', 'scheduled', {
    kind: 'EXECUTIVE_SESSION',
    title: text('Private title'),
    recommendedAction: text('Private action'),
  }),
  entryRow('e', 'adjourned', { personId: 'p', seatId: 'seat' }),
];

interface Logged {
  readonly type: string;
  readonly subject: string;
  readonly version: string;
  readonly touched: readonly string[];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

describe('events of meetings that a dataset brings', () => {
  let service: Service<Loaders>;
  let log: Logged[];
  beforeAll(async () => {
    service = await startTestService(department, ROWS);
    log = await service.source.query('SELECT type, subject, version, touched, payload, at FROM event_log ORDER BY pos');
  });
  afterAll(() => service.stop());

  const of = (subject: string, type?: string): Logged =>
    log.find((event) => event.subject === subject && (type === undefined || event.type === type))!;

  it.each([
    ['scheduled', 'MeetingScheduled', '2026-01-01T00:00:00.000Z'],
    ['planned', 'MeetingScheduled', '1970-01-01T00:00:00.000Z'],
    ['published', 'AgendaPublished', '2026-01-02T00:00:00.000Z'],
    ['cancelled', 'MeetingCancelled', '2026-01-03T00:00:00.000Z'],
    ['started', 'MeetingStarted', '2026-01-04T00:00:00.000Z'],
    ['adjourned', 'MeetingAdjourned', '2026-01-05T00:00:00.000Z'],
    ['not-held', 'MeetingNotHeld', '2026-01-06T00:00:00.000Z'],
    ['recorded', 'MeetingRecorded', '2019-08-22T04:00:00.000Z'],
  ])('name what happened last and when, never in the future: %s', (id, type, at) => {
    const event = of(`Meeting:${id}`);
    expect([event.type, event.at.toISOString()]).toEqual([type, at]);
  });

  it('touch the meeting, the list of meetings and each of its bodies, at the version of the meeting', () => {
    expect(of('Meeting:scheduled')).toMatchObject({
      version: '3',
      touched: ['Meeting:scheduled', 'Meeting', 'Body:b', 'Body:c'],
    });
    expect(of('AgendaItem:i').touched).toEqual(['AgendaItem:i', 'Meeting:scheduled']);
    expect(of('Meeting:adjourned', 'AttendanceRecorded').touched).toEqual(['Meeting:adjourned']);
  });

  it('tell nothing that is not public: no draft, no item, nobody of the roll', () => {
    expect(of('Meeting:adjourned').payload.minutesStatus).toBe('NONE');
    expect(of('AgendaItem:i').payload).toEqual({ meetingId: 'scheduled', status: 'PLANNED' });
    expect(of('Meeting:adjourned', 'AttendanceRecorded').payload).toEqual({
      meetingId: 'adjourned',
      presence: 'PRESENT',
      countsForQuorum: true,
    });
    expect(JSON.stringify(log)).not.toMatch(/Private|Sample someone/);
  });
});
