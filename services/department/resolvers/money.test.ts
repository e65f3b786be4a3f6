import { PUBLIC, type Viewer } from '../../../platform/auth/viewer';
import type { Service } from '../../../platform/subgraph/service';
import { SNAPSHOT_STATEMENTS, startTestService } from '../../../test/support/database';
import type { Loaders } from '../loaders';
import { department } from '../service';
import { bodyRow, itemRow, meetingRow, personRow, PROVENANCE, text, viewerWith } from '../test-rows';

const dollars = (amount: number) => ({ cents: amount * 100, currency: 'USD' });

const ROWS = [
  bodyRow('mayors-cabinet', { kind: 'MAYORS_CABINET' }),
  bodyRow('wg-literacy'),
  {
    type: 'Organization',
    id: 'library',
    name: text('Library'),
    sector: 'LIBRARY',
    side: 'PUBLIC',
    provenance: PROVENANCE,
  },
  {
    type: 'Organization',
    id: 'clinic',
    name: text('Clinic'),
    sector: 'HEALTH',
    side: 'COMMUNITY',
    provenance: PROVENANCE,
  },
  {
    type: 'Program',
    id: 'story-hour',
    name: text('Story hour'),
    organizationId: 'library',
    capacityLicensed: 40,
    enrolled: 31,
    asOf: '2026-10-01',
    provenance: PROVENANCE,
  },
  personRow('manager'),
  {
    type: 'Grant',
    id: 'readiness',
    name: text('School Readiness'),
    fiscalYear: '2020-21',
    total: dollars(103_733_080),
    provenance: PROVENANCE,
  },
  { type: 'Grant', id: 'quality', name: text('Quality'), fiscalYear: '2021-22', provenance: PROVENANCE },
  { type: 'Grant', id: 'undated', name: text('Undated'), provenance: PROVENANCE },
  { type: 'GrantAward', id: 'award', grantId: 'readiness', organizationId: 'library', amount: dollars(5), slots: 12 },
  meetingRow('published', 'mayors-cabinet', { status: 'AGENDA_PUBLISHED' }),
  meetingRow('joint', 'wg-literacy', { status: 'ADJOURNED', jointWithIds: ['mayors-cabinet'] }),
  meetingRow('planned', 'mayors-cabinet', { status: 'SCHEDULED' }),
  meetingRow('of-a-group', 'wg-literacy', { status: 'ADJOURNED' }),
  itemRow('1-published', 'published', { grantId: 'readiness' }),
  itemRow('2-joint', 'joint', { grantId: 'readiness' }),
  itemRow('3-planned', 'planned', { grantId: 'readiness' }),
  itemRow('4-closed', 'published', { grantId: 'readiness', kind: 'EXECUTIVE_SESSION' }),
  itemRow('5-of-a-group', 'of-a-group', { grantId: 'readiness' }),
  itemRow('6-other-grant', 'published', { grantId: 'quality' }),
  {
    type: 'Implementation',
    id: 'rec-1',
    leadId: 'library',
    leadPersonId: 'manager',
    status: 'AT_RISK',
    progress: 40,
    budget: dollars(7),
    updatedAt: '2026-11-01T12:00:00Z',
  },
  { type: 'Milestone', id: 'm-undated', implementationId: 'rec-1', title: text('Undated') },
  { type: 'Milestone', id: 'm-later', implementationId: 'rec-1', title: text('Later'), dueOn: '2027-01-01' },
  {
    type: 'Milestone',
    id: 'm-done',
    implementationId: 'rec-1',
    title: text('Done'),
    dueOn: '2026-10-01',
    doneOn: '2026-10-05',
  },
  {
    type: 'ImplementationNote',
    id: 'n-b',
    implementationId: 'rec-1',
    at: '2026-11-01T12:00:00Z',
    text: text('Second'),
  },
  { type: 'ImplementationNote', id: 'n-c', implementationId: 'rec-1', at: '2026-10-01T12:00:00Z', text: text('First') },
  { type: 'FiscalNote', id: 'rec-1', amount: dollars(30_000_000), grantIds: ['quality', 'nobody', 'readiness'] },
];

