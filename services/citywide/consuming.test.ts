import { newId } from '../../platform/ids';
import { rebuild } from './projector/rebuild';
import { RULES } from './projector/projector';
import { CITY } from './city-for-tests';
import { TestLens, text, told } from './lens-for-tests';

const start = async (): Promise<TestLens> => {
  const lens = await TestLens.start();
  for (const [service, events] of CITY) await lens.learn(service, ...events);
  return lens;
};

const LINES = '{ activity(first: 100) { nodes { eventId summary { en } } } }';

/** The log of a service is another one than was read: it is read from its beginning, with these events. */
async function readAgain(lens: TestLens, from: string, ...events: Parameters<TestLens['learn']>[1][]): Promise<void> {
  const intake = lens.service.feeds.intake(from);
  await intake.restart(await intake.place(), 7);
  await lens.learn(from, ...events);
}

describe('what is learned', () => {
  let lens: TestLens;
  beforeAll(async () => void (lens = await start()));
  afterAll(() => lens.service.stop());

  it('is kept whole, in the order in which it was learned', async () => {
    const log = await lens.log();
    const taken = CITY.flatMap(([service, events]) => events.map((event) => ({ service, event })));
    expect(log).toHaveLength(taken.length);
    for (const [at, { type, subject, payload, at: happened }] of log.entries()) {
      const { service, event } = taken[at];
      expect({ type, subject, happened }).toEqual({ type: event.type, subject: event.subject, happened: event.at });
      expect(payload).toMatchObject({ service, typeVersion: 1, payload: JSON.parse(JSON.stringify(event.payload)) });
    }
  });

  it('is the same whether events come together or one by one', async () => {
    const other = await TestLens.start();
    try {
      for (const [service, events] of CITY) for (const event of events) await other.learn(service, event);
      const lines = async (one: TestLens) => (await one.log()).map(({ payload }) => payload.activity);
      expect(await lines(other)).toEqual(await lines(lens));
      expect(await other.state()).toEqual(await lens.state());
    } finally {
      await other.service.stop();
    }
  });

  it('is all that is needed to make the read models again, row by row', async () => {
    const before = await lens.state();
    expect(Object.values(before).filter((rows) => rows.length === 0)).toHaveLength(1); // nobody's log was lost
    await lens.service.source.query(`UPDATE seen_body SET slug = 'spoilt'`);
    await lens.service.source.query('DELETE FROM seen_sitting');
    expect(await rebuild(lens.service.source)).toBe((await lens.log()).length);
    expect(await lens.state()).toEqual(before);
  });

  it('is made again while others read, and nothing is taken in meanwhile', async () => {
    const { source } = lens.service;
    const before = await lens.state();
    const seen: number[] = [];
    const state = { isDone: false };
    const rebuilding = rebuild(source).finally(() => (state.isDone = true));
    const learning = lens.learn(
      'parent-cabinet',
      told('PriorityMoved', 'ParentPriority:p1', { cabinetId: 'parents', status: 'CHOSEN' }),
    );
    while (!state.isDone) {
      const { informing } = await lens.ask<{ informing: unknown[] }>('{ informing { submitted } }');
      seen.push(informing.length);
    }
    await Promise.all([rebuilding, learning]);
    expect(new Set(seen)).toEqual(new Set([3]));
    expect(await lens.state()).toEqual(before);
    expect((await lens.log()).at(-1)).toMatchObject({ type: 'PriorityMoved' });
  });
});

describe('a log that is another one than was read', () => {
  it('takes away what its service told, and what it tells again is no news', async () => {
    const lens = await TestLens.start();
    const known = {
      ...told('PriorityRaised', 'ParentPriority:a', { cabinetId: 'p', title: text('Swings') }),
      eventId: newId(),
    };
    const lost = told('PriorityRaised', 'ParentPriority:b', { cabinetId: 'p', title: text('Slides') });
    const strategy = told('StrategyProposed', 'Strategy:s', { groupId: 'g', title: text('Books'), status: 'ACTIVE' });
    await lens.learn('parent-cabinet', known, lost);
    await lens.learn('working-groups', strategy);

    await readAgain(
      lens,
      'parent-cabinet',
      known,
      told('PriorityRaised', 'ParentPriority:c', { cabinetId: 'p', title: text('Sand'), status: 'HEARD' }),
    );

    const { activity } = await lens.ask<{ activity: { nodes: { summary: { en: string } }[] } }>(LINES);
    const news = activity.nodes.map(({ summary }) => summary.en.split(': ').at(-1));
    expect(news).toEqual(['Books', 'Sand']);
    const rows = (await lens.state()).SeenSubject as { id: string }[];
    expect(rows.map(({ id }) => id)).toEqual(['ParentPriority:a', 'ParentPriority:c', 'Strategy:s']);

    const before = await lens.state();
    await rebuild(lens.service.source);
    expect(await lens.state()).toEqual(before);
    await lens.service.stop();
  });
});

describe('an event that was erased', () => {
  it('changes nothing when the read models are made again', async () => {
    const lens = await TestLens.start();
    await lens.learn('parent-cabinet', told('PriorityRaised', 'ParentPriority:a', { erased: true }));
    expect(await lens.log()).toEqual([]);
    await lens.service.stop();
  });
});

describe('the rules', () => {
  it('are of services that tell, and of types that are spelt as events are', () => {
    expect(Object.keys(RULES)).toEqual(['department', 'working-groups', 'parent-cabinet', 'mayors-cabinet']);
    for (const rules of Object.values(RULES))
      for (const type of Object.keys(rules)) expect(type).toMatch(/^[A-Z][A-Za-z]+$/);
  });
});
