import type { Viewer } from '../../../platform/auth/viewer';
import { CommandedService, wrongFields } from '../../../test/support/commands';
import { department } from '../service';
import { viewerWith } from '../test-rows';

const STAFF = viewerWith('STAFF');
const NAME = { en: 'A name', es: 'Un nombre', original: 'EN' };
const PERCENT = { en: '%', es: '%', original: 'EN' };
const CHILDREN = { en: 'children', es: 'niños', original: 'EN' };
const SOURCE = { label: 'A report' };
const DEFINED = { name: NAME, kind: 'POPULATION', unit: PERCENT, polarity: 'HIGHER_IS_BETTER' };

let hub: CommandedService;
beforeAll(async () => {
  hub = await CommandedService.start(department, [], '2026-06-20T12:00:00Z');
});
afterAll(() => hub.stop());

const define = async (more: object = {}): Promise<string> =>
  (await hub.do<{ indicator: { id: string } }>('defineIndicator', { ...DEFINED, ...more }, STAFF, 'indicator { id }'))
    .indicator.id;
const point = (more: object = {}): object => ({
  period: '2024',
  end: '2024-12-31',
  value: 40,
  source: SOURCE,
  ...more,
});
const INDICATOR = `indicator { id version storyBehind { en } subgroups
  points { period value source { label } } latest { period value } baseline { period }
  target { period value } forecast { period value } series { subgroup points { value suppressed } } }`;
const publish = (indicator: string, points: readonly object[], more: object = {}) =>
  hub.send('publishIndicatorPoints', { indicator, points, ...more }, STAFF, INDICATOR);

const MUTATIONS: Readonly<Record<string, () => Promise<object>>> = {
  defineGoal: async () => ({ name: NAME }),
  defineIndicator: async () => DEFINED,
  publishIndicatorPoints: async () => ({ indicator: await define(), points: [point()] }),
  setIndicatorTarget: async () => ({ indicator: await define(), target: point() }),
  setIndicatorForecast: async () => ({ indicator: await define(), points: [point()] }),
};
const OTHERS: Readonly<Record<string, Viewer>> = {
  'somebody without a role': { authenticated: true, person: null, grants: [] },
  'a co-chair': viewerWith('CO_CHAIR', 'group'),
  'a Cabinet member': viewerWith('CABINET_MEMBER'),
  'a staff liaison': viewerWith('STAFF_LIAISON', 'group'),
  'the clerk': viewerWith('CLERK'),
};

describe.each(Object.keys(MUTATIONS))('%s', (mutation) => {
  it('is for staff', async () => {
    expect((await hub.send(mutation, { ...(await MUTATIONS[mutation]()) }, STAFF)).code).toBeNull();
    expect((await hub.send(mutation, { ...(await MUTATIONS[mutation]()) })).code).toBe('UNAUTHENTICATED');
  });

  it.each(Object.keys(OTHERS))('is not for %s', async (who) => {
    expect((await hub.send(mutation, { ...(await MUTATIONS[mutation]()) }, OTHERS[who])).code).toBe('FORBIDDEN');
  });
});

describe('a goal', () => {
  it('is measured by the indicators that it names, which change with it', async () => {
    const [one, other] = [await define(), await define()];
    const head = await hub.head();
    const input = { name: NAME, plan: 'A plan', indicators: [one, other], source: SOURCE };
    const shows = 'goal { id version plan indicators { id version } provenance { sources { label } } }';
    const { goal } = await hub.do<{ goal: { id: string; indicators: object[] } }>('defineGoal', input, STAFF, shows);
    expect(goal).toMatchObject({ version: 1, plan: 'A plan', provenance: { sources: [{ label: 'A report' }] } });
    expect(goal.indicators).toEqual(
      expect.arrayContaining([
        { id: one, version: 2 },
        { id: other, version: 2 },
      ]),
    );
    const events = await hub.eventsAfter(head);
    expect(events.map(({ type, version }) => [type, version])).toEqual([
      ['GoalDefined', 1],
      ['IndicatorChanged', 2],
      ['IndicatorChanged', 2],
    ]);
    expect(events[1].payload.goalIds).toEqual([goal.id]);
  });

  it('names every indicator that is not there, or is there twice', async () => {
    const one = await define();
    const answer = await hub.send('defineGoal', { name: NAME, indicators: [one, 'none', one] }, STAFF);
    expect(wrongFields(answer).sort()).toEqual(['indicators.1', 'indicators.2']);
  });
});

