import type { Viewer } from '../../../platform/auth/viewer';
import { CommandedService, wrongFields } from '../../../test/support/commands';
import { learn } from '../../../test/support/database';
import { STAGES, type Stage } from '../domain/values';
import { mayorsCabinet } from '../service';
import { bodyRow, cabinetRow, itemRow, linkRow, meetingRow, recommendationRows, viewer } from '../test-rows';

/** Every mutation of a recommendation from every stage, as the table of the domain has it: written apart from the code. */
const LEGAL: Readonly<Record<string, Partial<Record<Stage, Stage>>>> = {
  acknowledgeRecommendation: { SUBMITTED: 'ACKNOWLEDGED' },
  returnRecommendation: { SUBMITTED: 'RETURNED', ACKNOWLEDGED: 'RETURNED', DEFERRED: 'RETURNED' },
  resubmitRecommendation: { RETURNED: 'SUBMITTED' },
  scheduleRecommendation: { ACKNOWLEDGED: 'SCHEDULED', DEFERRED: 'SCHEDULED' },
  deferRecommendation: { ACKNOWLEDGED: 'DEFERRED', SCHEDULED: 'DEFERRED' },
  decideRecommendation: { SCHEDULED: 'DECIDED' },
  answerRecommendation: { DECIDED: 'ANSWERED' },
  reportBack: { ANSWERED: 'REPORTED_BACK', IMPLEMENTING: 'REPORTED_BACK' },
  closeRecommendation: { REPORTED_BACK: 'CLOSED' },
  withdrawRecommendation: {
    SUBMITTED: 'WITHDRAWN',
    ACKNOWLEDGED: 'WITHDRAWN',
    RETURNED: 'WITHDRAWN',
    DEFERRED: 'WITHDRAWN',
    SCHEDULED: 'WITHDRAWN',
  },
};
const BY_THE_AUTHOR = new Set(['resubmitRecommendation', 'reportBack', 'withdrawRecommendation']);

const CLERK = viewer({ CLERK: null });
const AUTHOR = viewer({ CO_CHAIR: 'parents' });
const OTHER = viewer({ CO_CHAIR: 'group' });
const STAFF = viewer({ STAFF: null });

const WORDS = { en: 'Words', es: 'Palabras', original: 'EN' };
const MORE: Readonly<Record<string, object>> = {
  returnRecommendation: { missing: WORDS },
  deferRecommendation: { reason: WORDS },
  decideRecommendation: { outcome: 'DECLINED' },
  answerRecommendation: { text: WORDS, reasons: WORDS },
  reportBack: { satisfied: false, text: WORDS },
};

type Step = [stage: Stage, at: string, given?: Readonly<Record<string, unknown>>];

/** How it may have come to stand where it does. */
function historyTo(stage: Stage): Step[] {
  const at = (day: number): string => `2026-03-0${day}T16:00:00Z`;
  const before: Step[] = stage === 'SUBMITTED' ? [] : [['SUBMITTED', at(1)]];
  return [...before, [stage, at(2), { meetingId: 'begun' }]];
}

const PAIRS = Object.keys(LEGAL).flatMap((mutation) => STAGES.map((stage) => [mutation, stage] as const));
const idOf = (mutation: string, stage: Stage): string => `${mutation}-${stage}`;
const BODIES = [
  cabinetRow,
  bodyRow('cabinet', 'MAYORS_CABINET'),
  bodyRow('parents', 'PARENT_CABINET'),
  bodyRow('group', 'WORKING_GROUP'),
  bodyRow('department', 'DEPARTMENT'),
  bodyRow('ended', 'OTHER', { validTo: '2026-01-01' }),
  meetingRow('begun', { status: 'IN_SESSION' }),
  meetingRow('to-come', { date: '2026-04-01' }),
];

let cabinet: CommandedService;
beforeAll(async () => {
  cabinet = await CommandedService.start(
    mayorsCabinet,
    [
      ...BODIES,
      ...PAIRS.flatMap(([mutation, stage]) => [
        ...recommendationRows(idOf(mutation, stage), historyTo(stage)),
        ...(mutation === 'scheduleRecommendation' ? [itemRow(`item-${stage}`, 'to-come')] : []),
      ]),
      ...recommendationRows('one', historyTo('SUBMITTED')),
      ...recommendationRows('lone', historyTo('ACKNOWLEDGED')),
      itemRow('begun-item', 'begun'),
      itemRow('done-item', 'to-come', { status: 'DONE' }),
      itemRow('taken-item', 'to-come'),
      linkRow('one', 'taken-item'),
    ],
    '2026-03-10T16:00:00Z',
  );
});
afterAll(() => cabinet.stop());

