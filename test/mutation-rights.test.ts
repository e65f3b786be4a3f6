import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Grant, Role } from '../platform/auth/viewer';
import { projectFile } from '../platform/paths';
import { startTestHub, type TestHub } from './support/hub';

/** Who may do what, by the descriptions in the contract: every mutation, asked for by everybody. */

const CABINET = 'mayors-cabinet';
const GROUP = 'wg-language-literacy';
const PARENTS = 'parent-cabinet';

/** Of the body that a mutation is about, or of the department. */
const EVERYBODY = [
  'somebody without a role',
  'a member',
  'the co-chair',
  'the staff liaison',
  'an ambassador',
  'a co-chair of another body',
  'department staff',
  'a Cabinet member',
  'the clerk',
] as const;
type Who = (typeof EVERYBODY)[number];

const grantOf = (who: Who, body: string): Grant | null => {
  const of = (role: Role): Grant => ({ role, body });
  const grants: Readonly<Record<Who, Grant | null>> = {
    'somebody without a role': null,
    'a member': of('MEMBER'),
    'the co-chair': of('CO_CHAIR'),
    'the staff liaison': of('STAFF_LIAISON'),
    'an ambassador': of('AMBASSADOR'),
    'a co-chair of another body': { role: 'CO_CHAIR', body: 'wg-infant-toddler' },
    'department staff': { role: 'STAFF', body: null },
    'a Cabinet member': { role: 'CABINET_MEMBER', body: null },
    'the clerk': { role: 'CLERK', body: null },
  };
  return grants[who];
};

interface Right {
  readonly body: string;
  readonly may: readonly Who[];
  readonly mutations: readonly string[];
}

const STAFF: readonly Who[] = ['department staff'];
const CLERK: readonly Who[] = ['the clerk'];
const CHAIR: readonly Who[] = ['the co-chair'];

const RIGHTS: readonly Right[] = [
  {
    body: CABINET,
    may: STAFF,
    mutations: [
      'registerBody',
      'updateBody',
      'addOrganization',
      'updateOrganization',
      'addProgram',
      'updateProgram',
      'recordGrant',
      'awardGrant',
      'defineGoal',
      'defineIndicator',
      'publishIndicatorPoints',
      'setIndicatorTarget',
      'setIndicatorForecast',
      'setFiscalNote',
      'setImplementation',
      'addMilestone',
      'completeMilestone',
    ],
  },
  { body: CABINET, may: [...STAFF, ...CLERK], mutations: ['addPerson', 'updatePerson'] },
  {
    body: CABINET,
    may: [...CHAIR, ...STAFF, ...CLERK],
    mutations: [
      'addDocument',
      'scheduleMeeting',
      'updateMeeting',
      'addAgendaItem',
      'updateAgendaItem',
      'removeAgendaItem',
      'publishAgenda',
      'rescheduleMeeting',
      'cancelMeeting',
      'openAgendaItem',
      'closeAgendaItem',
      'recessMeeting',
      'resumeMeeting',
      'adjournMeeting',
      'draftMinutes',
      'postMinutes',
    ],
  },
  {
    body: CABINET,
    may: [...CHAIR, ...CLERK],
    mutations: ['startMeeting', 'recordAttendance', 'declareNoQuorum', 'approveMinutes', 'correctMinutes'],
  },
  { body: GROUP, may: STAFF, mutations: ['createWorkingGroup'] },
  {
    body: GROUP,
    may: CHAIR,
    mutations: [
      'updateWorkingGroup',
      'updateStrategy',
      'changeStrategyStatus',
      'noteLearning',
      'recordDecision',
      'submitRecommendation',
      'endorseRecommendation',
      'resubmitRecommendation',
      'reportBack',
      'withdrawRecommendation',
    ],
  },
  { body: GROUP, may: [...CHAIR, ...STAFF], mutations: ['seatMember', 'endMembership'] },
  { body: GROUP, may: ['a member', ...CHAIR], mutations: ['proposeStrategy'] },
  {
    body: GROUP,
    // "Action items: edit" is staff's too in the domain's table.
    may: [...CHAIR, 'the staff liaison', ...STAFF],
    mutations: ['addActionItem', 'updateActionItem', 'completeActionItem'],
  },
  {
    body: CABINET,
    may: CLERK,
    mutations: [
      'acknowledgeRecommendation',
      'returnRecommendation',
      'scheduleRecommendation',
      'deferRecommendation',
      'decideRecommendation',
      'answerRecommendation',
      'closeRecommendation',
      'recordMotion',
      'recordVotes',
      'correctVotes',
      'createSeat',
      'endSeat',
      'nameDesignee',
      'fillSeat',
      'vacateSeat',
    ],
  },
  {
    body: PARENTS,
    may: [...CHAIR, 'the staff liaison'],
    mutations: ['seatParent', 'endParentSeat', 'setMeetingSupports'],
  },
  { body: PARENTS, may: ['the staff liaison'], mutations: ['setConsent', 'withdrawConsent'] },
  { body: PARENTS, may: [...CHAIR, 'an ambassador', 'the staff liaison'], mutations: ['recordListeningSession'] },
  {
    body: PARENTS,
    may: ['a member', ...CHAIR, 'an ambassador', 'the staff liaison'],
    mutations: ['raisePriority'],
  },
  { body: PARENTS, may: CHAIR, mutations: ['choosePriority', 'closePriority'] },
];