describe('money and carrying out', () => {
  let service: Service<Loaders>;
  beforeAll(async () => {
    service = await startTestService(department, ROWS);
  });
  afterAll(() => service.stop());

  const ask = async (document: string, viewer: Viewer = PUBLIC): Promise<unknown> => {
    const { data, errors } = await service.execute({ document, viewer });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data));
  };

  it('lists organizations of a sector with what they run and what they got', async () => {
    expect(
      await ask(`{
      all: organizations { id } health: organizations(sector: HEALTH) { id programs { id } awards { id } }
      library: organization(id: "library") {
        side programs { id capacityLicensed capacityActual enrolled asOf } awards { slots grant { id } organization { id } }
      }
    }`),
    ).toEqual({
      all: [{ id: 'clinic' }, { id: 'library' }],
      health: [{ id: 'clinic', programs: [], awards: [] }],
      library: {
        side: 'PUBLIC',
        programs: [{ id: 'story-hour', capacityLicensed: 40, capacityActual: null, enrolled: 31, asOf: '2026-10-01' }],
        awards: [{ slots: 12, grant: { id: 'readiness' }, organization: { id: 'library' } }],
      },
    });
  });

  it('lists grants, the newest year first and those without a year last, with amounts larger than an Int holds', async () => {
    expect(
      await ask(`{
      grants { id total { cents currency } }
      one: grants(fiscalYear: "2020-21") { id awards { id } } none: grants(fiscalYear: "1999") { id }
    }`),
    ).toEqual({
      grants: [
        { id: 'quality', total: null },
        { id: 'readiness', total: { cents: 10_373_308_000, currency: 'USD' } },
        { id: 'undated', total: null },
      ],
      one: [{ id: 'readiness', awards: [{ id: 'award' }] }],
      none: [],
    });
  });

  it.each([
    ['the public', PUBLIC, ['1-published', '2-joint']],
    [
      'a Cabinet member, who prepares its agenda and was behind its doors',
      viewerWith('CABINET_MEMBER'),
      ['1-published', '2-joint', '3-planned', '4-closed'],
    ],
    [
      'staff, who edit the agenda but not what is behind closed doors',
      viewerWith('STAFF'),
      ['1-published', '2-joint', '3-planned'],
    ],
  ])("finds the Cabinet's actions on a grant as far as they are for %s", async (_who, viewer, ids) => {
    const actions = { cabinetActions: ids.map((id) => ({ id })) };
    expect(await ask('{ grants(fiscalYear: "2020-21") { cabinetActions { id } } }', viewer)).toEqual({
      grants: [actions],
    });
    const entity = `{ _entities(representations: [{ __typename: "Grant", id: "readiness" }]) {
      ... on Grant { cabinetActions { id } }
    } }`;
    expect(await ask(entity, viewer)).toEqual({ _entities: [actions] });
  });

  it('adds to a recommendation how it is carried out, what it costs and what could pay for it', async () => {
    expect(
      await ask(`{ _entities(representations: [{ __typename: "Recommendation", id: "rec-1" }]) { ... on Recommendation {
      implementation {
        version status progress budget { cents } updatedAt lead { id } leadPerson { id }
        milestones { id dueOn doneOn } notes { at text { en } }
      }
      fiscalNote { cents } grants { id }
    } } }`),
    ).toEqual({
      _entities: [
        {
          implementation: {
            version: 1,
            status: 'AT_RISK',
            progress: 40,
            budget: { cents: 700 },
            updatedAt: '2026-11-01T12:00:00.000Z',
            lead: { id: 'library' },
            leadPerson: { id: 'manager' },
            milestones: [
              { id: 'm-done', dueOn: '2026-10-01', doneOn: '2026-10-05' },
              { id: 'm-later', dueOn: '2027-01-01', doneOn: null },
              { id: 'm-undated', dueOn: null, doneOn: null },
            ],
            notes: [
              { at: '2026-10-01T12:00:00.000Z', text: { en: 'First' } },
              { at: '2026-11-01T12:00:00.000Z', text: { en: 'Second' } },
            ],
          },
          fiscalNote: { cents: 3_000_000_000 },
          grants: [{ id: 'quality' }, { id: 'readiness' }],
        },
      ],
    });
  });

  it('adds nothing to a recommendation that the department has not taken up', async () => {
    expect(
      await ask(`{ _entities(representations: [{ __typename: "Recommendation", id: "new" }]) { ... on Recommendation {
      implementation { status } fiscalNote { cents } grants { id }
    } } }`),
    ).toEqual({
      _entities: [{ implementation: null, fiscalNote: null, grants: [] }],
    });
  });

  it('reads the carrying out of many recommendations in a fixed number of statements', async () => {
    const before = service.statements;
    const all = ['rec-1', 'rec-2', 'rec-3'].map((id) => `{ __typename: "Recommendation", id: "${id}" }`).join(' ');
    await ask(`{ _entities(representations: [${all}]) { ... on Recommendation {
      implementation { lead { id } leadPerson { id } milestones { id } notes { at } } fiscalNote { cents }
      grants { id awards { organization { id } } cabinetActions { id } }
    } } }`);
    expect(service.statements - before).toBeLessThanOrEqual(10 + SNAPSHOT_STATEMENTS);
  });

  it('finds each of its entities by its key, and nothing where there is none', async () => {
    const keys = [
      ['Body', 'wg-literacy'],
      ['Person', 'manager'],
      ['Organization', 'library'],
      ['Program', 'story-hour'],
      ['Grant', 'quality'],
      ['GrantAward', 'award'],
    ];
    const absent = [...keys.map(([type]) => type), 'Indicator', 'Goal', 'Document'].map((type) => [type, 'nobody']);
    const representations = [...keys, ...absent].map(([__typename, id]) => ({ __typename, id }));
    const document = 'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
    const { data, errors } = await service.execute({ document, variables: { r: representations }, viewer: PUBLIC });
    expect(errors).toBeUndefined();
    expect(data!._entities).toEqual([...keys.map(([__typename]) => ({ __typename })), ...absent.map(() => null)]);
  });
});
