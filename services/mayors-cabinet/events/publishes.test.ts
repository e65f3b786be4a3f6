import type { Service } from '../../../platform/subgraph/service';
import { startTestService } from '../../../test/support/database';
import type { Loaders } from '../loaders';
import { mayorsCabinet } from '../service';
import {
  bodyRow,
  cabinetRow,
  holdingRow,
  itemRow,
  linkRow,
  meetingRow,
  motionRow,
  recommendationRows,
  seatRow,
  text,
  voteRow,
} from '../test-rows';

/** One row of each kind. */
const ROWS = [
  cabinetRow,
  seatRow('mayor', { from: '2026-01-02', version: 4 }),
  holdingRow('mayor', 'someone', '2026-01-03', null),
  holdingRow('mayor', null, '2025-01-03', '2026-01-02'),
  { type: 'SeatDesignation', id: 'd', seatId: 'mayor', personId: 'another', from: null, to: null },
  ...recommendationRows(
    'r',
    [
      ['SUBMITTED', '2026-03-01T16:00:00Z'],
      ['SCHEDULED', '2026-03-02T16:00:00Z', { meetingId: 'meeting' }],
      ['DECIDED', '2026-03-10T16:00:00Z', { meetingId: 'meeting', note: text('Agreed') }],
    ],
    {
      version: 2,
      fromStrategyId: 'strategy',
      fromPriorityId: 'priority',
      indicatorIds: ['indicator'],
      relatedIds: ['other'],
    },
  ),
  { type: 'Endorsement', id: 'e', recommendationId: 'r', bodyId: 'group', at: '2026-03-04T16:00:00Z' },
  linkRow('r', 'item'),
  motionRow('motion'),
  voteRow('motion', 'mayor', 'YES', { castById: 'someone' }),
  {
    type: 'Decision',
    id: 'd',
    recommendationId: 'r',
    at: '2026-03-10T16:00:00Z',
    outcome: 'ADOPTED',
    motionId: 'motion',
  },
  {
    type: 'CabinetResponse',
    id: 'a',
    recommendationId: 'r',
    at: '2026-03-20T16:00:00Z',
    text: text('Yes'),
    reasons: text('Because'),
  },
  {
    type: 'ReportBack',
    id: 'b',
    recommendationId: 'r',
    at: '2026-04-01T16:00:00Z',
    satisfied: false,
    text: text('Hm'),
  },
  bodyRow('cabinet', 'MAYORS_CABINET'),
  meetingRow('meeting'),
  itemRow('item', 'meeting'),
];

interface Logged {
  readonly type: string;
  readonly subject: string;
  readonly version: string;
  readonly touched: readonly string[];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

describe('events of rows that a dataset brings', () => {
  let service: Service<Loaders>;
  let log: Logged[];
  beforeAll(async () => {
    service = await startTestService(mayorsCabinet, ROWS);
    log = await service.source.query('SELECT type, subject, version, touched, payload, at FROM event_log ORDER BY pos');
  });
  afterAll(() => service.stop());

  const one = (type: string): Logged => log.findLast((event) => event.type === type)!;

  it('tell of every fact of this service, when it happened, and of no copy of another service', () => {
    expect(log.map((event) => [event.type, event.subject, event.at.toISOString().slice(0, 10)])).toEqual([
      ['MayorsCabinetEstablished', 'MayorsCabinet:cabinet', '1970-01-01'],
      ['SeatCreated', 'Seat:mayor', '2026-01-02'],
      ['SeatFilled', 'Seat:mayor', '2026-01-03'],
      ['SeatVacated', 'Seat:mayor', '2025-01-03'],
      ['DesigneeNamed', 'Seat:mayor', '1970-01-01'],
      ['RecommendationSubmitted', 'Recommendation:r', '2026-03-01'],
      ['RecommendationMoved', 'Recommendation:r', '2026-03-01'],
      ['RecommendationMoved', 'Recommendation:r', '2026-03-02'],
      ['RecommendationMoved', 'Recommendation:r', '2026-03-10'],
      ['RecommendationEndorsed', 'Recommendation:r', '2026-03-04'],
      ['RecommendationPutOnAgenda', 'Recommendation:r', '1970-01-01'],
      ['MotionRecorded', 'Motion:motion', '2026-03-01'],
      ['VoteRecorded', 'Motion:motion', '1970-01-01'],
      ['RecommendationDecided', 'Recommendation:r', '2026-03-10'],
      ['RecommendationAnswered', 'Recommendation:r', '2026-03-20'],
      ['ReportedBack', 'Recommendation:r', '2026-04-01'],
    ]);
  });

  it('touch whatever reads them, their subject first', () => {
    expect(log.every((event) => event.touched[0] === event.subject)).toBe(true);
    expect(one('RecommendationSubmitted').touched).toEqual([
      'Recommendation:r',
      'Recommendation',
      'Body:parents',
      'Strategy:strategy',
      'ParentPriority:priority',
      'Indicator:indicator',
      'Recommendation:other',
    ]);
    expect(one('RecommendationPutOnAgenda').touched).toEqual(['Recommendation:r', 'Meeting', 'AgendaItem:item']);
    expect(one('MotionRecorded').touched).toEqual(['Motion:motion', 'Meeting:meeting', 'AgendaItem:item']);
    expect(one('VoteRecorded').touched).toEqual(['Motion:motion', 'Person:someone']);
    expect(one('SeatVacated').touched).toEqual(['Seat:mayor']);
  });

  it('carry the version of rows that have one', () => {
    expect([one('SeatCreated').version, one('RecommendationSubmitted').version, one('ReportedBack').version]).toEqual([
      '4',
      '2',
      '1',
    ]);
  });

  it('carry the public facts, and of an agenda item nothing', () => {
    expect(one('RecommendationMoved').payload).toEqual({
      position: 3,
      stage: 'DECIDED',
      byId: null,
      note: text('Agreed'),
      meetingId: 'meeting',
    });
    expect(log.find((event) => event.payload.stage === 'SCHEDULED')?.payload.meetingId).toBeNull();
    expect(one('RecommendationPutOnAgenda').payload).toEqual({});
    expect(one('ReportedBack').payload).toEqual({ satisfied: false, text: text('Hm') });
  });

  it("never carry a person's name", () => {
    expect(JSON.stringify(log.map((event) => event.payload))).not.toMatch(/name/i);
  });
});