const whoMay = (mutation: string): Viewer => (BY_THE_AUTHOR.has(mutation) ? AUTHOR : CLERK);

function inputOf(mutation: string, stage: Stage): Readonly<Record<string, unknown>> {
  const item = mutation === 'scheduleRecommendation' ? { agendaItem: `item-${stage}` } : {};
  return { recommendation: idOf(mutation, stage), ...item, ...MORE[mutation] };
}

describe('who may', () => {
  const VIEWERS: Readonly<Record<string, Viewer>> = {
    'somebody without a role': { authenticated: true, person: null, grants: [] },
    'a member of the author body': viewer({ MEMBER: 'parents' }),
    'the author body’s co-chair': AUTHOR,
    'the co-chair of another body': OTHER,
    staff: STAFF,
    'a Cabinet member': viewer({ CABINET_MEMBER: null }),
    'the clerk': CLERK,
  };
  const cells = Object.keys(LEGAL).flatMap((mutation) => Object.keys(VIEWERS).map((who) => [mutation, who] as const));

  it.each(cells)('%s, as %s', async (mutation, who) => {
    const [stage] = Object.keys(LEGAL[mutation]) as Stage[];
    const { code } = await cabinet.send(mutation, { ...inputOf(mutation, stage), expectedVersion: 99 }, VIEWERS[who]);
    const mayer = BY_THE_AUTHOR.has(mutation) ? 'the author body’s co-chair' : 'the clerk';
    expect(code).toBe(who === mayer ? 'VERSION_CONFLICT' : 'FORBIDDEN');
  });

  it('nobody without a token', async () => {
    expect((await cabinet.send('acknowledgeRecommendation', { recommendation: 'one' })).code).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['parents', AUTHOR, null],
    ['parents', OTHER, 'FORBIDDEN'],
    ['parents', STAFF, 'FORBIDDEN'],
    ['parents', viewer({ MEMBER: 'parents' }), 'FORBIDDEN'],
    ['department', STAFF, null],
    ['ended', viewer({ CO_CHAIR: 'ended' }), 'NOT_YET_KNOWN'],
  ])('send up for %s (%#)', async (from, who, refused) => {
    const input = { from, kind: 'REQUEST', title: WORDS, ask: WORDS };
    expect((await cabinet.send('submitRecommendation', input, who)).code).toBe(refused);
  });
});

it.each(PAIRS)('%s from %s', async (mutation, stage) => {
  const to = LEGAL[mutation][stage];
  const head = await cabinet.head();
  const answer = await cabinet.send(mutation, inputOf(mutation, stage), whoMay(mutation), 'recommendation { stage }');
  const events = await cabinet.eventsAfter(head);
  if (to === undefined) {
    // What is scheduled may have met meanwhile: that is asked first.
    expect([answer.code, events]).toEqual([stage === 'SCHEDULED' ? 'NOT_YET_KNOWN' : 'ILLEGAL_TRANSITION', []]);
    return;
  }
  expect(answer.payload).toEqual({ recommendation: { stage: to } });
  expect(events.map(({ version }) => version)).toEqual(events.map(() => 2));
  const moved = events.filter(({ type }) => type === 'RecommendationMoved');
  expect(moved).toMatchObject([{ subject: `Recommendation:${idOf(mutation, stage)}`, payload: { stage: to } }]);
});

it('tells which moves its stage allows', async () => {
  const { extensions } = await cabinet.send('answerRecommendation', inputOf('answerRecommendation', 'RETURNED'), CLERK);
  expect(extensions).toMatchObject({
    status: 'RETURNED',
    legal: ['resubmitRecommendation', 'withdrawRecommendation'],
  });
});

it('is given public numbers one after the other, whoever submits at once', async () => {
  const input = { from: 'parents', kind: 'REQUEST', title: WORDS, ask: WORDS };
  const sent = await Promise.all(
    Array.from({ length: 8 }, () =>
      cabinet.do<{ recommendation: { number: string } }>(
        'submitRecommendation',
        input,
        AUTHOR,
        'recommendation { number }',
      ),
    ),
  );
  const numbers = sent.map(({ recommendation }) => Number(recommendation.number.slice(5))).sort((a, b) => a - b);
  expect(sent.every(({ recommendation }) => recommendation.number.startsWith('2026-'))).toBe(true);
  expect(numbers).toEqual(Array.from({ length: 8 }, (_, at) => numbers[0] + at));
});

