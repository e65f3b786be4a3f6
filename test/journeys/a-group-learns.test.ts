import { dayOf, systemClock } from '../../platform/clock';
import { expectSameAnswers, moved } from '../support/moved-hub';
import { eventually, Story, type Voice, words } from './story';

/** The numbers come out, a working group sees what they mean, changes its strategy and tells the Cabinet. */

const GROUP = 'wg-language-literacy';
const DAY_MS = 86_400_000;

let story: Story;
let staff: Voice;
let chair: Voice;
let other: Voice;
let everybody: Voice;
beforeAll(async () => {
  story = await Story.begin('group_learns');
  staff = await story.voice([{ role: 'STAFF', body: null }]);
  chair = await story.voice([{ role: 'CO_CHAIR', body: GROUP }]);
  other = await story.voice([{ role: 'CO_CHAIR', body: 'wg-mental-health' }]);
  everybody = await story.voice();
}, 120_000);
afterAll(() => story?.end());

const INDICATORS = `subscription ($indicators: [ID!], $after: Cursor) {
  indicatorUpdates(indicators: $indicators, after: $after) { version indicator { latest { value } strategies { id } } }
}`;
const STRATEGIES = `subscription ($group: ID, $after: Cursor) {
  strategyUpdates(group: $group, after: $after) { version strategy { group { body { slug } } } }
}`;
const NEWS = `subscription ($after: Cursor) { activity(after: $after) { kind body { slug } } }`;
const SENT = `subscription ($from: [ID!], $after: Cursor) {
  recommendationUpdates(from: $from, after: $after) { stage }
}`;

it('and everybody who follows sees the number, the finding, the change and the briefing, once and in order', async () => {
  const began = new Date(Date.now() - 2 * DAY_MS).toISOString();
  const { indicator } = await staff.does<{ indicator: { id: string } }>(
    'defineIndicator',
    {
      name: words('Children who are read to daily', 'Niños a quienes se lee cada día'),
      kind: 'POPULATION',
      unit: { en: '%', es: '%', original: 'EN' },
      polarity: 'HIGHER_IS_BETTER',
    },
    'indicator { id }',
  );
  await story.follow('indicators', INDICATORS, ({ version }) => `version ${version}`, { indicators: [indicator.id] });
  await story.follow('strategies', STRATEGIES, ({ version }) => `version ${version}`, { group: GROUP });
  await story.follow('news', NEWS, ({ kind }) => String(kind));
  await story.follow('sent', SENT, ({ stage }) => String(stage), { from: [GROUP] });

  const { strategy } = await chair.does<{ strategy: { id: string } }>(
    'proposeStrategy',
    { group: GROUP, title: words('Book nights', 'Noches de libros'), indicators: [indicator.id] },
    'strategy { id }',
  );
  const become = (status: string) =>
    chair.does('changeStrategyStatus', { strategy: strategy.id, status }, 'strategy { status version }');
  await become('SELECTED');
  await become('ACTIVE');

  const source = { label: 'A survey of families', url: 'https://example.org/survey' };
  const publish = (period: string, value: number) =>
    staff.does(
      'publishIndicatorPoints',
      { indicator: indicator.id, points: [{ period, end: `${period}-12-31`, value, source }] },
      'indicator { latest { value } }',
    );
  await publish('2024', 48);
  await publish('2025', 44);
  await staff.does(
    'setIndicatorTarget',
    {
      indicator: indicator.id,
      target: { period: '2030', end: '2030-12-31', value: 60, source },
      baselinePeriod: '2024',
    },
    'indicator { target { value } }',
  );
  const seen = await everybody.asks<{ strategy: object }>(
    `{ strategy(id: "${strategy.id}") { indicators { change(since: "2024-12-31") { difference direction } baseline { value } } } }`,
  );
  expect(seen.strategy).toEqual({
    indicators: [{ change: { difference: -4, direction: 'WORSENED' }, baseline: { value: 48 } }],
  });

  const finding = words('Nights exclude those who work nights', 'Las noches excluyen a quien trabaja de noche');
  const today = dayOf(systemClock());
  const learning = { group: GROUP, on: today, strategy: strategy.id, indicator: indicator.id, finding };
  expect(await other.fails('noteLearning', { ...learning })).toBe('FORBIDDEN');
  await chair.does(
    'noteLearning',
    { ...learning, adjustment: words('Mornings as well', 'También por la mañana') },
    'learning { id }',
  );
  await chair.does(
    'updateStrategy',
    { strategy: strategy.id, title: words('Book nights and mornings', 'Noches y mañanas de libros') },
    'strategy { title { es } }',
  );
  const { recommendation } = await chair.does<{ recommendation: { id: string } }>(
    'submitRecommendation',
    {
      from: GROUP,
      kind: 'BRIEFING',
      title: words('Who is read to', 'A quién se lee'),
      ask: words('Know what we saw', 'Que sepan lo que vimos'),
      strategy: strategy.id,
      indicators: [indicator.id],
    },
    'recommendation { id }',
  );

  await story.heard('indicators', ['version 2', 'version 3', 'version 4']);
  // Proposed, selected, active, learned about, changed.
  await story.heard('strategies', ['version 1', 'version 2', 'version 3', expect.any(String), 'version 4']);
  await story.heard('sent', ['SUBMITTED']);

  interface Told {
    readonly recommendation: object;
    readonly activity: {
      readonly nodes: readonly { readonly kind: string; readonly summary: { readonly es: string } }[];
    };
  }
  const told = await eventually(
    () =>
      everybody.asks<Told>(`{
        recommendation(id: "${recommendation.id}") {
          kind stage from { slug } fromStrategy { title { es } status learnings { finding { es } adjustment { es } } }
          indicators { latest { value } target { value } }
        }
        activity(bodies: ["${GROUP}"], from: "${began}", first: 20) { nodes { kind summary { es } } }
      }`),
    ({ activity }) => activity.nodes.length >= 6,
  );
  expect(told.recommendation).toEqual({
    kind: 'BRIEFING',
    stage: 'SUBMITTED',
    from: { slug: GROUP },
    fromStrategy: {
      title: { es: 'Noches y mañanas de libros' },
      status: 'ACTIVE',
      learnings: [
        {
          finding: { es: 'Las noches excluyen a quien trabaja de noche' },
          adjustment: { es: 'También por la mañana' },
        },
      ],
    },
    indicators: [{ latest: { value: 44 }, target: { value: 60 } }],
  });
  // Oldest first. What one body did comes in its order; between services, as the lens heard of it.
  const kinds = told.activity.nodes.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind !== 'RECOMMENDATION_MOVED')).toEqual([
    'STRATEGY_CHANGED',
    'STRATEGY_CHANGED',
    'STRATEGY_CHANGED',
    'LEARNING_NOTED',
    'STRATEGY_CHANGED',
  ]);
  expect(kinds).toHaveLength(6);
}, 60_000);

it('is the same in another hub, into which everything was moved', async () => {
  const elsewhere = await moved(story.hub);
  try {
    await expectSameAnswers(story.hub, elsewhere);
  } finally {
    await elsewhere.stop();
  }
}, 60_000);
