import { SNAPSHOT_STATEMENTS } from '../../test/support/database';
import { CITY } from './city-for-tests';
import { meeting, TestLens, text, told } from './lens-for-tests';

interface Activity {
  readonly cursor: string;
  readonly eventId: string;
  readonly at: string;
  readonly kind: string;
  readonly body: { readonly id: string } | null;
  readonly summary: { readonly en: string; readonly es: string };
  readonly subject: { readonly __typename: string; readonly id: string } | null;
}

const SUBJECT = `subject { __typename ... on Meeting { id } ... on Recommendation { id } ... on Indicator { id }
  ... on Strategy { id } ... on Learning { id } ... on ActionItem { id } ... on ParentPriority { id }
  ... on Document { id } ... on Body { id } }`;
const FIELDS = `cursor eventId version at kind body { id } summary { en es } ${SUBJECT}`;
const LIST = `query($bodies: [ID!], $kinds: [ActivityKind!], $from: DateTime, $to: DateTime, $first: Int, $after: String) {
  activity(bodies: $bodies, kinds: $kinds, from: $from, to: $to, first: $first, after: $after) {
    nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;
const STREAM = `subscription($bodies: [ID!], $kinds: [ActivityKind!], $after: Cursor) {
  activity(bodies: $bodies, kinds: $kinds, after: $after) { ${FIELDS} } }`;

interface Page {
  readonly nodes: Activity[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

let lens: TestLens;
const list = async (variables: Record<string, unknown> = {}): Promise<Page> =>
  (await lens.ask<{ activity: Page }>(LIST, { first: 100, ...variables })).activity;

const line = ({ kind, body, summary, subject }: Activity): string =>
  `${kind} ${body?.id ?? '-'} ${subject?.__typename ?? '-'}:${subject?.id ?? '-'} ${summary.en}`;

beforeAll(async () => {
  lens = await TestLens.start();
  for (const [service, events] of CITY) await lens.learn(service, ...events);
});
afterAll(() => lens.service.stop());

describe('the log of the whole system', () => {
  it('tells what happened, whose it was, and what it is about', async () => {
    const lines = (await list()).nodes.map(line);
    expect(lines).toEqual(
      expect.arrayContaining([
        'BODY_CHANGED group Body:group A body is in the registry: Body group',
        'MEETING_ADJOURNED group Meeting:m1 A meeting ended: March meeting',
        'MEETING_CANCELLED group Meeting:m2 A meeting was cancelled: 2026-04-02',
        'MINUTES_POSTED cabinet Meeting:c1 Minutes were posted: 2026-04-20',
        'INDICATOR_UPDATED - Indicator:absence A value was published for 2025: Chronic absence',
        'MEMBERSHIP_CHANGED group Body:group A group has a new co-chair: Body group',
        'STRATEGY_CHANGED group Strategy:diapers A strategy is under way: Diapers at every clinic',
        'ACTION_ITEM_CHANGED group ActionItem:t3 A task was done: Book a room',
        'LEARNING_NOTED group Learning:l1 What the data changed: Families lack diapers',
        'GROUP_DECIDED group Meeting:m1 A group decided: Begin in May',
        'PRIORITY_CHANGED parents ParentPriority:p1 Parents raised a priority: Pañales y toallitas',
        'PARENTS_HEARD parents Body:parents Parents were heard on 2026-02-01',
        'MEMBERSHIP_CHANGED cabinet Body:cabinet A seat is vacant: Mayor',
        "RECOMMENDATION_MOVED group Recommendation:1 Answered by the Mayor's Cabinet: 2026-1 buses",
        "RESPONSE_PUBLISHED group Recommendation:1 The Mayor's Cabinet answered: 2026-1 buses",
        'MOTION_RECORDED cabinet Meeting:c1 A motion passed: Adopt it',
      ]),
    );
    // What a recommendation is told by is its steps, not that it was written down.
    expect(lines.filter((text) => text.includes('Recommendation:2'))).toHaveLength(3);
  });

  it('says it in Spanish too, and falls back on the name that there is', async () => {
    const { nodes } = await list({ bodies: ['group'], kinds: ['MEETING_ADJOURNED', 'RESPONSE_PUBLISHED'] });
    expect(nodes.map(({ summary }) => summary.es)).toEqual([
      'Terminó una reunión: Reunión de marzo',
      'El Gabinete del Alcalde respondió: 2026-1 buses',
    ]);
  });

  it('is narrowed by body, kind and time, and paged in the order of learning', async () => {
    const all = (await list()).nodes;
    const parents = (await list({ bodies: ['parents'] })).nodes;
    expect(parents).toEqual(all.filter(({ body }) => body?.id === 'parents'));
    const from = '2026-05-01T00:00:00Z';
    const to = '2026-05-11T17:00:00Z';
    const spring = (await list({ from, to })).nodes;
    expect(spring).toEqual(
      all.filter(({ at }) => Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(to)),
    );
    expect(spring.length).toBeGreaterThan(3);
    const paged: Activity[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo }: Page = await list({ first: 7, after });
      paged.push(...nodes);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(paged).toEqual(all);
  });

  it('is that of each body, in one statement for all of them', async () => {
    const before = lens.service.statements;
    const [group, parents] = await lens.entities<{ activity: Page }>(
      'Body',
      ['group', 'parents'],
      `activity(first: 5) { nodes { ${FIELDS} } pageInfo { hasNextPage } }`,
    );
    expect(lens.service.statements - before).toBe(1 + SNAPSHOT_STATEMENTS);
    expect(group.activity.nodes).toEqual((await list({ bodies: ['group'], first: 5 })).nodes);
    expect(parents.activity.nodes).toEqual((await list({ bodies: ['parents'], first: 5 })).nodes);
  });

  it.each([
    ['a cursor of nothing', { after: 'nonsense' }, 'BAD_USER_INPUT'],
    ['a page below nothing', { first: -1 }, 'BAD_USER_INPUT'],
    ['a page too long', { first: 101 }, 'LIMIT_EXCEEDED'],
  ])('refuses %s', async (_what, variables, code) => {
    expect(await lens.refused(LIST, variables)).toBe(code);
  });
});

describe('a joint meeting', () => {
  it('is news of all who meet, in the list, of the body, and live', async () => {
    const after = (await list({ first: 1 })).nodes[0].cursor;
    await lens.learn('department', meeting('MeetingScheduled', 'joint', { bodyId: 'host', jointWithIds: ['guest'] }));
    lens.service.events.wake();
    const expected = ['MEETING_SCHEDULED host Meeting:joint A meeting was scheduled: 2026-03-02'];
    for (const body of ['host', 'guest']) {
      expect((await list({ bodies: [body] })).nodes.map(line)).toEqual(expected);
      const [{ activity }] = await lens.entities<{ activity: Page }>(
        'Body',
        [body],
        `activity { nodes { ${FIELDS} } }`,
      );
      expect(activity.nodes.map(line)).toEqual(expected);
      expect((await lens.follow<Activity>(STREAM, { after, bodies: [body] })).map(line)).toEqual(expected);
    }
  });
});

describe('followed live', () => {
  it('delivers what the list has, after a cursor of the list', async () => {
    const all = (await list()).nodes;
    lens.service.events.wake();
    const after = all[10].cursor;
    expect(await lens.follow<Activity>(STREAM, { after })).toEqual(all.slice(11));
    const motions = { after, kinds: ['MOTION_RECORDED'], bodies: ['cabinet'] };
    expect((await lens.follow<Activity>(STREAM, motions)).map(line)).toEqual([
      'MOTION_RECORDED cabinet Meeting:c1 A motion passed: Adopt it',
    ]);
    expect(await lens.follow(STREAM, { after, bodies: ['nobody'] })).toEqual([]);
  });
});

describe('what is not public news', () => {
  const SECRETS: [string, Parameters<TestLens['learn']>[1]][] = [
    ['department', meeting('AgendaChanged', 'm9', { published: false })],
    ['department', meeting('AgendaChanged', 'm9')],
    ['department', meeting('MinutesDrafted', 'm9')],
    ['department', meeting('ItemOpened', 'm9')],
    ['department', meeting('DocumentAdded', 'm9', { documentId: 'd' })],
    [
      'department',
      told('DocumentAdded', 'Document:d', { kind: 'PLAN', title: null, meetingId: null, publishedAt: null }),
    ],
    ['department', told('AgendaItemAdded', 'AgendaItem:i', { meetingId: 'm9', status: 'PLANNED' })],
    ['department', told('PersonAdded', 'Person:p', { origin: 'ENTERED' })],
    ['parent-cabinet', told('ParentSeated', 'ParentMember:p', { cabinetId: 'parents' })],
    ['parent-cabinet', told('ConsentSet', 'ParentMember:p')],
    ['mayors-cabinet', told('RecommendationPutOnAgenda', 'Recommendation:1')],
    ['mayors-cabinet', told('VoteRecorded', 'Motion:1', { seatId: 'mayor', option: 'YES' })],
  ];

  it.each(SECRETS)('stays out of the log: of the %s %j', async (service, event) => {
    const before = await lens.log();
    await lens.learn(service, event);
    expect(await lens.log()).toEqual(before);
  });

  it('of a meeting that is in preparation nothing but its place is told', async () => {
    await lens.learn('department', meeting('DocumentAdded', 'm9', { documentId: 'd', title: text('A draft') }));
    expect((await list({ kinds: ['DOCUMENT_ADDED'] })).nodes).toEqual([]);
  });
});
