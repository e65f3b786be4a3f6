import { PUBLIC } from '../../../platform/auth/viewer';
import type { DataRow } from '../../../platform/data/dataset';
import type { Service } from '../../../platform/subgraph/service';
import { SNAPSHOT_STATEMENTS, startTestService } from '../../../test/support/database';
import type { Loaders } from '../loaders';
import { department } from '../service';
import { PROVENANCE, text } from '../test-rows';

type Given = Readonly<Record<string, unknown>>;

function indicator(id: string, given: Given = {}): DataRow {
  return {
    type: 'Indicator',
    id,
    name: text(id),
    kind: 'POPULATION',
    unit: text('%'),
    polarity: 'LOWER_IS_BETTER',
    provenance: PROVENANCE,
    ...given,
  };
}

function point(indicatorId: string, period: string, value: number | null, given: Given = {}): DataRow {
  const id = `${indicatorId}-${period.replaceAll(' ', '-')}`;
  const source = { label: `source of ${period}`, url: null, retrievedOn: null };
  return { type: 'IndicatorPoint', id, indicatorId, kind: 'ACTUAL', period, value, source, ...given };
}

const year = (from: number): Given => ({ start: `${from}-07-01`, end: `${from + 1}-06-30` });

const ROWS = [
  {
    type: 'Organization',
    id: 'centers',
    name: text('Centers'),
    sector: 'CENTER_PROVIDER',
    side: 'COMMUNITY',
    provenance: PROVENANCE,
  },
  { type: 'Program', id: 'network', name: text('Network'), organizationId: 'centers', provenance: PROVENANCE },
  { type: 'Goal', id: 'school', name: text('Present at school'), provenance: PROVENANCE },
  { type: 'Goal', id: 'reading', name: text('Reading'), plan: 'A plan', provenance: PROVENANCE },
  indicator('absence', {
    core: true,
    outcome: 'EARLY_GRADE_READING',
    goalIds: ['school', 'reading'],
    comparisonIds: ['absence-ct'],
    baselinePeriod: '2018-19',
  }),
  indicator('absence-ct'),
  indicator('attendance', {
    kind: 'PERFORMANCE',
    programId: 'network',
    goalIds: ['school'],
    polarity: 'HIGHER_IS_BETTER',
  }),
  indicator('unmeasured', { programId: 'network' }),
  point('absence', 'before the campaign', 23.3),
  point('absence', '2020-21', null, { suppressed: true, ...year(2020) }),
  point('absence', '2018-19', 22, year(2018)),
  point('absence', '2019-20', 27.9, year(2019)),
  point('absence', '2019-20 revised', 28, { ...year(2019), period: '2019-20', asOf: '2022-01-01' }),
  point('absence', '2019-20 kindergarten', 31, { ...year(2019), subgroup: 'kindergarten' }),
  point('absence', '2019-20 grade 1', null, { ...year(2019), suppressed: true, subgroup: 'grade 1' }),
  point('absence', 'target', 12.9, { kind: 'TARGET', ...year(2027) }),
  point('absence', 'past target', 20, { kind: 'TARGET', ...year(2019) }),
  point('absence', 'forecast', 30, { kind: 'FORECAST', low: 28, high: 33, ...year(2026) }),
  point('attendance', '2019-20', 80, year(2019)),
  point('attendance', '2020-21', 88, year(2020)),
];

