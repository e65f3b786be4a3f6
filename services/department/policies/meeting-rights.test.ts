import { PUBLIC, type Viewer } from '../../../platform/auth/viewer';
import type { Service } from '../../../platform/subgraph/service';
import { startTestService } from '../../../test/support/database';
import type { Loaders } from '../loaders';
import { department } from '../service';
import {
  bodyRow,
  documentRow,
  entryRow,
  itemRow,
  meetingRow,
  personRow,
  PROVENANCE,
  text,
  viewerWith,
} from '../test-rows';

const CONTENT = {
  title: text('A lease'),
  legalReason: text('C.G.S. 1-200 (6)'),
  recommendedAction: text('Sign it'),
  amount: { cents: 100, currency: 'USD' },
  grantId: 'grant',
  presenterId: 'group',
  documentIds: ['paper'],
};

/** A meeting of each kind of body, before its agenda is published, with one item; and after it was held, with a roll. */
const ROWS = [
  bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
  bodyRow('group'),
  bodyRow('other-group'),
  personRow('present'),
  personRow('remote'),
  personRow('absent'),
  personRow('excused'),
  { type: 'Grant', id: 'grant', name: text('Grant'), provenance: PROVENANCE },
  documentRow('paper', 'STAFF_REPORT'),
  ...['cabinet', 'group'].flatMap((body) => [
    meetingRow(`${body}-planned`, body, { status: 'SCHEDULED', startsAt: '2026-06-11T19:00:00Z' }),
    itemRow(`${body}-planned-item`, `${body}-planned`, { status: 'OPEN', title: text('A plan') }),
    meetingRow(`${body}-held`, body, { status: 'ADJOURNED', minutesStatus: 'DRAFT' }),
    itemRow(`${body}-closed-item`, `${body}-held`, {
      kind: 'EXECUTIVE_SESSION',
      openedAt: '2026-06-11T19:00:00Z',
      ...CONTENT,
    }),
    documentRow(`${body}-minutes`, 'MINUTES', { meetingId: `${body}-held` }),
    entryRow(`${body}-1`, `${body}-held`, { position: 1, personId: 'present' }),
    entryRow(`${body}-2`, `${body}-held`, { position: 2, personId: 'remote', presence: 'PRESENT_REMOTELY' }),
    entryRow(`${body}-3`, `${body}-held`, { position: 3, personId: 'absent', presence: 'ABSENT' }),
    entryRow(`${body}-4`, `${body}-held`, { position: 4, personId: 'excused', presence: 'EXCUSED' }),
  ]),
  meetingRow('joint-planned', 'other-group', { jointWithIds: ['group'], status: 'SCHEDULED' }),
  itemRow('joint-item', 'joint-planned'),
  meetingRow('cancelled', 'group', { status: 'CANCELLED' }),
  itemRow('cancelled-item', 'cancelled'),
  meetingRow('cancelled-later', 'group', { status: 'CANCELLED', agendaPublishedAt: '2026-06-11T19:00:00Z' }),
  itemRow('cancelled-later-item', 'cancelled-later'),
  meetingRow('of-the-record', 'group', { date: '2019-08-22' }),
  itemRow('record-item', 'of-the-record'),
];

const VIEWERS: Record<string, Viewer> = {
  public: PUBLIC,
  'someone without a role': { authenticated: true, person: 'absent', grants: [] },
  'a member of the group': viewerWith('MEMBER', 'group'),
  'a co-chair of the group': viewerWith('CO_CHAIR', 'group'),
  'a staff liaison of the group': viewerWith('STAFF_LIAISON', 'group'),
  'an ambassador of the group': viewerWith('AMBASSADOR', 'group'),
  'a member of another group': viewerWith('MEMBER', 'other-group'),
  staff: viewerWith('STAFF'),
  'a Cabinet member': viewerWith('CABINET_MEMBER'),
  'the clerk': viewerWith('CLERK'),
};

const OF_THE_GROUP = [
  'a member of the group',
  'a co-chair of the group',
  'a staff liaison of the group',
  'an ambassador of the group',
];

