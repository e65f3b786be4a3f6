import { PUBLIC, type Viewer } from '../../../platform/auth/viewer';
import type { Service } from '../../../platform/subgraph/service';
import { SNAPSHOT_STATEMENTS, startTestService } from '../../../test/support/database';
import type { Loaders } from '../loaders';
import { department } from '../service';
import { bodyRow, documentRow, personRow, PROVENANCE, text, viewerWith } from '../test-rows';

const OF_THE_RECORD = { ...PROVENANCE, origin: 'RECORD' };

const ROWS = [
  bodyRow('mayors-cabinet', { kind: 'MAYORS_CABINET', openMeetingStatus: 'SUBJECT' }),
  bodyRow('department', { kind: 'DEPARTMENT', informsIds: ['mayors-cabinet'] }),
  bodyRow('early-learning', { kind: 'DIVISION', parentId: 'department' }),
  bodyRow('wg-literacy', { informsIds: ['mayors-cabinet', 'nobody', 'department'], validFrom: '2022-09-01' }),
  bodyRow('school-readiness-council', { kind: 'STATUTORY_COUNCIL', validTo: '2025-06-30' }),
  bodyRow('community-table', {
    kind: 'COMMUNITY_TABLE',
    predecessorId: 'school-readiness-council',
    validFrom: '2025-07-01',
  }),
  documentRow('schedule', 'ANNUAL_SCHEDULE', { bodyId: 'mayors-cabinet', publishedAt: '2026-12-01T17:00:00Z' }),
  documentRow('plan', 'PLAN', { bodyId: 'mayors-cabinet', publishedAt: '2024-01-02T17:00:00Z' }),
  documentRow('undated', 'PLAN', { bodyId: 'mayors-cabinet' }),
  {
    type: 'Organization',
    id: 'library',
    name: text('Library'),
    sector: 'LIBRARY',
    side: 'PUBLIC',
    provenance: PROVENANCE,
  },
  personRow('chair', { displayName: 'Co-chair Ñandú 1' }),
  personRow('other', { displayName: 'co-chair 100% é' }),
  personRow('parent', { displayName: null, isPseudonym: false, isParent: true }),
  {
    type: 'Affiliation',
    id: 'now',
    personId: 'chair',
    organizationId: 'library',
    title: text('Director'),
    from: '2025-01-01',
  },
  {
    type: 'Affiliation',
    id: 'before',
    personId: 'chair',
    organizationId: 'library',
    from: '2020-01-01',
    to: '2024-12-31',
  },
];

