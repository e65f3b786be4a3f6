import { PUBLIC, type Viewer } from '../../platform/auth/viewer';
import type { DataRow } from '../../platform/data/dataset';
import type { Service } from '../../platform/subgraph/service';
import { SNAPSHOT_STATEMENTS, startTestService } from '../../test/support/database';
import type { Loaders } from './loaders';
import { mayorsCabinet } from './service';
import {
  bodyRow,
  cabinetRow,
  holdingRow,
  itemRow,
  linkRow,
  meetingRow,
  motionRow,
  recommendationRows,
  seatRow,
  text,
  viewer,
  voteRow,
} from './test-rows';

/** Everything that hangs on one recommendation, `n` of them. */
function rows(n: number): DataRow[] {
  const one = (nr: number): DataRow[] => {
    const id = `r${nr}`;
    return [
      ...recommendationRows(
        id,
        [
          ['SUBMITTED', '2026-03-01T16:00:00Z'],
          ['SCHEDULED', '2026-03-05T16:00:00Z', { meetingId: 'meeting' }],
          ['DECIDED', '2026-03-10T16:00:00Z'],
          ['ANSWERED', '2026-03-20T16:00:00Z'],
        ],
        { fromPriorityId: `p${nr}` },
      ),
      itemRow(`i${nr}`, 'meeting'),
      linkRow(id, `i${nr}`),
      motionRow(`m${nr}`, { agendaItemId: `i${nr}`, position: nr }),
      voteRow(`m${nr}`, 'mayor', 'YES', { castById: 'me' }),
      {
        type: 'Decision',
        id: `d${nr}`,
        recommendationId: id,
        at: '2026-03-10T16:00:00Z',
        outcome: 'ADOPTED',
        motionId: `m${nr}`,
      },
      {
        type: 'CabinetResponse',
        id: `a${nr}`,
        recommendationId: id,
        at: '2026-03-20T16:00:00Z',
        text: text('Yes'),
        reasons: text('Because'),
      },
      {
        type: 'ReportBack',
        id: `b${nr}`,
        recommendationId: id,
        at: '2026-04-01T16:00:00Z',
        satisfied: true,
        text: text('Thanks'),
      },
    ];
  };
  const common = [
    cabinetRow,
    bodyRow('department', 'DEPARTMENT'),
    meetingRow('meeting'),
    seatRow('mayor'),
    holdingRow('mayor', 'me', null, null),
  ];
  return [...common, ...Array.from({ length: n }, (_, nr) => one(nr + 1)).flat()];
}

/** This service's part of the questions people ask, with the most statements that it may cost. */
const QUESTIONS: readonly (readonly [string, number, string, readonly string[]])[] = [
  [
    'the life of a recommendation',
    8,
    '{ recommendation(number: "2026-r1") { title { en } from { id } history { stage at } fromPriority { id } agendaItems { id } decision { outcome at motion { unanimous counts { option count } } } response { at text { en } } reportBack { satisfied at } } }',
    [],
  ],
  [
    'what was adopted',
    2,
    '{ recommendations(stage: [ANSWERED, IMPLEMENTING], first: 50) { nodes { number title { en } from { id } decision { outcome at } } } }',
    [],
  ],
  [
    'the ledger of the front page',
    6,
    '{ recommendations(first: 100) { totalCount nodes { number kind submittedAt stage stageSince daysWaiting deferrals history { stage at } decision { at outcome answerDueOn } response { at } reportBack { at satisfied } } pageInfo { endCursor } } }',
    [],
  ],
  [
    'the meetings of all steps',
    3,
    '{ recommendations(first: 100) { nodes { history { stage meeting { id } } } } }',
    [],
  ],
  [
    'the same with whose turn it is and what may be done',
    9,
    '{ recommendations(first: 100) { nodes { daysToAnswer answerOverdueDays nextMove { body { id } } allowedMoves endorsements { at } related { id } } } }',
    [],
  ],
  [
    'the docket',
    4,
    '{ mayorsCabinet { docket(stage: [ANSWERED], first: 100) { totalCount nodes { number daysWaiting } } } }',
    [],
  ],
  [
    'an agenda',
    4,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on AgendaItem { recommendation { from { id } fromPriority { id } } motions { result } } } }',
    ['AgendaItem:i1', 'AgendaItem:i2', 'AgendaItem:i3'],
  ],
  [
    'a meeting',
    8,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Meeting { recommendations { number } motions { result movedBy { id } votes { seat { role { en } } castBy { id } motion { id } } counts { count } } } } }',
    ['Meeting:meeting'],
  ],
  [
    "a member's own page",
    6,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Person { cabinetSeats { role { en } } votes(first: 10) { nodes { option motion { text { en } } } } } } }',
    ['Person:me', 'Person:you'],
  ],
  [
    'what became of priorities',
    2,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on ParentPriority { recommendations { number stage response { text { es } } } } } }',
    ['ParentPriority:p1', 'ParentPriority:p2', 'ParentPriority:p3'],
  ],
  [
    'a body',
    6,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Body { mayorsCabinet { id } seats { holder { id } holderSince vacantSince designee { id } } recommendations(first: 50) { totalCount nodes { number } } } } }',
    ['Body:cabinet', 'Body:parents'],
  ],
];

describe('statements of a question', () => {
  let few: Service<Loaders>;
  let many: Service<Loaders>;
  beforeAll(async () => {
    few = await startTestService(mayorsCabinet, rows(3));
    many = await startTestService(mayorsCabinet, rows(60));
  });
  afterAll(() => Promise.all([few.stop(), many.stop()]));

  const cost = async (
    service: Service<Loaders>,
    document: string,
    keys: readonly string[],
    as: Viewer,
  ): Promise<number> => {
    const before = service.statements;
    const r = keys.map((key) => ({ __typename: key.split(':')[0], id: key.split(':')[1] }));
    const { errors } = await service.execute({ document, variables: { r }, viewer: as });
    expect(errors).toBeUndefined();
    return service.statements - before - SNAPSHOT_STATEMENTS;
  };

  it.each(QUESTIONS)('are few, and as many for few rows as for many: %s', async (_what, most, document, keys) => {
    for (const as of [PUBLIC, viewer({ CLERK: null })]) {
      const statements = await cost(few, document, keys, as);
      expect(statements).toBeLessThanOrEqual(most);
      expect(await cost(many, document, keys, as)).toBe(statements);
    }
  });
});
