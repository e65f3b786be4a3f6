import type { Viewer } from '../../../platform/auth/viewer';
import { CommandedService, wrongFields } from '../../../test/support/commands';
import { department } from '../service';
import { bodyRow, personRow, viewerWith } from '../test-rows';

const STAFF = viewerWith('STAFF');
const NAME = { en: 'A name', es: 'Un nombre', original: 'EN' };
const SOURCE = { label: 'A resolution', url: 'https://example.org/resolution' };

let hub: CommandedService;
beforeAll(async () => {
  hub = await CommandedService.start(
    department,
    [
      bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
      bodyRow('parents', { kind: 'PARENT_CABINET' }),
      bodyRow('group'),
      personRow('herself'),
      personRow('parent', { displayName: null, isParent: true }),
    ],
    '2026-06-20T12:00:00Z',
  );
});
afterAll(() => hub.stop());

let made = 0;
const newSlug = (): string => `body-${++made}`;
const organization = async (): Promise<string> => {
  const input = { name: NAME, sector: 'COMMUNITY_ORGANIZATION', side: 'COMMUNITY' };
  const done = await hub.do<{ organization: { id: string } }>('addOrganization', input, STAFF, 'organization { id }');
  return done.organization.id;
};
const somebody = async (parent: boolean): Promise<string> => {
  const input = parent ? { parent } : { displayName: 'Sample person', isPseudonym: true };
  const done = await hub.do<{ person: { id: string } }>('addPerson', input, STAFF, 'person { id }');
  return done.person.id;
};

/** Who may, from the contract's descriptions. */
const VIEWERS = {
  'somebody without a role': { authenticated: true, person: null, grants: [] },
  'the person themself': { authenticated: true, person: 'herself', grants: [] },
  'a co-chair': viewerWith('CO_CHAIR', 'group'),
  'a Cabinet member': viewerWith('CABINET_MEMBER'),
  "a working group's staff liaison": viewerWith('STAFF_LIAISON', 'group'),
  "the Parent Cabinet's staff liaison": viewerWith('STAFF_LIAISON', 'parents'),
  'the clerk': viewerWith('CLERK'),
  staff: STAFF,
} as const satisfies Readonly<Record<string, Viewer>>;
type Who = keyof typeof VIEWERS;

interface Row {
  readonly what: string;
  readonly mutation: string;
  readonly input: () => Promise<object>;
  readonly may: readonly Who[];
}

const RIGHTS: readonly Row[] = [
  {
    what: 'registering a body',
    mutation: 'registerBody',
    input: async () => ({ slug: newSlug(), kind: 'WORKING_GROUP', name: NAME }),
    may: ['staff'],
  },
  {
    what: 'changing a body',
    mutation: 'updateBody',
    input: async () => ({ body: 'group', contactUrl: 'https://example.org/' }),
    may: ['staff'],
  },
  {
    what: 'adding a person',
    mutation: 'addPerson',
    input: async () => ({ displayName: 'Sample person', isPseudonym: true }),
    may: ['staff', 'the clerk'],
  },
  {
    what: 'adding a parent',
    mutation: 'addPerson',
    input: async () => ({ parent: true }),
    may: ['staff', 'the clerk', "the Parent Cabinet's staff liaison"],
  },
  {
    what: 'changing another person',
    mutation: 'updatePerson',
    input: async () => ({ person: await somebody(false), displayName: 'Sample other' }),
    may: ['staff', 'the clerk'],
  },
  {
    what: 'changing oneself',
    mutation: 'updatePerson',
    input: async () => ({ person: 'herself', displayName: 'Sample herself' }),
    may: ['staff', 'the clerk', 'the person themself'],
  },
  {
    what: 'changing a parent',
    mutation: 'updatePerson',
    input: async () => ({ person: 'parent', isPseudonym: true }),
    may: ['staff', 'the clerk', "the Parent Cabinet's staff liaison"],
  },
  {
    what: 'adding an organization',
    mutation: 'addOrganization',
    input: async () => ({ name: NAME, sector: 'CITY_AGENCY', side: 'PUBLIC' }),
    may: ['staff'],
  },
  {
    what: 'changing an organization',
    mutation: 'updateOrganization',
    input: async () => ({ organization: await organization(), side: 'PUBLIC' }),
    may: ['staff'],
  },
];

