import { PUBLIC, type Viewer } from '../../platform/auth/viewer';
import type { Service } from '../../platform/subgraph/service';
import { startTestService } from '../../test/support/database';
import type { Stage } from './domain/values';
import type { Loaders } from './loaders';
import { mayorsCabinet } from './service';
import { bodyRow, cabinetRow, meetingRow, motionRow, recommendationRows, text, viewer } from './test-rows';

const NOW = new Date('2026-06-30T16:00:00Z');
const SENT = ['SUBMITTED', '2026-03-01T16:00:00Z'] as const;

const whole = [
  ...recommendationRows(
    'whole',
    [
      ['SUBMITTED', '2026-03-01T16:00:00Z', { byId: 'parents' }],
      ['RETURNED', '2026-03-03T16:00:00Z', { byId: 'cabinet', note: text('Which school?') }],
      ['SUBMITTED', '2026-03-05T16:00:00Z', { byId: 'parents' }],
      ['SCHEDULED', '2026-03-06T16:00:00Z', { byId: 'cabinet', meetingId: 'past' }],
      ['DECIDED', '2026-03-10T16:00:00Z', { byId: 'cabinet', meetingId: 'past' }],
      ['ANSWERED', '2026-03-20T16:00:00Z', { byId: 'cabinet' }],
      ['IMPLEMENTING', '2026-03-21T16:00:00Z'],
      ['REPORTED_BACK', '2026-04-01T16:00:00Z', { byId: 'parents' }],
    ],
    {
      fromPriorityId: 'priority',
      fromStrategyId: 'strategy',
      indicatorIds: ['indicator'],
      documentIds: ['paper'],
      relatedIds: ['gone', 'related'],
    },
  ),
  ...recommendationRows('related', [SENT]),
  ...recommendationRows('referral', [['RETURNED', '2026-03-10T16:00:00Z']], { fromId: 'group', relatedIds: ['whole'] }),
  {
    type: 'Endorsement',
    id: 'e2',
    recommendationId: 'whole',
    bodyId: 'group',
    at: '2026-03-04T16:00:00Z',
    note: text('So do we'),
  },
  { type: 'Endorsement', id: 'e1', recommendationId: 'whole', bodyId: 'department', at: '2026-03-07T16:00:00Z' },
  motionRow('motion'),
  {
    type: 'Decision',
    id: 'd',
    recommendationId: 'whole',
    at: '2026-03-10T16:00:00Z',
    outcome: 'ADOPTED',
    motionId: 'motion',
    meetingId: 'past',
    conditions: text('By fall'),
    referredToId: 'group',
    answerDueOn: '2026-03-25',
  },
  {
    type: 'CabinetResponse',
    id: 'r',
    recommendationId: 'whole',
    at: '2026-03-20T16:00:00Z',
    text: text('Yes'),
    reasons: text('Because'),
    documentId: 'letter',
  },
  {
    type: 'ReportBack',
    id: 'b',
    recommendationId: 'whole',
    at: '2026-04-01T16:00:00Z',
    satisfied: true,
    text: text('Thanks'),
  },
];

const decision = (recommendationId: string, outcome: string, answerDueOn: string | null = null) => ({
  type: 'Decision',
  id: `d-${recommendationId}`,
  recommendationId,
  at: '2026-03-10T16:00:00Z',
  outcome,
  answerDueOn,
});
const response = (recommendationId: string, at: string) => ({
  type: 'CabinetResponse',
  id: `r-${recommendationId}`,
  recommendationId,
  at,
  text: text('Answer'),
  reasons: text('Reasons'),
});