describe('the registry', () => {
  let service: Service<Loaders>;
  let now = new Date('2026-11-24T17:00:00Z');
  beforeAll(async () => {
    service = await startTestService(department, ROWS, () => now);
  });
  afterAll(() => service.stop());

  const run = (document: string, viewer: Viewer = PUBLIC) => service.execute({ document, viewer });
  const ask = async (document: string, viewer?: Viewer): Promise<unknown> => {
    const { data, errors } = await run(document, viewer);
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data));
  };
  const codes = async (document: string, viewer?: Viewer): Promise<unknown[] | undefined> =>
    (await run(document, viewer)).errors?.map((error) => error.extensions.code);

  describe('of bodies', () => {
    it('finds a body by id or by slug', async () => {
      expect(
        await ask(
          '{ a: body(id: "department") { id } b: body(slug: "department") { id } c: body(slug: "none") { id } }',
        ),
      ).toEqual({
        a: { id: 'department' },
        b: { id: 'department' },
        c: null,
      });
    });

    it.each(['body(id: "a", slug: "b") { id }', 'body { id }', 'body(id: null, slug: null) { id }'])(
      'refuses { %s }',
      async (field) => {
        expect(await codes(`{ ${field} }`)).toEqual(['BAD_USER_INPUT']);
      },
    );

    it('lists those that exist on a day: what ended before it or began after it is left out', async () => {
      const ids = async (args: string): Promise<string[]> =>
        ((await ask(`{ bodies${args} { id } }`)) as { bodies: { id: string }[] }).bodies.map(({ id }) => id);
      const always = ['department', 'early-learning', 'mayors-cabinet'];
      expect(await ids('')).toEqual(['community-table', ...always, 'wg-literacy']);
      expect(await ids('(asOf: "2022-08-31")')).toEqual([...always, 'school-readiness-council']);
      expect(await ids('(asOf: "2022-09-01")')).toEqual([...always, 'school-readiness-council', 'wg-literacy']);
      expect(await ids('(asOf: "2025-06-30")')).toEqual([...always, 'school-readiness-council', 'wg-literacy']);
      expect(await ids('(asOf: "2025-07-01")')).toEqual(['community-table', ...always, 'wg-literacy']);
      expect(await ids('(kinds: [DIVISION, MAYORS_CABINET])')).toEqual(['early-learning', 'mayors-cabinet']);
      expect(await ids('(kinds: [])')).toEqual([]);
    });

    it('shows what became of a body that is no more', async () => {
      expect(
        await ask(`{ bodies(asOf: "2023-04-14", kinds: [STATUTORY_COUNCIL]) {
        id predecessor { id } successor { id predecessor { id } }
      } }`),
      ).toEqual({
        bodies: [
          {
            id: 'school-readiness-council',
            predecessor: null,
            successor: { id: 'community-table', predecessor: { id: 'school-readiness-council' } },
          },
        ],
      });
    });

    it('follows each link in both directions, in the order of the row where it has one', async () => {
      expect(
        await ask(`{
        department: body(id: "department") { parent { id } children { id parent { id } } informs { id } informedBy { id } }
        literacy: body(id: "wg-literacy") { informs { id } informedBy { id } children { id } successor { id } }
      }`),
      ).toEqual({
        department: {
          parent: null,
          children: [{ id: 'early-learning', parent: { id: 'department' } }],
          informs: [{ id: 'mayors-cabinet' }],
          informedBy: [{ id: 'wg-literacy' }],
        },
        literacy: {
          informs: [{ id: 'mayors-cabinet' }, { id: 'department' }],
          informedBy: [],
          children: [],
          successor: null,
        },
      });
    });

    it('reads the links of all bodies in a fixed number of statements', async () => {
      const before = service.statements;
      await ask(
        '{ bodies { parent { id } children { id } informs { id } informedBy { id } successor { id } documents { id } } }',
      );
      expect(service.statements - before).toBe(6 + SNAPSHOT_STATEMENTS);
    });

    it('gives the documents of a body, newest first and undated last, of the kinds asked for', async () => {
      now = new Date('2027-01-15T17:00:00Z');
      expect(
        await ask(`{ body(id: "mayors-cabinet") {
        documents { id } plans: documents(kind: [PLAN]) { id } none: documents(kind: []) { id }
      } }`),
      ).toEqual({
        body: {
          documents: [{ id: 'schedule' }, { id: 'plan' }, { id: 'undated' }],
          plans: [{ id: 'plan' }, { id: 'undated' }],
          none: [],
        },
      });
    });

    it('tells the clock of the yearly schedule for bodies under the open-meeting rules alone', async () => {
      const clockOf = async (body: string): Promise<unknown> => {
        const answer = await ask(`{ body(id: "${body}") { scheduleClock { dueOn late document { id } } } }`);
        return (answer as { body: { scheduleClock: unknown } }).body.scheduleClock;
      };
      now = new Date('2026-11-24T17:00:00Z');
      expect(await clockOf('department')).toBeNull();
      expect(await clockOf('mayors-cabinet')).toEqual({ dueOn: '2027-01-31', late: false, document: null });
      now = new Date('2027-02-01T17:00:00Z');
      expect(await clockOf('mayors-cabinet')).toEqual({
        dueOn: '2027-01-31',
        late: false,
        document: { id: 'schedule' },
      });
      now = new Date('2028-02-01T17:00:00Z');
      expect(await clockOf('mayors-cabinet')).toEqual({ dueOn: '2028-01-31', late: true, document: null });
    });
  });

  describe('of people', () => {
    const PARENT = { displayName: 'Parent member', isPseudonym: true };

    it.each([
      ['the public', PUBLIC],
      ['staff', viewerWith('STAFF')],
      ["the Parent Cabinet's co-chair", viewerWith('CO_CHAIR', 'parent-cabinet')],
    ])('calls a parent "Parent member", for %s too, by root field and as an entity', async (_who, viewer) => {
      expect(await ask('{ person(id: "parent") { displayName isPseudonym } }', viewer)).toEqual({ person: PARENT });
      const entity = `{ _entities(representations: [{ __typename: "Person", id: "parent" }]) {
        ... on Person { displayName isPseudonym }
      } }`;
      expect(await ask(entity, viewer)).toEqual({ _entities: [PARENT] });
    });

    it("cannot even store a parent's name", async () => {
      const naming = service.source.query(`UPDATE person SET display_name = 'A name' WHERE id = 'parent'`);
      await expect(naming).rejects.toThrow('person_parent_unnamed');
    });

    it('tells affiliations, all of them or those of a day', async () => {
      expect(
        await ask(`{ person(id: "chair") {
        affiliations { from title { en } organization { id } }
        earlier: affiliations(asOf: "2024-12-31") { to } later: affiliations(asOf: "2025-01-01") { to }
      } }`),
      ).toEqual({
        person: {
          affiliations: [
            { from: '2020-01-01', title: null, organization: { id: 'library' } },
            { from: '2025-01-01', title: { en: 'Director' }, organization: { id: 'library' } },
          ],
          earlier: [{ to: '2024-12-31' }],
          later: [{ to: null }],
        },
      });
    });
  });

  describe('as a directory', () => {
    const found = async (search: string): Promise<unknown> => {
      const answer = await ask(`{ people(text: "${search}") { nodes { id } } }`, viewerWith('STAFF'));
      return (answer as { people: { nodes: { id: string }[] } }).people.nodes.map(({ id }) => id);
    };

    it.each([
      ['staff', viewerWith('STAFF')],
      ['the clerk', viewerWith('CLERK')],
      ['a co-chair', viewerWith('CO_CHAIR', 'wg-literacy')],
      ['a staff liaison', viewerWith('STAFF_LIAISON', 'wg-literacy')],
    ])('is open to %s', async (_who, viewer) => {
      expect(
        await ask(
          '{ people(text: "co-chair", first: 1) { nodes { id } totalCount pageInfo { hasNextPage } } }',
          viewer,
        ),
      ).toEqual({
        people: { nodes: [{ id: 'other' }], totalCount: 2, pageInfo: { hasNextPage: true } },
      });
    });

    it.each([
      ['the public', PUBLIC],
      ['a member', viewerWith('MEMBER', 'wg-literacy')],
      ['an ambassador', viewerWith('AMBASSADOR', 'parent-cabinet')],
      ['a Cabinet member', viewerWith('CABINET_MEMBER')],
      ['someone without a role', { authenticated: true, person: 'chair', grants: [] }],
    ])('is closed to %s', async (_who, viewer) => {
      expect(await codes('{ people(text: "co-chair") { totalCount } }', viewer)).toEqual(['FORBIDDEN']);
    });

    it.each([
      ['nandu', ['chair']],
      ['ÑANDÚ', ['chair']],
      ['CHAIR 10', ['other']],
      [' é ', ['other']],
      ['100%', ['other']],
      ['c_-chair', []],
      ['parent', []],
      ['member', []],
      ['10 chair', ['other']],
      ['nandu co-chair', ['chair']],
      ['co-chair parent', []],
      ['\u0301 chair -', ['other', 'chair']],
    ])('finds "%s" whatever its case and accents, and no parent by any name', async (search, ids) => {
      expect(await found(search)).toEqual(ids);
    });

    it.each(['', '  ', '\u0301', '\u0301 \u0308', '-%_', '\u200b', 'a '.repeat(11)])('takes no "%s"', async (text) => {
      const document = `{ people(text: ${JSON.stringify(text)}) { totalCount } }`;
      expect(await codes(document, viewerWith('STAFF'))).toEqual(['BAD_USER_INPUT']);
    });

    it('holds no parents, even for a word that is a part of every name', async () => {
      const { people } = (await ask(
        '{ people(text: "a", first: 100) { totalCount nodes { displayName } } }',
        viewerWith('STAFF'),
      )) as { people: { totalCount: number; nodes: { displayName: string }[] } };
      expect(people.totalCount).toBe(people.nodes.length);
      expect(people.nodes.filter(({ displayName }) => displayName === 'Parent member')).toEqual([]);
    });

    it('pages on from a cursor', async () => {
      const page = (args: string): Promise<unknown> =>
        ask(
          `{ people(text: "co-chair", first: 1${args}) { nodes { id } pageInfo { endCursor } } }`,
          viewerWith('STAFF'),
        );
      const { people } = (await page('')) as { people: { pageInfo: { endCursor: string } } };
      expect(await page(`, after: "${people.pageInfo.endCursor}"`)).toMatchObject({
        people: { nodes: [{ id: 'chair' }] },
      });
    });
  });

  describe('of who is asking', () => {
    it('knows nobody in the public', async () => {
      expect(await ask('{ viewer { roles { role } } }')).toEqual({ viewer: null });
    });

    it('tells a viewer their person and roles', async () => {
      const viewer: Viewer = {
        authenticated: true,
        person: 'chair',
        grants: [
          { role: 'CO_CHAIR', body: 'wg-literacy' },
          { role: 'STAFF', body: null },
        ],
      };
      expect(await ask('{ viewer { person { id displayName } roles { role body { slug } } } }', viewer)).toEqual({
        viewer: {
          person: { id: 'chair', displayName: 'Co-chair Ñandú 1' },
          roles: [
            { role: 'CO_CHAIR', body: { slug: 'wg-literacy' } },
            { role: 'STAFF', body: null },
          ],
        },
      });
    });

    it('knows a viewer whose token names no person', async () => {
      expect(await ask('{ viewer { person { id } roles { role } } }', viewerWith('STAFF'))).toEqual({
        viewer: { person: null, roles: [{ role: 'STAFF' }] },
      });
    });
  });

  it('says its version, and that samples are among its rows', async () => {
    expect(await ask('{ hub { version containsSamples } }')).toEqual({
      hub: { version: expect.stringMatching(/^\d+\.\d+\.\d+/), containsSamples: true },
    });
  });
});

it('says that there are no samples when all rows are of the record', async () => {
  const service = await startTestService(department, [bodyRow('only', { provenance: OF_THE_RECORD })]);
  const { data } = await service.execute({ document: '{ hub { containsSamples } }', viewer: PUBLIC });
  await service.stop();
  expect(data).toEqual({ hub: { containsSamples: false } });
});