describe('an indicator', () => {
  it('is defined, and told', async () => {
    const other = await define();
    const head = await hub.head();
    const id = await define({ core: true, outcome: 'KINDERGARTEN_READINESS', area: NAME, comparisons: [other] });
    expect(
      await hub.query(`{ indicator(id: "${id}") { version core outcome comparisons { id } provenance { origin } } }`),
    ).toEqual({
      indicator: {
        version: 1,
        core: true,
        outcome: 'KINDERGARTEN_READINESS',
        comparisons: [{ id: other }],
        provenance: { origin: 'ENTERED' },
      },
    });
    expect(await hub.eventsAfter(head)).toMatchObject([
      { type: 'IndicatorDefined', subject: `Indicator:${id}`, version: 1, payload: { core: true, origin: 'ENTERED' } },
    ]);
  });

  it('measures a program only by its performance', async () => {
    const answer = await hub.send(
      'defineIndicator',
      { ...DEFINED, program: 'none', goals: ['none'], unit: { original: 'ES' } },
      STAFF,
    );
    expect(wrongFields(answer).sort()).toEqual(['goals.0', 'program', 'program', 'unit']);
  });
});

describe('points', () => {
  it('are published by one act, and tell of it once', async () => {
    const id = await define();
    const head = await hub.head();
    const points = [
      point({ period: '2023', end: '2023-12-31', value: 38 }),
      point(),
      point({ subgroup: 'North', value: null, suppressed: true }),
    ];
    const { payload } = await publish(id, points, { storyBehind: { en: 'More places', original: 'EN' } });
    expect(payload).toMatchObject({
      indicator: {
        version: 2,
        storyBehind: { en: 'More places' },
        subgroups: ['North'],
        points: [
          { period: '2023', value: 38 },
          { period: '2024', value: 40 },
        ],
        latest: { period: '2024', value: 40 },
        series: [{ subgroup: null }, { subgroup: 'North', points: [{ value: null, suppressed: true }] }],
      },
    });
    expect(await hub.eventsAfter(head)).toMatchObject([
      {
        type: 'IndicatorPointsPublished',
        version: 2,
        payload: {
          storyBehind: { en: 'More places' },
          points: [{ period: '2023' }, { period: '2024' }, { suppressed: true }],
        },
      },
    ]);
  });

  it('replace those of the same period, subgroup and source, and no others', async () => {
    const id = await define();
    await publish(id, [
      point(),
      point({ subgroup: 'North', value: 30 }),
      point({ source: { label: 'Another' }, value: 45 }),
    ]);
    const { payload } = await publish(id, [point({ value: 41 })]);
    const { points, series } = (payload as { indicator: { points: object[]; series: object[] } }).indicator;
    expect(points).toHaveLength(2);
    expect(points).toEqual(
      expect.arrayContaining([
        { period: '2024', value: 41, source: { label: 'A report' } },
        { period: '2024', value: 45, source: { label: 'Another' } },
      ]),
    );
    expect(series[1]).toEqual({ subgroup: 'North', points: [{ value: 30, suppressed: false }] });
  });

  it('that are wrong are named, each with its field, and nothing is written', async () => {
    const id = await define();
    const head = await hub.head();
    const answer = await publish(id, [
      point({ suppressed: true }),
      point({ period: '2023', value: null }),
      point({ period: '', start: '2024-02-01', end: '2024-01-01', low: 3, high: 2 }),
      point({ period: '2023', value: 1, source: { label: 'A report', url: 'ftp://example.org' } }),
    ]);
    expect(wrongFields(answer).sort()).toEqual(
      [
        'points.0.value',
        'points.1.value',
        'points.2.end',
        'points.2.high',
        'points.2.period',
        'points.3',
        'points.3.source.url',
      ].sort(),
    );
    expect(wrongFields(await publish(id, []))).toEqual(['points']);
    expect(await hub.head()).toBe(head);
  });

  it('that count fewer people than may be shown come suppressed', async () => {
    const id = await define({ unit: CHILDREN });
    const small = await publish(id, [
      point({ value: 9 }),
      point({ period: '2023', value: 0 }),
      point({ period: '2022', low: 4, value: 12 }),
    ]);
    expect(wrongFields(small).sort()).toEqual(['points.0.value', 'points.1.value', 'points.2.low']);
    expect((await publish(id, [point({ value: 10 })])).code).toBeNull();
    expect((await publish(id, [point({ value: null, suppressed: true })])).code).toBeNull();
    expect((await publish(await define(), [point({ value: 9 })])).code).toBeNull();
  });

  it('are not published over another version than expected, nor of what is not there', async () => {
    const id = await define();
    const stale = await publish(id, [point()], { expectedVersion: 7 });
    expect([stale.code, stale.extensions.version]).toEqual(['VERSION_CONFLICT', 1]);
    expect((await publish('none', [point()])).code).toBe('NOT_FOUND');
  });

  it('that are sent again under one key are published once', async () => {
    const id = await define();
    const once = { idempotencyKey: 'points once' };
    await publish(id, [point()], once);
    const again = await publish(id, [point()], once);
    expect(again.payload).toMatchObject({ indicator: { version: 2 } });
  });
});

