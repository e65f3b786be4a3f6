import { startTestService } from '../../../test/support/database';
import type { Service } from '../../../platform/subgraph/service';
import { workingGroups } from '../service';
import { decisionRow, groupRow, labelRow, learningRow, memberRow, strategyRow, taskRow } from '../test-rows';

const rows = [
  groupRow('wg-a'),
  memberRow('m1', 'wg-a', { personId: 'p1', organizationId: 'o1', from: '2026-01-05' }),
  strategyRow('s1', 'wg-a', {
    status: 'ACTIVE',
    startedOn: '2026-07-01',
    indicatorIds: ['i1'],
    partnerIds: ['o1'],
    version: 3,
  }),
  taskRow('t1', 'wg-a', {
    ownerId: 'the-owner',
    dueOn: '2026-08-01',
    completedOn: '2026-08-02',
    status: 'DONE',
    strategyId: 's1',
    agreedAtId: 'meeting-1',
  }),
  learningRow('l1', 'wg-a', '2026-09-01', { indicatorId: 'i1' }),
  decisionRow('d1', 'wg-a', { meetingId: 'meeting-1' }),
  labelRow('COORDINATION'),
];

describe('the events of loaded rows', () => {
  let service: Service;
  let log: { type: string; subject: string; version: string; touched: string[]; payload: object; at: Date }[];

  beforeAll(async () => {
    service = (await startTestService(workingGroups, rows)) as Service;
    log = await service.source.query('SELECT type, subject, version, touched, payload, at FROM event_log ORDER BY pos');
  });
  afterAll(() => service.stop());

  it('names what happened to what, each row once', () => {
    expect(log.map(({ type, subject, version }) => `${type} ${subject} ${version}`)).toEqual([
      'WorkingGroupCreated WorkingGroup:wg-a 1',
      'MemberSeated WorkingGroupMember:m1 1',
      'StrategyProposed Strategy:s1 3',
      'ActionItemAdded ActionItem:t1 1',
      'LearningNoted Learning:l1 1',
      'DecisionRecorded GroupDecision:d1 1',
      'StrategyTypeWorded StrategyTypeLabel:label-COORDINATION 1',
    ]);
  });

  it('tells of a task nothing that is not public, but for its day, which is counted', () => {
    const { payload, at } = log[3];
    expect(Object.keys(payload).sort()).toEqual(['dueOn', 'groupId', 'organizationId', 'status', 'title']);
    expect(at).toEqual(new Date(0));
  });

  it('dates a fact by its own day in New York', () => {
    expect(log.map(({ at }) => at.toISOString())).toEqual([
      '1970-01-01T00:00:00.000Z',
      '2026-01-05T05:00:00.000Z',
      '2026-07-01T04:00:00.000Z',
      '1970-01-01T00:00:00.000Z',
      '2026-09-01T04:00:00.000Z',
      '1970-01-01T00:00:00.000Z',
      '1970-01-01T00:00:00.000Z',
    ]);
  });

  it('touches every answer that changes', () => {
    expect(log[2].touched).toEqual(['Strategy', 'Strategy:s1', 'WorkingGroup:wg-a', 'Indicator:i1', 'Organization:o1']);
    expect(log[3].touched).toEqual([
      'ActionItem',
      'ActionItem:t1',
      'WorkingGroup:wg-a',
      'Person:the-owner',
      'Strategy:s1',
      'Meeting:meeting-1',
    ]);
    expect(log[4].touched).toEqual(['Learning', 'Learning:l1', 'WorkingGroup:wg-a', 'Indicator:i1']);
  });
});