describe.each(RIGHTS)('$what', ({ mutation, input, may }) => {
  it.each(Object.keys(VIEWERS) as Who[])('%s may as the rights say', async (who) => {
    const answer = await hub.send(mutation, { ...(await input()) }, VIEWERS[who]);
    expect(answer.code).toBe(may.includes(who) ? null : 'FORBIDDEN');
  });

  it('is not for the public', async () => {
    expect((await hub.send(mutation, { ...(await input()) })).code).toBe('UNAUTHENTICATED');
  });
});

const BODY =
  'body { id version slug formerNames name { en } charge { en } duties { en } quorum parent { id } informs { id } predecessor { id } validFrom validTo openMeetingStatus provenance { origin sources { label } } }';

interface Shown {
  readonly body: { readonly id: string; readonly version: number };
}

describe('a body', () => {
  it('is registered with its links, from its source, and told', async () => {
    const head = await hub.head();
    const input = {
      slug: 'literacy',
      kind: 'WORKING_GROUP',
      name: NAME,
      charge: { en: 'Reading', original: 'EN' },
      duties: [{ en: 'To inform', original: 'EN' }],
      parent: 'cabinet',
      informs: ['cabinet'],
      validFrom: '2026-01-01',
      quorum: 3,
      openMeetingStatus: 'SUBJECT',
      source: SOURCE,
    };
    const { body } = await hub.do<Shown>('registerBody', input, STAFF, BODY);
    expect(body).toEqual({
      id: body.id,
      version: 1,
      slug: 'literacy',
      formerNames: [],
      name: { en: 'A name' },
      charge: { en: 'Reading' },
      duties: [{ en: 'To inform' }],
      quorum: 3,
      parent: { id: 'cabinet' },
      informs: [{ id: 'cabinet' }],
      predecessor: null,
      validFrom: '2026-01-01',
      validTo: null,
      openMeetingStatus: 'SUBJECT',
      provenance: { origin: 'ENTERED', sources: [{ label: 'A resolution' }] },
    });
    expect(await hub.eventsAfter(head)).toMatchObject([
      {
        type: 'BodyRegistered',
        subject: `Body:${body.id}`,
        version: 1,
        payload: { slug: 'literacy', kind: 'WORKING_GROUP', parentId: 'cabinet', informsIds: ['cabinet'], quorum: 3 },
      },
    ]);
  });

  it('has a slug of its own', async () => {
    const head = await hub.head();
    const answer = await hub.send('registerBody', { slug: 'group', kind: 'WORKING_GROUP', name: NAME }, STAFF);
    expect([answer.code, await hub.head()]).toEqual(['SLUG_TAKEN', head]);
  });

  it('with two of one slug at once is registered once', async () => {
    const input = { slug: newSlug(), kind: 'WORKING_GROUP', name: NAME };
    const codes = await Promise.all([1, 2, 3].map(async () => (await hub.send('registerBody', input, STAFF)).code));
    expect(codes.sort()).toEqual(['SLUG_TAKEN', 'SLUG_TAKEN', null].sort());
  });

  it('names every wrong field of what was given, and writes nothing', async () => {
    const head = await hub.head();
    const answer = await hub.send(
      'registerBody',
      {
        slug: 'Not A Slug',
        kind: 'WORKING_GROUP',
        name: { original: 'ES', en: 'English only' },
        parent: 'nobody',
        informs: ['cabinet', 'cabinet', 'nobody'],
        quorum: 0,
        contactUrl: 'javascript:alert(1)',
      },
      STAFF,
    );
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(wrongFields(answer).sort()).toEqual(
      ['contactUrl', 'informs.1', 'informs.2', 'name', 'parent', 'quorum', 'slug'].sort(),
    );
    expect(await hub.head()).toBe(head);
  });

  it('keeps its former names, each once, in the order in which it had them', async () => {
    const { body } = await hub.do<Shown>(
      'registerBody',
      { slug: newSlug(), kind: 'OTHER', name: { en: 'First', original: 'EN' } },
      STAFF,
      BODY,
    );
    const rename = (en: string): Promise<Shown> =>
      hub.do<Shown>('updateBody', { body: body.id, name: { en, original: 'EN' } }, STAFF, BODY);
    await rename('Second');
    await rename('First');
    const last = await rename('Third');
    expect(last).toMatchObject({ body: { version: 4, name: { en: 'Third' }, formerNames: ['First', 'Second'] } });
  });

  it('is given another charge only from a source, which is kept', async () => {
    const { body } = await hub.do<Shown>('registerBody', { slug: newSlug(), kind: 'OTHER', name: NAME }, STAFF, BODY);
    const charge = { en: 'To advise', original: 'EN' };
    expect(wrongFields(await hub.send('updateBody', { body: body.id, charge }, STAFF))).toEqual(['source']);
    expect(await hub.do('updateBody', { body: body.id, charge, source: SOURCE }, STAFF, BODY)).toMatchObject({
      body: { charge: { en: 'To advise' }, provenance: { sources: [{ label: 'A resolution' }] } },
    });
  });

  it('ends, and a successor takes over', async () => {
    const before = await hub.do<Shown>(
      'registerBody',
      { slug: newSlug(), kind: 'WORKING_GROUP', name: NAME, validFrom: '2026-01-01' },
      STAFF,
      BODY,
    );
    const { id } = before.body;
    expect(wrongFields(await hub.send('updateBody', { body: id, validTo: '2025-12-31' }, STAFF))).toEqual(['validTo']);
    await hub.do('updateBody', { body: id, validTo: '2026-06-01' }, STAFF);
    const next = await hub.do(
      'registerBody',
      { slug: newSlug(), kind: 'WORKING_GROUP', name: NAME, predecessor: id, validFrom: '2026-06-02' },
      STAFF,
      'body { predecessor { id validTo } }',
    );
    expect(next).toMatchObject({ body: { predecessor: { id, validTo: '2026-06-01' } } });
  });

  it('does not come before itself, and is not its own parent', async () => {
    const answer = await hub.send(
      'updateBody',
      { body: 'group', parent: 'group', predecessor: 'group', informs: ['group'] },
      STAFF,
    );
    expect(wrongFields(answer).sort()).toEqual(['informs.0', 'parent', 'predecessor']);
  });

  it('of another version than expected is not changed, nor one that is not there', async () => {
    const { body } = await hub.do<Shown>('registerBody', { slug: newSlug(), kind: 'OTHER', name: NAME }, STAFF, BODY);
    const stale = await hub.send('updateBody', { body: body.id, expectedVersion: 7, quorum: 2 }, STAFF);
    expect([stale.code, stale.extensions.version]).toEqual(['VERSION_CONFLICT', 1]);
    expect((await hub.send('updateBody', { body: 'nobody', quorum: 2 }, STAFF)).code).toBe('NOT_FOUND');
    expect(wrongFields(await hub.send('updateBody', { body: body.id }, STAFF))).toEqual(['']);
  });
});

