import { SNAPSHOT_STATEMENTS, startTestService } from '../../test/support/database';
import { PUBLIC, type Viewer } from '../../platform/auth/viewer';
import type { Service } from '../../platform/subgraph/service';
import { workingGroups } from './service';
import { decisionRow, groupRow, labelRow, learningRow, memberRow, strategyRow, taskRow, viewerWith } from './test-rows';

const NOW = new Date('2026-11-24T17:00:00Z');
const STAFF = viewerWith('STAFF');

const rows = [
  groupRow('wg-a', { endedOn: null }),
  groupRow('wg-last-day', { endedOn: '2026-11-24' }),
  groupRow('wg-over', { endedOn: '2026-11-23' }),

  memberRow('m-chair', 'wg-a', { role: 'CO_CHAIR', personId: 'p1', organizationId: 'o1', from: '2026-01-01' }),
  memberRow('m-former', 'wg-a', { personId: 'p2', organizationId: 'o1', from: '2025-01-01', to: '2026-03-31' }),
  memberRow('m-undated', 'wg-a', { organizationId: 'o2' }),
  memberRow('m-to-come', 'wg-over', { personId: 'p1', from: '2026-11-25' }),

  strategyRow('s-active', 'wg-a', {
    strategyType: 'COORDINATION',
    status: 'ACTIVE',
    startedOn: '2026-02-01',
    indicatorIds: ['i2', 'i1'],
    partnerIds: ['o1'],
  }),
  strategyRow('s-paused', 'wg-a', { strategyType: 'LEARNING_PROTOTYPE', status: 'PAUSED', indicatorIds: ['i1'] }),
  strategyRow('s-untyped', 'wg-over', { partnerIds: ['o2', 'o1'] }),

  taskRow('t1', 'wg-a', { dueOn: '2026-12-24', ownerId: 'p1' }),
  taskRow('t2', 'wg-a', { dueOn: '2026-11-01', ownerId: 'p1', status: 'BLOCKED' }),
  taskRow('t3', 'wg-a', { ownerId: 'p1' }),
  taskRow('t4', 'wg-a', { dueOn: '2026-10-01', ownerId: 'p1', status: 'DONE', completedOn: '2026-11-10' }),
  taskRow('t5', 'wg-over', { dueOn: '2026-09-01', status: 'DROPPED' }),
  taskRow('t6', 'wg-over', { dueOn: '2026-11-24', status: 'IN_PROGRESS' }),

  learningRow('l1', 'wg-a', '2026-03-01', { strategyId: 's-active', indicatorId: 'i1', meetingId: 'meeting-1' }),
  learningRow('l2', 'wg-a', '2026-05-01', { indicatorId: 'i1' }),
  learningRow('l3', 'wg-a', '2026-05-01', { strategyId: 's-active' }),
  decisionRow('d1', 'wg-a', { meetingId: 'meeting-1', strategyId: 's-active' }),
  ...['POLICY_ADVOCACY', 'COORDINATION', 'LEARNING_PROTOTYPE', 'SERVICE_ENHANCEMENT'].map(labelRow),
];