describe('shared measurement', () => {
  let service: Service<Loaders>;
  beforeAll(async () => {
    service = await startTestService(department, ROWS, () => new Date('2026-11-24T17:00:00Z'));
  });
  afterAll(() => service.stop());

  const ask = async (document: string, variables?: Record<string, unknown>): Promise<unknown> => {
    const { data, errors } = await service.execute({ document, variables, viewer: PUBLIC });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data));
  };

  it('lists indicators, narrowed by any of three properties', async () => {
    expect(
      await ask(`{
      all: indicators { id } core: indicators(core: true) { id } plain: indicators(core: false, kind: POPULATION) { id }
      reading: indicators(outcome: EARLY_GRADE_READING) { id } open: indicators(core: null, kind: PERFORMANCE) { id }
    }`),
    ).toEqual({
      all: ['absence', 'absence-ct', 'attendance', 'unmeasured'].map((id) => ({ id })),
      core: [{ id: 'absence' }],
      plain: [{ id: 'absence-ct' }, { id: 'unmeasured' }],
      reading: [{ id: 'absence' }],
      open: [{ id: 'attendance' }],
    });
  });

  it('links indicators with goals, programs and what they are compared with, in both directions', async () => {
    expect(
      await ask(`{
      goals { id plan indicators { id } }
      absence: indicator(id: "absence") { goals { id } program { id } comparisons { id } }
      unmeasured: indicator(id: "unmeasured") { program { id organization { id } performance { id } } }
    }`),
    ).toEqual({
      goals: [
        { id: 'school', plan: null, indicators: [{ id: 'absence' }, { id: 'attendance' }] },
        { id: 'reading', plan: 'A plan', indicators: [{ id: 'absence' }] },
      ],
      absence: { goals: [{ id: 'school' }, { id: 'reading' }], program: null, comparisons: [{ id: 'absence-ct' }] },
      unmeasured: { program: { id: 'network', organization: { id: 'centers' }, performance: [{ id: 'attendance' }] } },
    });
  });

  it('gives the points of the whole population oldest first: undated ones before all, the last word on a period last', async () => {
    expect(await ask('{ indicator(id: "absence") { points { period value suppressed } } }')).toEqual({
      indicator: {
        points: [
          { period: 'before the campaign', value: 23.3, suppressed: false },
          { period: '2018-19', value: 22, suppressed: false },
          { period: '2019-20', value: 27.9, suppressed: false },
          { period: '2019-20', value: 28, suppressed: false },
          { period: '2020-21', value: null, suppressed: true },
        ],
      },
    });
  });

  it('gives a window, a breakdown, and all series at once', async () => {
    expect(
      await ask(`{ indicator(id: "absence") {
      subgroups
      window: points(from: "2020-01-01", to: "2020-06-30") { value }
      breakdown: points(subgroup: "kindergarten") { value subgroup }
      none: points(subgroup: "grade 12") { value }
      series(from: "2020-07-01") { subgroup points { suppressed } }
    } }`),
    ).toEqual({
      indicator: {
        subgroups: ['grade 1', 'kindergarten'],
        window: [{ value: 27.9 }, { value: 28 }],
        breakdown: [{ value: 31, subgroup: 'kindergarten' }],
        none: [],
        series: [
          { subgroup: null, points: [{ suppressed: true }] },
          { subgroup: 'grade 1', points: [] },
          { subgroup: 'kindergarten', points: [] },
        ],
      },
    });
  });

  it('tells the baseline, the latest point even when it is suppressed, the next target and the forecast', async () => {
    expect(
      await ask(`{ indicator(id: "absence") {
      baseline { period value } latest { period value suppressed } target { value } forecast { value low high }
    } }`),
    ).toEqual({
      indicator: {
        baseline: { period: '2018-19', value: 22 },
        latest: { period: '2020-21', value: null, suppressed: true },
        target: { value: 12.9 },
        forecast: [{ value: 30, low: 28, high: 33 }],
      },
    });
  });

  it('tells of an indicator without points that there are none', async () => {
    expect(
      await ask(`{ indicator(id: "unmeasured") {
      subgroups points { value } series { subgroup points { value } }
      baseline { value } latest { value } target { value } forecast { value }
      change(since: "2020-01-01") { since from { value } to { value } difference percent direction periods indicator { id } }
    } }`),
    ).toEqual({
      indicator: {
        subgroups: [],
        points: [],
        series: [{ subgroup: null, points: [] }],
        baseline: null,
        latest: null,
        target: null,
        forecast: [],
        change: {
          since: '2020-01-01',
          from: null,
          to: null,
          difference: null,
          percent: null,
          direction: 'NOT_ENOUGH_DATA',
          periods: 0,
          indicator: { id: 'unmeasured' },
        },
      },
    });
  });

  it('tells how an indicator changed, over what is suppressed', async () => {
    expect(
      await ask(`{ indicator(id: "absence") { change(since: "2019-06-30") {
      from { value } to { value } difference direction periods
    } } }`),
    ).toEqual({
      indicator: {
        change: { from: { value: 22 }, to: { value: 28 }, difference: 6, direction: 'WORSENED', periods: 0 },
      },
    });
  });

  it('cannot store the value that a suppressed point hides', async () => {
    const revealing = service.source.query(`UPDATE indicator_point SET value = 5 WHERE id = 'absence-2020-21'`);
    await expect(revealing).rejects.toThrow('indicator_point_suppressed');
  });

  it('reads all of many indicators in a fixed number of statements', async () => {
    const before = service.statements;
    await ask(`{ indicators {
      goals { id } program { id } comparisons { id }
      points { value } series { points { value } } latest { value } target { value } change(since: "2020-01-01") { direction }
    } }`);
    expect(service.statements - before).toBe(5 + SNAPSHOT_STATEMENTS);
  });

  describe('for a strategy', () => {
    const movement = (strategy: Record<string, unknown>): Promise<unknown> =>
      ask(
        `query($r: [_Any!]!) { _entities(representations: $r) {
          ... on Strategy { movement { indicator { id } since difference direction } }
        } }`,
        { r: [{ __typename: 'Strategy', id: 'strategy', ...strategy }] },
      );
    const of = (...ids: string[]) => ids.map((id) => ({ __typename: 'Indicator', id }));

    it('tells the movement of its indicators since it began, without those that are not there', async () => {
      const began = { startedOn: '2020-06-30', indicators: [...of('attendance', 'nobody'), null, ...of('absence')] };
      expect(await movement(began)).toEqual({
        _entities: [
          {
            movement: [
              { indicator: { id: 'attendance' }, since: '2020-06-30', difference: 8, direction: 'IMPROVED' },
              { indicator: { id: 'absence' }, since: '2020-06-30', difference: null, direction: 'NOT_ENOUGH_DATA' },
            ],
          },
        ],
      });
    });

    it.each([
      ['began today: it is told', { startedOn: '2026-11-24', indicators: [] }, []],
      ['has not begun', { startedOn: null, indicators: of('attendance') }, null],
      ['begins tomorrow', { startedOn: '2026-11-25', indicators: of('attendance') }, null],
      ['has indicators that could not be read', { startedOn: '2020-06-30', indicators: null }, null],
    ])('%s', async (_what, strategy, expected) => {
      expect(await movement(strategy)).toEqual({ _entities: [{ movement: expected }] });
    });

    it('reads the movement of many strategies in two statements', async () => {
      const before = service.statements;
      await ask(
        'query($r: [_Any!]!) { _entities(representations: $r) { ... on Strategy { movement { direction } } } }',
        {
          r: ['a', 'b', 'c'].map((id) => ({
            __typename: 'Strategy',
            id,
            startedOn: '2020-06-30',
            indicators: of('attendance', 'absence'),
          })),
        },
      );
      expect(service.statements - before).toBe(2 + SNAPSHOT_STATEMENTS);
    });
  });
});
