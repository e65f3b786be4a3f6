import { startTestService } from '../../../test/support/database';
import type { Service } from '../../../platform/subgraph/service';
import { parentCabinet } from '../service';
import { cabinetRow, consentRow, priorityRow, seatRow, sessionRow, supportsRow } from '../test-rows';

const rows = [
  cabinetRow({ seatCount: 25 }),
  seatRow('seat-1', {
    personId: 'hidden-person',
    displayName: 'Hidden name',
    role: 'CHAIR',
    from: '2026-02-03',
    to: '2026-10-04',
    liaisonToId: 'hidden-body',
    languages: ['ht'],
    version: 2,
  }),
  consentRow('seat-1', 'NAME', { givenOn: '2026-02-05', withdrawnOn: '2026-03-06' }),
  sessionRow('session-1', '2026-07-01', { attendanceMin: 77, attendanceMax: 88 }),
  priorityRow('priority-1', {
    raisedOn: '2026-01-05',
    heardFromMin: 77,
    heardFromMax: 88,
    meetingIds: ['meeting-1'],
    indicatorIds: ['i1'],
    sessionIds: ['session-1'],
  }),
  priorityRow('priority-2'),
  supportsRow('meeting-1', ['FOOD']),
];

describe('the events of loaded rows', () => {
  let service: Service;
  let log: { type: string; subject: string; version: string; touched: string[]; payload: object; at: Date }[];

  beforeAll(async () => {
    service = (await startTestService(parentCabinet, rows)) as Service;
    log = await service.source.query('SELECT type, subject, version, touched, payload, at FROM event_log ORDER BY pos');
  });
  afterAll(() => service.stop());

  it('names what happened to what, each row once', () => {
    expect(log.map(({ type, subject, version }) => `${type} ${subject} ${version}`)).toEqual([
      'ParentCabinetCreated ParentCabinet:parents 1',
      'ParentSeated ParentMember:seat-1 2',
      'ConsentSet ParentMember:seat-1 1',
      'ListeningSessionRecorded ListeningSession:session-1 1',
      'PriorityRaised ParentPriority:priority-1 1',
      'PriorityRaised ParentPriority:priority-2 1',
      'MeetingSupportsSet Meeting:meeting-1 1',
    ]);
  });

  it.each([
    ['a name', 'Hidden name'],
    ['a person', 'hidden-person'],
    ['a role', 'CHAIR'],
    ['the beginning of a term', '2026-02-03'],
    ['the end of a term', '2026-10-04'],
    ['a liaison', 'hidden-body'],
    ['a language of a parent', '"ht"'],
    ['what was agreed to', 'NAME'],
    ['when it was agreed', '2026-02-05'],
    ['when it was withdrawn', '2026-03-06'],
    ['a count of people', '77'],
    ['a count of people', '88'],
  ])('carries nowhere %s', (_what, secret) => {
    expect(JSON.stringify(log)).not.toContain(secret);
  });

  it('dates a fact by its own day in New York, where it may be told', () => {
    expect(log.map(({ at }) => at.getTime() && at.toISOString())).toEqual([
      0,
      0,
      0,
      '2026-07-01T04:00:00.000Z',
      '2026-01-05T05:00:00.000Z',
      0,
      0,
    ]);
  });

  it('touches every answer that changes', () => {
    expect(log[2].touched).toEqual(['ParentMember', 'ParentMember:seat-1']);
    expect(log[4].touched).toEqual([
      'ParentPriority',
      'ParentPriority:priority-1',
      'ParentCabinet:parents',
      'ListeningSession:session-1',
      'Meeting:meeting-1',
      'Indicator:i1',
    ]);
  });
});