it('is refused with every wrong field, and nothing is written', async () => {
  const head = await cabinet.head();
  const answer = await cabinet.send(
    'submitRecommendation',
    {
      from: 'parents',
      kind: 'REQUEST',
      title: { en: '', original: 'EN' },
      ask: { en: 'Only English', original: 'ES' },
      indicators: ['a b', 'ok', 'ok'],
      related: ['nobody'],
    },
    AUTHOR,
  );
  expect(answer.code).toBe('BAD_USER_INPUT');
  expect(wrongFields(answer)).toEqual(['title', 'ask', 'indicators.0', 'indicators.2', 'related.0']);
  expect(await cabinet.head()).toBe(head);
});

it('is scheduled on no item but a planned one, that takes up nothing, of a Cabinet meeting to come', async () => {
  for (const agendaItem of ['begun-item', 'done-item', 'nowhere']) {
    const { code } = await cabinet.send('scheduleRecommendation', { recommendation: 'lone', agendaItem }, CLERK);
    expect([agendaItem, code]).toEqual([agendaItem, 'NOT_YET_KNOWN']);
  }
  const taken = await cabinet.send(
    'scheduleRecommendation',
    { recommendation: 'lone', agendaItem: 'taken-item' },
    CLERK,
  );
  expect([taken.code, wrongFields(taken)]).toEqual(['BAD_USER_INPUT', ['agendaItem']]);
});

it('is endorsed once by each other body, before the decision', async () => {
  const input = { recommendation: 'one', body: 'group', note: WORDS };
  const shows = 'recommendation { endorsements { body { id } } }';
  expect(await cabinet.do('endorseRecommendation', input, OTHER, shows)).toEqual({
    recommendation: { endorsements: [{ body: { id: 'group' } }] },
  });
  expect((await cabinet.send('endorseRecommendation', input, OTHER)).code).toBe('ALREADY_EXISTS');
  const own = { recommendation: 'one', body: 'parents' };
  expect((await cabinet.send('endorseRecommendation', own, AUTHOR)).code).toBe('FORBIDDEN');
  const late = { recommendation: 'endorse-late', body: 'group' };
  expect((await cabinet.send('endorseRecommendation', late, OTHER)).code).toBe('NOT_FOUND');
});

it('that is referred is opened for the other body, which is told so', async () => {
  const rows = await referred();
  expect(rows).toMatchObject({
    recommendation: { stage: 'DECIDED', related: [{ stage: 'RETURNED' }] },
    referral: {
      stage: 'RETURNED',
      from: { id: 'group' },
      history: [{ note: { en: expect.stringMatching('Referred') } }],
    },
  });
});

async function referred(): Promise<unknown> {
  const fresh = await cabinet.do<{ recommendation: { id: string } }>(
    'submitRecommendation',
    { from: 'parents', kind: 'REQUEST', title: WORDS, ask: WORDS },
    AUTHOR,
    'recommendation { id }',
  );
  const { id } = fresh.recommendation;
  await cabinet.do('acknowledgeRecommendation', { recommendation: id }, CLERK);
  await learn(
    cabinet.service,
    'department',
    agenda('refer', 'refer-item', { status: 'AGENDA_PUBLISHED', itemStatus: 'PLANNED' }),
  );
  await cabinet.do('scheduleRecommendation', { recommendation: id, agendaItem: 'refer-item' }, CLERK);
  await learn(
    cabinet.service,
    'department',
    agenda('refer', 'refer-item', { status: 'IN_SESSION', itemStatus: 'OPEN' }),
  );
  return cabinet.do(
    'decideRecommendation',
    { recommendation: id, outcome: 'REFERRED', referredTo: 'group' },
    CLERK,
    'recommendation { stage related { stage } } referral { stage from { id } history { note { en } } }',
  );
}

/** What the department tells of a Cabinet meeting and one of its items. */
function agenda(meeting: string, item: string | undefined, more: Readonly<Record<string, unknown>>) {
  return {
    type: 'AgendaChanged',
    subject: `Meeting:${meeting}`,
    payload: {
      bodyId: 'cabinet',
      jointWithIds: [],
      date: '2026-04-01',
      startsAt: null,
      agendaPublishedAt: null,
      origin: 'ENTERED',
      ...(item && { agendaItemId: item }),
      ...more,
    },
  };
}

