import { PUBLIC } from '../../platform/auth/viewer';
import type { Service } from '../../platform/subgraph/service';
import { startTestService } from '../../test/support/database';
import type { Loaders } from './loaders';
import { mayorsCabinet } from './service';
import { cabinetRow, recommendationRows } from './test-rows';

const NOW = new Date('2026-03-31T16:00:00Z');

const ROWS = [
  cabinetRow,
  ...recommendationRows('new', [['SUBMITTED', '2026-03-29T16:00:00Z']]),
  ...recommendationRows(
    'old',
    [
      ['SUBMITTED', '2026-01-01T16:00:00Z'],
      ['ACKNOWLEDGED', '2026-03-30T16:00:00Z'],
    ],
    { fromId: 'group' },
  ),
  ...recommendationRows('returned', [
    ['SUBMITTED', '2026-01-05T16:00:00Z'],
    ['RETURNED', '2026-01-10T16:00:00Z'],
  ]),
  ...recommendationRows('deferred', [
    ['SUBMITTED', '2026-03-01T16:00:00Z'],
    ['RETURNED', '2026-03-02T16:00:00Z'],
    ['SUBMITTED', '2026-03-20T16:00:00Z'],
    ['DEFERRED', '2026-03-21T16:00:00Z'],
  ]),
  ...recommendationRows('decided', [
    ['SUBMITTED', '2026-02-01T16:00:00Z'],
    ['SCHEDULED', '2026-02-03T16:00:00Z'],
    ['DECIDED', '2026-02-06T16:00:00Z'],
  ]),
];

describe('the docket', () => {
  let service: Service<Loaders>;
  beforeAll(async () => {
    service = await startTestService(mayorsCabinet, ROWS, () => NOW);
  });
  afterAll(() => service.stop());

  const ask = async (document: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await service.execute({ document, variables, viewer: PUBLIC });
    return { data: JSON.parse(JSON.stringify(data ?? null)), codes: errors?.map((error) => error.extensions.code) };
  };
  const numbers = async (list: string): Promise<string[]> => {
    const { data } = await ask(`{ list: ${list} }`);
    return data.list.nodes.map((node: { title: { en: string } }) => node.title.en);
  };
  const LIST = '{ nodes { title { en } } }';

  it('holds what waits on the Cabinet, longest waiting first', async () => {
    const { data } = await ask(
      '{ mayorsCabinet { id body { id } docket { totalCount nodes { title { en } daysWaiting } } } }',
    );
    expect(data.mayorsCabinet).toEqual({
      id: 'cabinet',
      body: { id: 'cabinet' },
      docket: {
        totalCount: 3,
        nodes: [
          { title: { en: 'old' }, daysWaiting: 89 },
          { title: { en: 'deferred' }, daysWaiting: 12 },
          { title: { en: 'new' }, daysWaiting: 2 },
        ],
      },
    });
  });

  it('is narrowed by stage, author body and days of waiting, and counts alike', async () => {
    const { data } = await ask(`{ mayorsCabinet {
      decided: docket(stage: [DECIDED, RETURNED]) { totalCount nodes { title { en } } }
      group: docket(from: ["group"]) { totalCount nodes { title { en } } }
      nobody: docket(from: []) { totalCount nodes { title { en } } }
      long: docket(minDaysWaiting: 12) { totalCount nodes { title { en } } }
    } }`);
    const shown = Object.entries(
      data.mayorsCabinet as Record<string, { totalCount: number; nodes: { title: { en: string } }[] }>,
    );
    expect(
      shown.map(([name, { totalCount, nodes }]) => [name, totalCount, nodes.map((node) => node.title.en)]),
    ).toEqual([
      ['decided', 2, ['returned', 'decided']],
      ['group', 1, ['old']],
      ['nobody', 0, []],
      ['long', 2, ['old', 'deferred']],
    ]);
  });

  it('pages on in the order of waiting', async () => {
    const first = await ask('{ mayorsCabinet { docket(first: 2) { pageInfo { endCursor hasNextPage } } } }');
    const { endCursor, hasNextPage } = first.data.mayorsCabinet.docket.pageInfo;
    const second = await ask(
      'query($after: String) { mayorsCabinet { docket(first: 2, after: $after) { nodes { title { en } } pageInfo { hasNextPage } } } }',
      { after: endCursor },
    );
    expect([hasNextPage, second.data.mayorsCabinet.docket]).toEqual([
      true,
      { nodes: [{ title: { en: 'new' } }], pageInfo: { hasNextPage: false } },
    ]);
  });

  it.each([
    [`recommendations ${LIST}`, ['new', 'deferred', 'decided', 'returned', 'old']],
    [`recommendations(order: null, first: null) ${LIST}`, ['new', 'deferred', 'decided', 'returned', 'old']],
    [`recommendations(order: LAST_MOVED_FIRST) ${LIST}`, ['old', 'new', 'deferred', 'decided', 'returned']],
    [`recommendations(order: LONGEST_WAITING_FIRST) ${LIST}`, ['old', 'deferred', 'returned', 'decided', 'new']],
    [`recommendations(minDaysWaiting: 5, from: ["parents"]) ${LIST}`, ['deferred', 'decided', 'returned']],
    [`recommendations(minDaysWaiting: 5, stage: [DECIDED]) ${LIST}`, ['decided']],
  ])('lists %s', async (list, found) => {
    expect(await numbers(list)).toEqual(found);
  });

  it('lists what a body sent up, newest first, by stage if asked', async () => {
    const { data } = await ask(
      `query($r: [_Any!]!) { _entities(representations: $r) { ... on Body { recommendations(first: 3) ${LIST} waiting: recommendations(stage: [SUBMITTED]) { totalCount } } } }`,
      {
        r: [
          { __typename: 'Body', id: 'parents' },
          { __typename: 'Body', id: 'unheard-of' },
        ],
      },
    );
    expect(data._entities).toEqual([
      {
        recommendations: { nodes: ['new', 'deferred', 'decided'].map((en) => ({ title: { en } })) },
        waiting: { totalCount: 1 },
      },
      { recommendations: { nodes: [] }, waiting: { totalCount: 0 } },
    ]);
  });

  it('counts every stage, those without any too', async () => {
    const { data } = await ask(
      '{ all: recommendationCounts { stage count } group: recommendationCounts(from: ["group"]) { stage count } }',
    );
    const counts = {
      SUBMITTED: 1,
      ACKNOWLEDGED: 1,
      RETURNED: 1,
      SCHEDULED: 0,
      DEFERRED: 1,
      DECIDED: 1,
      ANSWERED: 0,
      IMPLEMENTING: 0,
      REPORTED_BACK: 0,
      CLOSED: 0,
      WITHDRAWN: 0,
    };
    expect(data.all).toEqual(Object.entries(counts).map(([stage, count]) => ({ stage, count })));
    expect(data.group.filter((line: { count: number }) => line.count > 0)).toEqual([
      { stage: 'ACKNOWLEDGED', count: 1 },
    ]);
  });

  it('finds one by id or by number, and nothing by neither', async () => {
    const { data } = await ask(
      '{ a: recommendation(id: "new") { id } b: recommendation(number: "2026-old", id: null) { id } c: recommendation(id: "none") { id } d: recommendation(number: "none") { id } }',
    );
    expect(data).toEqual({ a: { id: 'new' }, b: { id: 'old' }, c: null, d: null });
  });

  it.each(['', '(id: "new", number: "2026-new")', '(id: null)'])('refuses recommendation%s', async (args) => {
    expect((await ask(`{ recommendation${args} { id } }`)).codes).toEqual(['BAD_USER_INPUT']);
  });
});