const OF_PARENTS_SEATS: ReadonlySet<string> = new Set(['endParentSeat', 'setConsent', 'withdrawConsent']);

const schema = buildSchema(readFileSync(projectFile('schema', 'api.graphql'), 'utf8'));
const mutations = schema.getMutationType()!.getFields();

it('has every mutation that there is, once', () => {
  expect(RIGHTS.flatMap((right) => right.mutations).sort()).toEqual(Object.keys(mutations).sort());
});

describe('in the demo', () => {
  let hub: TestHub;
  /** By the names of input fields. */
  let ids: Readonly<Record<string, string>>;
  /** Of the Parent Cabinet: a seat, a meeting, something that it sent up. */
  let parents: Readonly<Record<'member' | 'meeting' | 'recommendation', string>>;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    hub = await startTestHub('demo', 1, 'rights');
    const one = async (service: string, sql: string): Promise<string> => {
      const { source } = hub.services.find(({ name }) => name === service)!;
      return (await source.query<{ id: string }[]>(sql))[0].id;
    };
    ids = {
      organization: await one('department', 'SELECT id FROM organization ORDER BY id LIMIT 1'),
      program: await one('department', 'SELECT id FROM program ORDER BY id LIMIT 1'),
      grant: await one('department', 'SELECT id FROM "grant" ORDER BY id LIMIT 1'),
      indicator: await one('department', 'SELECT id FROM indicator ORDER BY id LIMIT 1'),
      person: await one('department', 'SELECT id FROM person WHERE NOT is_parent ORDER BY id LIMIT 1'),
      milestone: await one('department', 'SELECT id FROM milestone ORDER BY id LIMIT 1'),
      meeting: await one(
        'department',
        `SELECT meeting.id FROM meeting JOIN agenda_item ON meeting_id = meeting.id
          WHERE body_id = '${CABINET}' AND meeting.status = 'ADJOURNED' ORDER BY starts_at DESC LIMIT 1`,
      ),
      strategy: await one('working-groups', `SELECT id FROM strategy WHERE group_id = '${GROUP}' ORDER BY id LIMIT 1`),
      actionItem: await one(
        'working-groups',
        `SELECT id FROM action_item WHERE group_id = '${GROUP}' ORDER BY id LIMIT 1`,
      ),
      member: await one(
        'working-groups',
        `SELECT id FROM working_group_member WHERE group_id = '${GROUP}' ORDER BY id LIMIT 1`,
      ),
      recommendation: await one(
        'mayors-cabinet',
        `SELECT id FROM recommendation WHERE from_id = '${GROUP}' ORDER BY id LIMIT 1`,
      ),
      motion: await one('mayors-cabinet', 'SELECT id FROM motion ORDER BY id LIMIT 1'),
      seat: await one('mayors-cabinet', `SELECT id FROM seat WHERE body_id = '${CABINET}' ORDER BY id LIMIT 1`),
      priority: await one('parent-cabinet', 'SELECT id FROM parent_priority ORDER BY id LIMIT 1'),
    };
    parents = {
      member: await one('parent-cabinet', 'SELECT id FROM parent_member ORDER BY id LIMIT 1'),
      meeting: await one(
        'department',
        `SELECT id FROM meeting WHERE body_id = '${PARENTS}' AND status = 'SCHEDULED' LIMIT 1`,
      ),
      recommendation: await one('mayors-cabinet', `SELECT id FROM recommendation WHERE from_id = '${PARENTS}' LIMIT 1`),
    };
    const agendaItem = await one(
      'department',
      `SELECT id FROM agenda_item WHERE meeting_id = '${ids.meeting}' LIMIT 1`,
    );
    ids = { ...ids, agendaItem, group: GROUP };
    for (const body of [CABINET, GROUP, PARENTS])
      for (const who of EVERYBODY) {
        const grant = grantOf(who, body);
        tokens.set(`${who} ${body}`, await hub.token(grant ? [grant] : []));
      }
  }, 60_000);
  afterAll(() => hub.stop());

  /** What a mutation asks for at least; of a version that nothing has, so that little is changed. */
  function inputOf(mutation: string, body: string): Record<string, unknown> {
    const type = getNamedType(mutations[mutation].args[0].type);
    if (!isInputObjectType(type)) throw new Error(`${mutation} takes no input.`);
    const fields = Object.values(type.getFields()).filter(
      ({ name, type: kind }) => isNonNullType(kind) || name === 'expectedVersion',
    );
    const least = Object.fromEntries(fields.map(({ name, type: kind }) => [name, valueOf(name, kind, body)]));
    return {
      ...least,
      idempotencyKey: randomUUID(),
      ...(OF_PARENTS_SEATS.has(mutation) && { member: parents.member }),
      ...(mutation === 'setMeetingSupports' && { meeting: parents.meeting }),
      ...(mutation === 'addDocument' && { body }),
      ...(mutation === 'registerBody' && { slug: `body-${randomUUID()}` }),
      ...(mutation === 'endorseRecommendation' && { body, recommendation: parents.recommendation }),
    };
  }

  function valueOf(name: string, type: GraphQLInputType, body: string): unknown {
    if (isNonNullType(type)) return valueOf(name, type.ofType, body);
    if (isListType(type)) return [valueOf(name, type.ofType, body)];
    if (isEnumType(type)) return type.getValues()[0].value;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(({ type: kind }) => isNonNullType(kind));
      const least = Object.fromEntries(fields.map((field) => [field.name, valueOf(field.name, field.type, body)]));
      return type.name === 'TranslatedTextInput' ? { en: 'Words' } : least;
    }
    const samples: Readonly<Record<string, unknown>> = {
      Int: name === 'expectedVersion' ? 1_000_000 : 1,
      Float: 1,
      SafeInt: 1,
      Boolean: false,
      Date: '2026-01-01',
      DateTime: '2030-01-01T12:00:00Z',
      String: 'USD',
      LanguageTag: 'en',
      ID: name === 'body' || name === 'from' ? body : (ids[name] ?? 'nothing'),
    };
    return samples[getNamedType(type).name];
  }

  async function codeOf(mutation: string, body: string, token?: string): Promise<string | null> {
    const type = getNamedType(mutations[mutation].args[0].type).name;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { cursor } }`;
    const { errors } = await hub.ask(query, { variables: { input: inputOf(mutation, body) }, token });
    return errors?.[0].extensions.code ?? null;
  }

  describe.each(RIGHTS.flatMap(({ mutations: names, ...right }) => names.map((mutation) => ({ mutation, ...right }))))(
    '$mutation',
    ({ mutation, body, may }) => {
      it('is not for the public', async () => {
        expect(await codeOf(mutation, body)).toBe('UNAUTHENTICATED');
      });

      it.each(EVERYBODY)('%s may as the contract says', async (who) => {
        const code = await codeOf(mutation, body, tokens.get(`${who} ${body}`));
        if (!may.includes(who)) {
          // Of a parent's seat, not everybody is told that it is there.
          const refusals = OF_PARENTS_SEATS.has(mutation) ? ['FORBIDDEN', 'NOT_FOUND'] : ['FORBIDDEN'];
          return expect(refusals).toContain(code);
        }
        // Past the question who may, its state, its version or its input can stand in the way, and nothing else.
        expect([
          null,
          'ILLEGAL_TRANSITION',
          'VERSION_CONFLICT',
          'BAD_USER_INPUT',
          'ALREADY_EXISTS',
          'NOT_YET_KNOWN',
        ]).toContain(code);
      });
    },
  );
});