describe('a person', () => {
  const PERSON = 'person { id version displayName isPseudonym affiliations { organization { id } from to } }';

  it('comes with a name, or as a parent without one', async () => {
    expect(wrongFields(await hub.send('addPerson', {}, STAFF))).toEqual(['displayName']);
    const named = { parent: true, displayName: 'Sample parent' };
    expect(wrongFields(await hub.send('addPerson', named, STAFF))).toEqual(['displayName']);
    const head = await hub.head();
    const parent = await hub.do('addPerson', { parent: true }, STAFF, PERSON);
    expect(parent).toMatchObject({ person: { displayName: 'Parent member', version: 1 } });
    expect(await hub.eventsAfter(head)).toMatchObject([{ type: 'PersonAdded', payload: { origin: 'ENTERED' } }]);
  });

  it("has a parent's name given to it by nobody, themself included", async () => {
    const themself: Viewer = { authenticated: true, person: 'parent', grants: [] };
    for (const viewer of [themself, STAFF]) {
      const answer = await hub.send('updatePerson', { person: 'parent', displayName: 'Sample name' }, viewer);
      expect(wrongFields(answer)).toEqual(['displayName']);
    }
    const [{ name }] = await hub.service.source.query(`SELECT display_name AS name FROM person WHERE id = 'parent'`);
    expect(name).toBeNull();
  });

  it('has its places replaced as a whole, told with the ids alone', async () => {
    const [first, second] = [await organization(), await organization()];
    const affiliations = [{ organization: first }, { organization: second, from: '2024-01-01', to: '2025-01-01' }];
    const added = await hub.do<{ person: { id: string } }>(
      'addPerson',
      { displayName: 'Sample affiliated', affiliations },
      STAFF,
      PERSON,
    );
    expect(added.person).toMatchObject({
      affiliations: [{ organization: { id: first } }, { organization: { id: second } }],
    });
    const head = await hub.head();
    const input = { person: added.person.id, affiliations: [{ organization: second, from: '2026-01-01' }] };
    const changed = await hub.do<{ person: object }>('updatePerson', input, STAFF, PERSON);
    expect(changed.person).toMatchObject({ version: 2, affiliations: [{ organization: { id: second }, to: null }] });
    const events = await hub.eventsAfter(head);
    expect(events).toMatchObject([
      { type: 'PersonUpdated', version: 2, payload: { affiliationsReplaced: true } },
      { type: 'AffiliationAdded', version: 2, payload: { organizationId: second, from: '2026-01-01' } },
    ]);
    expect(JSON.stringify(events)).not.toContain('Sample affiliated');
  });

  it('names every wrong place', async () => {
    const known = await organization();
    const affiliations = [{ organization: 'nobody' }, { organization: known, from: '2026-02-01', to: '2026-01-01' }];
    const answer = await hub.send('addPerson', { displayName: 'x'.repeat(201), affiliations }, STAFF);
    expect(wrongFields(answer).sort()).toEqual(['affiliations.0.organization', 'affiliations.1.to', 'displayName']);
  });
});