const ROWS = [
  cabinetRow,
  bodyRow('old-department', 'DEPARTMENT', { validTo: '2026-06-29' }),
  bodyRow('department', 'DEPARTMENT'),
  bodyRow('parents', 'PARENT_CABINET'),
  bodyRow('group', 'WORKING_GROUP'),
  meetingRow('past', { status: 'ADJOURNED' }),
  meetingRow('to-come', { status: 'SCHEDULED', agendaPublic: false }),
  ...whole,
  ...recommendationRows('scheduled', [SENT, ['SCHEDULED', '2026-03-02T16:00:00Z', { meetingId: 'to-come' }]]),
  ...recommendationRows('begun', [SENT, ['SCHEDULED', '2026-03-02T16:00:00Z', { meetingId: 'past' }]]),
  ...recommendationRows('decided', [SENT, ['DECIDED', '2026-03-10T16:00:00Z']]),
  decision('decided', 'DECLINED', '2026-06-01'),
  ...recommendationRows('silent', [SENT, ['DECIDED', '2026-03-10T16:00:00Z'], ['ANSWERED', '2026-03-20T16:00:00Z']]),
  decision('silent', 'NOTED', '2026-03-15'),
  response('silent', '2026-03-20T16:00:00Z'),
  ...recommendationRows('adopted', [SENT, ['DECIDED', '2026-03-10T16:00:00Z'], ['ANSWERED', '2026-03-20T16:00:00Z']], {
    fromId: 'department',
  }),
  decision('adopted', 'ADOPTED'),
  response('adopted', '2026-03-20T16:00:00Z'),
];