describe('by itself', () => {
  let made = 0;

  /** One that is scheduled for a meeting of its own. */
  async function scheduled(): Promise<{ id: string; meeting: string; item: string }> {
    const meeting = `self-${++made}`;
    const item = `${meeting}-item`;
    const { recommendation } = await cabinet.do<{ recommendation: { id: string } }>(
      'submitRecommendation',
      { from: 'parents', kind: 'REQUEST', title: WORDS, ask: WORDS },
      AUTHOR,
      'recommendation { id }',
    );
    const { id } = recommendation;
    await cabinet.do('acknowledgeRecommendation', { recommendation: id }, CLERK);
    await learn(
      cabinet.service,
      'department',
      agenda(meeting, item, { status: 'AGENDA_PUBLISHED', itemStatus: 'PLANNED' }),
    );
    await cabinet.do('scheduleRecommendation', { recommendation: id, agendaItem: item }, CLERK);
    return { id, meeting, item };
  }

  const stageOf = async (id: string): Promise<Stage> =>
    (await cabinet.query<{ recommendation: { stage: Stage } }>(`{ recommendation(id: "${id}") { stage } }`))
      .recommendation.stage;

  it.each<[string, string | undefined, Readonly<Record<string, unknown>>, Stage]>([
    ['the meeting was cancelled', undefined, { status: 'CANCELLED' }, 'ACKNOWLEDGED'],
    ['the meeting was not held', undefined, { status: 'NOT_HELD_NO_QUORUM' }, 'ACKNOWLEDGED'],
    ['the item was removed', 'item', { status: 'SCHEDULED', itemStatus: null }, 'ACKNOWLEDGED'],
    ['the item was withdrawn', 'item', { status: 'AGENDA_PUBLISHED', itemStatus: 'WITHDRAWN' }, 'ACKNOWLEDGED'],
    ['the item was tabled', 'item', { status: 'IN_SESSION', itemStatus: 'TABLED' }, 'ACKNOWLEDGED'],
    ['the meeting ended before the item', undefined, { status: 'ADJOURNED' }, 'ACKNOWLEDGED'],
    ['the meeting was moved', undefined, { status: 'SCHEDULED', date: '2026-05-01' }, 'SCHEDULED'],
    ['the item was opened', 'item', { status: 'IN_SESSION', itemStatus: 'OPEN' }, 'SCHEDULED'],
    ['the item was done', 'item', { status: 'IN_SESSION', itemStatus: 'DONE' }, 'SCHEDULED'],
  ])('when %s, it stands where it must, once', async (_what, about, told, stage) => {
    const { id, meeting, item } = await scheduled();
    const head = await cabinet.head();
    const event = agenda(meeting, about && item, told);
    await learn(cabinet.service, 'department', event, event);
    expect(await stageOf(id)).toBe(stage);
    const moves = (await cabinet.eventsAfter(head)).map(({ payload }) => payload.stage);
    expect(moves).toEqual(stage === 'SCHEDULED' ? [] : [stage]);
  });

  it('is carried out once the department has taken it up, if it was adopted and answered', async () => {
    const adopted = await scheduled();
    const taken = {
      type: 'ImplementationSet',
      subject: `Recommendation:${adopted.id}`,
      payload: { status: 'ON_TRACK' },
    };
    await learn(cabinet.service, 'department', agenda(adopted.meeting, undefined, { status: 'IN_SESSION' }), taken);
    expect(await stageOf(adopted.id)).toBe('SCHEDULED');
    await cabinet.do('decideRecommendation', { recommendation: adopted.id, outcome: 'ADOPTED' }, CLERK);
    await cabinet.do('answerRecommendation', { recommendation: adopted.id, text: WORDS, reasons: WORDS }, CLERK);
    const head = await cabinet.head();
    await learn(cabinet.service, 'department', taken, taken);
    expect(await stageOf(adopted.id)).toBe('IMPLEMENTING');
    expect(await cabinet.eventsAfter(head)).toHaveLength(1);
    const { recommendation } = await cabinet.query<{ recommendation: { history: { by: unknown }[] } }>(
      `{ recommendation(id: "${adopted.id}") { history { by { id } } } }`,
    );
    expect(recommendation.history.at(-1)?.by).toBeNull();
  });
});