describe('an organization', () => {
  const ORGANIZATION = 'organization { id version name { en } sector side }';

  it('is added, changed where something is given, and told', async () => {
    const head = await hub.head();
    const id = await organization();
    const input = { organization: id, expectedVersion: 1, sector: 'HIGHER_EDUCATION' };
    expect(await hub.do('updateOrganization', input, STAFF, ORGANIZATION)).toEqual({
      organization: { id, version: 2, name: { en: 'A name' }, sector: 'HIGHER_EDUCATION', side: 'COMMUNITY' },
    });
    expect(await hub.eventsAfter(head)).toMatchObject([
      { type: 'OrganizationAdded', version: 1, payload: { sector: 'COMMUNITY_ORGANIZATION' } },
      { type: 'OrganizationUpdated', version: 2, payload: { sector: 'HIGHER_EDUCATION', side: 'COMMUNITY' } },
    ]);
  });

  it('is not emptied, nor changed by nothing', async () => {
    const id = await organization();
    const emptied = await hub.send('updateOrganization', { organization: id, name: null, side: null }, STAFF);
    expect(wrongFields(emptied).sort()).toEqual(['name', 'side']);
    expect(wrongFields(await hub.send('updateOrganization', { organization: id }, STAFF))).toEqual(['']);
    expect((await hub.send('updateOrganization', { organization: 'nobody', side: 'PUBLIC' }, STAFF)).code).toBe(
      'NOT_FOUND',
    );
  });

  it('that was added under a key is answered again under it, and another input is refused', async () => {
    const input = { idempotencyKey: 'once', name: NAME, sector: 'CITY_AGENCY', side: 'PUBLIC' };
    const first = await hub.do<{ organization: { id: string } }>('addOrganization', input, STAFF, ORGANIZATION);
    const head = await hub.head();
    expect(await hub.do('addOrganization', input, STAFF, ORGANIZATION)).toEqual(first);
    expect((await hub.send('addOrganization', { ...input, sector: 'STATE_AGENCY' }, STAFF)).code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect(await hub.head()).toBe(head);
  });
});