describe('a target', () => {
  it('is counted from a published period, and replaced by another of its own', async () => {
    const id = await define();
    await publish(id, [point()]);
    const target = point({ period: '2030', end: '2030-12-31', value: 60 });
    const send = (input: object) => hub.send('setIndicatorTarget', { indicator: id, ...input }, STAFF, INDICATOR);
    expect(wrongFields(await send({ target, baselinePeriod: '1999' }))).toEqual(['baselinePeriod']);
    const head = await hub.head();
    expect((await send({ target, baselinePeriod: '2024' })).payload).toMatchObject({
      indicator: { version: 3, target: { period: '2030', value: 60 }, baseline: { period: '2024' } },
    });
    expect((await send({ target: { ...target, value: 65 } })).payload).toMatchObject({
      indicator: { version: 4, target: { value: 65 }, baseline: { period: '2024' } },
    });
    expect(await hub.eventsAfter(head)).toMatchObject([
      { type: 'IndicatorTargetSet', version: 3, payload: { period: '2030', value: 60 } },
      { type: 'IndicatorTargetSet', version: 4, payload: { period: '2030', value: 65 } },
    ]);
    expect((await send({ target, baselinePeriod: null })).payload).toMatchObject({ indicator: { baseline: null } });
  });
});

describe('a forecast', () => {
  it('is replaced as a whole, by none as well', async () => {
    const id = await define();
    const send = (points: readonly object[]) =>
      hub.send('setIndicatorForecast', { indicator: id, points }, STAFF, INDICATOR);
    const ahead = (period: string, value: number) => point({ period, end: `${period}-12-31`, value });
    await send([ahead('2027', 41), ahead('2028', 42)]);
    const head = await hub.head();
    expect((await send([ahead('2027', 43)])).payload).toMatchObject({
      indicator: { version: 3, forecast: [{ period: '2027', value: 43 }] },
    });
    expect((await send([])).payload).toMatchObject({ indicator: { version: 4, forecast: [] } });
    expect(await hub.eventsAfter(head)).toMatchObject([
      { type: 'IndicatorForecastReplaced', version: 3, payload: { points: [{ period: '2027', value: 43 }] } },
      { type: 'IndicatorForecastReplaced', version: 4, payload: { points: [] } },
    ]);
  });
});