describe('the life of a recommendation', () => {
  let service: Service<Loaders>;
  beforeAll(async () => {
    service = await startTestService(mayorsCabinet, ROWS, () => NOW);
  });
  afterAll(() => service.stop());

  const read = async (id: string, fields: string, as: Viewer = PUBLIC) => {
    const { data, errors } = await service.execute({
      document: `query($id: ID!) { recommendation(id: $id) { ${fields} } }`,
      variables: { id },
      viewer: as,
    });
    expect(errors).toBeUndefined();
    return (JSON.parse(JSON.stringify(data)) as { recommendation: Record<string, unknown> }).recommendation;
  };

  it('is told from the submission to the report-back', async () => {
    expect(
      await read(
        'whole',
        `
      number version from { id } fromPriority { id } fromStrategy { id } indicators { id } documents { id } daysWaiting daysToAnswer answerOverdueDays
      endorsements { body { id } note { en } } related { id }
      decision { at outcome meeting { id } motion { id } conditions { en } referredTo { id } answerDueOn }
      response { at text { en es } reasons { en } document { id } } reportBack { at satisfied text { en } }
      nextMove { body { id } dueOn }`,
      ),
    ).toEqual({
      number: '2026-whole',
      version: 1,
      from: { id: 'parents' },
      fromPriority: { id: 'priority' },
      fromStrategy: { id: 'strategy' },
      indicators: [{ id: 'indicator' }],
      documents: [{ id: 'paper' }],
      daysWaiting: 7,
      daysToAnswer: 19,
      answerOverdueDays: null,
      endorsements: [
        { body: { id: 'group' }, note: { en: 'So do we' } },
        { body: { id: 'department' }, note: null },
      ],
      related: [{ id: 'related' }, { id: 'referral' }],
      decision: {
        at: '2026-03-10T16:00:00.000Z',
        outcome: 'ADOPTED',
        meeting: { id: 'past' },
        motion: { id: 'motion' },
        conditions: { en: 'By fall' },
        referredTo: { id: 'group' },
        answerDueOn: '2026-03-25',
      },
      response: {
        at: '2026-03-20T16:00:00.000Z',
        text: { en: 'Yes', es: null },
        reasons: { en: 'Because' },
        document: { id: 'letter' },
      },
      reportBack: { at: '2026-04-01T16:00:00.000Z', satisfied: true, text: { en: 'Thanks' } },
      nextMove: { body: { id: 'cabinet' }, dueOn: null },
    });
  });

  it('keeps every step in order, with who made it, why, and at which meeting', async () => {
    const { history } = (await read('whole', 'history { stage by { id } note { en } meeting { id } }')) as {
      history: { stage: Stage }[];
    };
    expect(history.map((step) => step.stage)).toEqual([
      'SUBMITTED',
      'RETURNED',
      'SUBMITTED',
      'SCHEDULED',
      'DECIDED',
      'ANSWERED',
      'IMPLEMENTING',
      'REPORTED_BACK',
    ]);
    expect([history[1], history[3], history[6]]).toEqual([
      { stage: 'RETURNED', by: { id: 'cabinet' }, note: { en: 'Which school?' }, meeting: null },
      { stage: 'SCHEDULED', by: { id: 'cabinet' }, note: null, meeting: { id: 'past' } },
      { stage: 'IMPLEMENTING', by: null, note: null, meeting: null },
    ]);
  });

  it('shows a link from either end', async () => {
    expect([await read('related', 'related { id }'), await read('referral', 'related { id }')]).toEqual([
      { related: [{ id: 'whole' }] },
      { related: [{ id: 'whole' }] },
    ]);
  });

  it('has nothing yet where nothing has happened', async () => {
    expect(
      await read(
        'related',
        'daysToAnswer answerOverdueDays decision { at } response { at } reportBack { at } endorsements { at } agendaItems { id }',
      ),
    ).toEqual({
      daysToAnswer: null,
      answerOverdueDays: null,
      decision: null,
      response: null,
      reportBack: null,
      endorsements: [],
      agendaItems: [],
    });
  });

  it.each([
    ['related', { body: { id: 'cabinet' }, dueOn: null }],
    ['referral', { body: { id: 'group' }, dueOn: null }],
    ['decided', { body: { id: 'cabinet' }, dueOn: '2026-06-01' }],
    ['silent', { body: { id: 'parents' }, dueOn: null }],
    ['adopted', { body: { id: 'department' }, dueOn: null }],
  ])('says whose turn it is: %s', async (id, nextMove) => {
    expect(await read(id, 'nextMove { body { id } dueOn }')).toEqual({ nextMove });
  });

  it('says how long an answer is overdue', async () => {
    expect(await read('decided', 'answerOverdueDays')).toEqual({ answerOverdueDays: 29 });
  });

  it.each<[string, Viewer, string, Stage[]]>([
    ['the public', PUBLIC, 'related', []],
    ['a member of the author body', viewer({ MEMBER: 'parents' }), 'related', []],
    ["the author body's co-chair", viewer({ CO_CHAIR: 'parents' }), 'related', ['WITHDRAWN']],
    ["another body's co-chair", viewer({ CO_CHAIR: 'group' }), 'related', []],
    ['a member of the Cabinet', viewer({ CABINET_MEMBER: null }), 'related', []],
    ['staff, for a body that is not the department', viewer({ STAFF: null }), 'related', []],
    ['staff, for the department', viewer({ STAFF: null }), 'adopted', ['REPORTED_BACK']],
    ['the clerk', viewer({ CLERK: null }), 'related', ['ACKNOWLEDGED', 'RETURNED']],
    ['the clerk, before the meeting', viewer({ CLERK: null }), 'scheduled', ['DEFERRED']],
    ['the clerk, once it has begun', viewer({ CLERK: null }), 'begun', ['DECIDED', 'DEFERRED']],
    ['the clerk, after a long silence', viewer({ CLERK: null }), 'silent', ['CLOSED']],
    ['the clerk, while there is something to carry out', viewer({ CLERK: null }), 'adopted', []],
    ['someone who is both', viewer({ CLERK: null, CO_CHAIR: 'parents' }), 'silent', ['REPORTED_BACK', 'CLOSED']],
  ])('lets %s make these moves', async (_who, as, id, allowedMoves) => {
    expect(await read(id, 'allowedMoves', as)).toEqual({ allowedMoves });
  });

  it('is found from what it grew from and what it cites', async () => {
    const { data } = await service.execute({
      document: `query($r: [_Any!]!) { _entities(representations: $r) {
        ... on Strategy { recommendations { id } } ... on ParentPriority { recommendations { id } } ... on Indicator { recommendations { id } } ... on Recommendation { number } } }`,
      variables: {
        r: [
          'Strategy:strategy',
          'ParentPriority:priority',
          'Indicator:indicator',
          'Indicator:other',
          'Recommendation:whole',
          'Recommendation:none',
        ].map((key) => ({ __typename: key.split(':')[0], id: key.split(':')[1] })),
      },
      viewer: PUBLIC,
    });
    const found = { recommendations: [{ id: 'whole' }] };
    expect(data).toEqual({ _entities: [found, found, found, { recommendations: [] }, { number: '2026-whole' }, null] });
  });
});