describe('rights on meetings', () => {
  let service: Service<Loaders>;
  beforeAll(async () => {
    service = await startTestService(department, ROWS, () => new Date('2026-06-20T12:00:00Z'));
  });
  afterAll(() => service.stop());

  const ask = async (
    viewer: Viewer,
    document: string,
    variables?: Record<string, unknown>,
  ): Promise<Record<string, never>> => {
    const { data, errors } = await service.execute({ document, variables, viewer });
    expect(errors).toBeUndefined();
    return data as Record<string, never>;
  };
  const entity = async (viewer: Viewer, typename: string, id: string, fields: string): Promise<unknown> =>
    (
      await ask(viewer, `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} { ${fields} } } }`, {
        r: [{ __typename: typename, id }],
      })
    )._entities[0];
  /** The answer by each path that leads to a meeting. */
  const byEachPath = async (viewer: Viewer, id: string, fields: string): Promise<unknown[]> => {
    const list = `meetings(first: 100) { nodes { id ${fields} } }`;
    const root = await ask(viewer, `query($id: ID!) { meeting(id: $id) { ${fields} } ${list} }`, { id });
    const { body } = await ask(viewer, `query($id: ID!) { body(id: $id) { ${list} } }`, { id: id.split('-')[0] });
    const nested = [root.meetings, (body as { meetings: never }).meetings].map((list: { nodes: { id: string }[] }) => {
      const { id: _id, ...rest } = list.nodes.find((node) => node.id === id)!;
      return rest;
    });
    return [root.meeting, ...nested, await entity(viewer, 'Meeting', id, fields)];
  };

  describe.each(Object.keys(VIEWERS))('of %s:', (who) => {
    const viewer = VIEWERS[who];
    const seesGroup = [...OF_THE_GROUP, 'staff', 'the clerk'].includes(who);
    const seesCabinet = ['staff', 'a Cabinet member', 'the clerk'].includes(who);

    it.each([
      ['group', seesGroup],
      ['cabinet', seesCabinet],
    ])('the agenda of the %s before publication, and the item that is open: %s', async (body, sees) => {
      const item = { id: `${body}-planned-item` };
      const expected = { agenda: sees ? [item] : [], currentItem: sees ? item : null };
      const answers = await byEachPath(viewer, `${body}-planned`, 'agenda { id } currentItem { id }');
      for (const answer of answers) expect(answer).toEqual(expected);
      expect(await entity(viewer, 'AgendaItem', item.id, 'id')).toEqual(sees ? item : null);
    });

    it('the agenda of a joint meeting before publication, in either body', async () => {
      const sees = [...OF_THE_GROUP, 'a member of another group', 'staff', 'the clerk'].includes(who);
      expect(await entity(viewer, 'Meeting', 'joint-planned', 'agenda { id }')).toEqual({
        agenda: sees ? [{ id: 'joint-item' }] : [],
      });
    });

    it('the agenda of a cancelled meeting only if it was published before', async () => {
      expect(await entity(viewer, 'AgendaItem', 'cancelled-item', 'id')).toEqual(
        seesGroup ? { id: 'cancelled-item' } : null,
      );
      expect(await entity(viewer, 'AgendaItem', 'cancelled-later-item', 'id')).toEqual({ id: 'cancelled-later-item' });
    });

    it('the agenda of a meeting of the record, whose status nobody knows', async () => {
      expect(await entity(viewer, 'Meeting', 'of-the-record', 'agenda { id }')).toEqual({
        agenda: [{ id: 'record-item' }],
      });
    });

    it.each([
      ['group', seesGroup],
      ['cabinet', seesCabinet],
    ])('minutes of the %s before posting: %s', async (body, sees) => {
      const draft = { minutesStatus: 'DRAFT', minutes: { id: `${body}-minutes` } };
      for (const answer of await byEachPath(viewer, `${body}-held`, 'minutesStatus minutes { id }')) {
        expect(answer).toEqual(sees ? draft : { minutesStatus: 'NONE', minutes: null });
      }
    });

    it('counts of every roll', async () => {
      for (const body of ['group', 'cabinet']) {
        for (const answer of await byEachPath(viewer, `${body}-held`, 'attendance { present absent excused }')) {
          expect(answer).toEqual({ attendance: { present: 2, absent: 1, excused: 1 } });
        }
      }
    });

    it('names of the roll: of the Cabinet always, of a group as the table says', async () => {
      const sees = [...OF_THE_GROUP, 'staff', 'a Cabinet member', 'the clerk'].includes(who);
      const fields = 'rollCall { person { id } presence }';
      const roll = [
        ['present', 'PRESENT'],
        ['remote', 'PRESENT_REMOTELY'],
        ['absent', 'ABSENT'],
        ['excused', 'EXCUSED'],
      ].map(([id, presence]) => ({ person: { id }, presence }));
      for (const answer of await byEachPath(viewer, 'cabinet-held', fields)) expect(answer).toEqual({ rollCall: roll });
      for (const answer of await byEachPath(viewer, 'group-held', fields))
        expect(answer).toEqual({ rollCall: sees ? roll : [] });
    });

    it('of an executive session the title and the legal reason, and more only as the table says', async () => {
      await expectSession(viewer, ['a Cabinet member', 'the clerk'].includes(who));
    });
  });

  it.each([
    ['present', true],
    ['remote', true],
    ['absent', false],
    ['excused', false],
  ])('of a member whom the roll has as %s, to the content of an executive session: %s', async (person, sees) => {
    await expectSession(viewerWith('MEMBER', 'group', person), sees);
    await expectSession(viewerWith('CO_CHAIR', 'group', person), sees);
  });

  const SESSION = `id number kind status openedAt title { en } legalReason { en } recommendedAction { en } amount { cents } grant { id }
    presenter { id } documents { id }`;

  async function expectSession(viewer: Viewer, whole: boolean): Promise<void> {
    const always = {
      id: 'group-closed-item',
      number: '1',
      kind: 'EXECUTIVE_SESSION',
      status: 'PLANNED',
      openedAt: '2026-06-11T19:00:00.000Z',
      title: { en: 'A lease' },
      legalReason: { en: 'C.G.S. 1-200 (6)' },
    };
    const content = whole
      ? {
          recommendedAction: { en: 'Sign it' },
          amount: { cents: 100 },
          grant: { id: 'grant' },
          presenter: { id: 'group' },
          documents: [{ id: 'paper' }],
        }
      : { recommendedAction: null, amount: null, grant: null, presenter: null, documents: [] };
    const expected = { ...always, ...content };
    for (const answer of await byEachPath(viewer, 'group-held', `agenda { ${SESSION} }`))
      expect(answer).toEqual({ agenda: [expected] });
    expect(await entity(viewer, 'AgendaItem', 'group-closed-item', SESSION)).toEqual(expected);
    const found = await ask(viewer, '{ document(id: "paper") { id } grants { cabinetActions { id } } }');
    expect(found).toEqual({ document: whole ? { id: 'paper' } : null, grants: [{ cabinetActions: whoFinds(viewer) }] });
  }

  /** The same paper and grant belong to the Cabinet's closed item, which the people in the roll attended as well. */
  function whoFinds(viewer: Viewer): object[] {
    const insider = viewer.grants.some(({ role }) => role === 'CABINET_MEMBER' || role === 'CLERK');
    return insider || viewer.person === 'present' || viewer.person === 'remote' ? [{ id: 'cabinet-closed-item' }] : [];
  }
});