describe('working groups', () => {
  let service: Service;

  beforeAll(async () => {
    service = (await startTestService(workingGroups, rows, () => NOW)) as Service;
  });
  afterAll(() => service.stop());

  async function ask(document: string, viewer: Viewer = PUBLIC, variables?: Record<string, unknown>): Promise<unknown> {
    const { data, errors } = await service.execute({ document, variables, viewer });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data));
  }

  async function entities(selection: string, viewer: Viewer, ...r: Record<string, string>[]): Promise<unknown> {
    return (
      (await ask(`query($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`, viewer, { r })) as {
        _entities: unknown;
      }
    )._entities;
  }

  it('is active until the last day of its body, that day included', async () => {
    expect(
      await ask(
        '{ all: workingGroups { id } on: workingGroups(active: true) { id } off: workingGroups(active: false) { id } }',
      ),
    ).toEqual({
      all: [{ id: 'wg-a' }, { id: 'wg-last-day' }, { id: 'wg-over' }],
      on: [{ id: 'wg-a' }, { id: 'wg-last-day' }],
      off: [{ id: 'wg-over' }],
    });
  });

  it('gives a group with its body, and null for one that is not there', async () => {
    expect(
      await ask(
        '{ a: workingGroup(id: "wg-a") { body { id } goals { en } areasOfNeed { en } version } b: workingGroup(id: "none") { id } }',
      ),
    ).toEqual({
      a: { body: { id: 'wg-a' }, goals: [{ en: 'Goal of wg-a' }], areasOfNeed: [], version: 1 },
      b: null,
    });
  });

  it.each([
    ['', ['m-chair', 'm-undated']],
    ['(asOf: "2026-03-31")', ['m-chair', 'm-former', 'm-undated']],
    ['(asOf: "2026-04-01")', ['m-chair', 'm-undated']],
    ['(asOf: "2025-06-01")', ['m-former', 'm-undated']],
    ['(role: CO_CHAIR)', ['m-chair']],
    ['(asOf: "2025-06-01", role: CO_CHAIR)', []],
    ['(asOf: null, role: null)', ['m-chair', 'm-undated']],
  ])('lists the members as of a day: %s', async (given, expected) => {
    expect(await ask(`{ workingGroup(id: "wg-a") { members${given} { id } } }`)).toEqual({
      workingGroup: { members: expected.map((id) => ({ id })) },
    });
  });

  it('adds seats to people and organizations, as of today or of another day', async () => {
    const seats =
      '... on Person { workingGroupSeats { id group { id } person { id } organization { id } } december: workingGroupSeats(asOf: "2026-12-01") { id } }';
    expect(await entities(seats, PUBLIC, { __typename: 'Person', id: 'p1' })).toEqual([
      {
        workingGroupSeats: [{ id: 'm-chair', group: { id: 'wg-a' }, person: { id: 'p1' }, organization: { id: 'o1' } }],
        december: [{ id: 'm-chair' }, { id: 'm-to-come' }],
      },
    ]);
    const partner =
      '... on Organization { workingGroupMembers { id } january: workingGroupMembers(asOf: "2026-01-01") { id } strategies { id } }';
    expect(await entities(partner, PUBLIC, { __typename: 'Organization', id: 'o1' })).toEqual([
      {
        workingGroupMembers: [{ id: 'm-chair' }],
        january: [{ id: 'm-chair' }, { id: 'm-former' }],
        strategies: [{ id: 's-active' }, { id: 's-untyped' }],
      },
    ]);
  });

  it.each([
    ['', ['s-active', 's-paused', 's-untyped']],
    ['(status: [ACTIVE, POTENTIAL])', ['s-active', 's-untyped']],
    ['(type: [COORDINATION])', ['s-active']],
    ['(status: [PAUSED], type: [COORDINATION, LEARNING_PROTOTYPE])', ['s-paused']],
    ['(status: [])', []],
  ])('filters strategies of all groups: %s', async (given, expected) => {
    expect(await ask(`{ strategies${given} { id } }`)).toEqual({ strategies: expected.map((id) => ({ id })) });
  });

  it('gives a strategy with what it is meant to move, in the order given', async () => {
    expect(
      await ask(
        '{ strategy(id: "s-active") { group { id } type indicators { id } partners { id } startedOn learnings { id } } none: strategy(id: "x") { id } }',
      ),
    ).toEqual({
      strategy: {
        group: { id: 'wg-a' },
        type: 'COORDINATION',
        indicators: [{ id: 'i2' }, { id: 'i1' }],
        partners: [{ id: 'o1' }],
        startedOn: '2026-02-01',
        learnings: [{ id: 'l3' }, { id: 'l1' }],
      },
      none: null,
    });
  });

  it('adds strategies and learnings to an indicator', async () => {
    const added =
      '... on Indicator { strategies { id } active: strategies(active: true) { id } not: strategies(active: false) { id } learnings { id } }';
    expect(
      await entities(added, PUBLIC, { __typename: 'Indicator', id: 'i1' }, { __typename: 'Indicator', id: 'i3' }),
    ).toEqual([
      {
        strategies: [{ id: 's-active' }, { id: 's-paused' }],
        active: [{ id: 's-active' }],
        not: [{ id: 's-paused' }],
        learnings: [{ id: 'l2' }, { id: 'l1' }],
      },
      { strategies: [], active: [], not: [], learnings: [] },
    ]);
  });

  it('gives learnings newest first, from a day on', async () => {
    expect(
      await ask(
        '{ workingGroup(id: "wg-a") { learnings { id on } since: learnings(since: "2026-05-01") { id } later: learnings(since: "2026-05-02") { id } } }',
      ),
    ).toEqual({
      workingGroup: {
        learnings: [
          { id: 'l3', on: '2026-05-01' },
          { id: 'l2', on: '2026-05-01' },
          { id: 'l1', on: '2026-03-01' },
        ],
        since: [{ id: 'l3' }, { id: 'l2' }],
        later: [],
      },
    });
  });

  it('adds to a meeting what was agreed and learned there, and to a body the group that it is', async () => {
    const added = `
      ... on Meeting { decisions { text { en } group { id } meeting { id } strategy { id } } learnings { id meeting { id } indicator { id } strategy { id } group { id } } }
      ... on Body { workingGroup { id } }`;
    expect(
      await entities(
        added,
        PUBLIC,
        { __typename: 'Meeting', id: 'meeting-1' },
        { __typename: 'Body', id: 'wg-a' },
        { __typename: 'Body', id: 'department' },
      ),
    ).toEqual([
      {
        decisions: [
          { text: { en: 'd1' }, group: { id: 'wg-a' }, meeting: { id: 'meeting-1' }, strategy: { id: 's-active' } },
        ],
        learnings: [
          {
            id: 'l1',
            meeting: { id: 'meeting-1' },
            indicator: { id: 'i1' },
            strategy: { id: 's-active' },
            group: { id: 'wg-a' },
          },
        ],
      },
      { workingGroup: { id: 'wg-a' } },
      { workingGroup: null },
    ]);
  });

  it("lists a person's tasks soonest due first, those without a day last", async () => {
    const tasks =
      '... on Person { actionItems { id } open: actionItems(open: true) { id } closed: actionItems(open: false) { id } }';
    expect(await entities(tasks, STAFF, { __typename: 'Person', id: 'p1' })).toEqual([
      {
        actionItems: [{ id: 't4' }, { id: 't2' }, { id: 't1' }, { id: 't3' }],
        open: [{ id: 't2' }, { id: 't1' }, { id: 't3' }],
        closed: [{ id: 't4' }],
      },
    ]);
  });

  it.each([
    ['', ['t2']],
    ['(asOf: "2026-11-25")', ['t2', 't6']],
    ['(asOf: "2026-11-09")', ['t4', 't2']],
    ['(asOf: "2026-11-10")', ['t2']],
  ])('finds open tasks past their day, longest overdue first: %s', async (given, expected) => {
    expect(await ask(`{ overdueActionItems${given} { totalCount nodes { id } } }`, STAFF)).toEqual({
      overdueActionItems: { totalCount: expected.length, nodes: expected.map((id) => ({ id })) },
    });
  });

  it('pages through overdue tasks', async () => {
    type Answer = { overdueActionItems: { nodes: unknown[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
    const page =
      'query($after: String) { overdueActionItems(asOf: "2027-01-01", first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
    const { overdueActionItems: first } = (await ask(page, STAFF)) as Answer;
    const { overdueActionItems: second } = (await ask(page, STAFF, { after: first.pageInfo.endCursor })) as Answer;
    expect([first.nodes, first.pageInfo.hasNextPage, second.nodes, second.pageInfo.hasNextPage]).toEqual([
      [{ id: 't2' }, { id: 't6' }],
      true,
      [{ id: 't1' }],
      false,
    ]);
  });

  it('filters the tasks of a group by status', async () => {
    expect(
      await ask(
        '{ workingGroup(id: "wg-a") { actionItems(status: [DONE, BLOCKED], first: null) { totalCount nodes { id } } } }',
      ),
    ).toEqual({
      workingGroup: { actionItems: { totalCount: 2, nodes: [{ id: 't2' }, { id: 't4' }] } },
    });
  });

  it('words the types of strategic work in their own order', async () => {
    expect(await ask('{ strategyTypes { type label { en } meaning { en } } }')).toEqual({
      strategyTypes: ['COORDINATION', 'SERVICE_ENHANCEMENT', 'POLICY_ADVOCACY', 'LEARNING_PROTOTYPE'].map((type) => ({
        type,
        label: { en: type },
        meaning: null,
      })),
    });
  });

  it('resolves each of its entities by key, and null for what is not there', async () => {
    const known = [
      ['WorkingGroup', 'wg-a'],
      ['Strategy', 's-active'],
      ['ActionItem', 't1'],
      ['Learning', 'l1'],
    ];
    const representations = known.flatMap(([type, id]) => [
      { __typename: type, id },
      { __typename: type, id: 'none' },
    ]);
    expect(await entities('__typename', PUBLIC, ...representations)).toEqual(
      known.flatMap(([type]) => [{ __typename: type }, null]),
    );
  });

  it('asks the database no more often for more rows', async () => {
    const statements = async (document: string): Promise<number> => {
      const before = service.statements;
      await ask(document, STAFF);
      return service.statements - before - SNAPSHOT_STATEMENTS;
    };
    const parts = `
      members { group { id } } strategies { group { id } actionItems { id strategy { id } } learnings { id } }
      actionItems { totalCount nodes { group { id } strategy { id } } } learnings { group { id } strategy { id } }`;
    const one = await statements(`{ workingGroup(id: "wg-a") { ${parts} } }`);
    const all = await statements(`{ workingGroups { ${parts} } }`);
    expect([one, all]).toEqual([9, 9]);
  });
});
