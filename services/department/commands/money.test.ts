import type { Viewer } from '../../../platform/auth/viewer';
import { CommandedService, wrongFields } from '../../../test/support/commands';
import { department } from '../service';
import { PROVENANCE, text, viewerWith } from '../test-rows';

const STAFF = viewerWith('STAFF');
const NAME = { en: 'A name', es: 'Un nombre', original: 'EN' };
const MONEY = { cents: 250_000_00, currency: 'USD' };

let hub: CommandedService;
beforeAll(async () => {
  const organization = { type: 'Organization', id: 'org', name: text('org'), sector: 'HEALTH', side: 'COMMUNITY' };
  hub = await CommandedService.start(department, [{ ...organization, provenance: PROVENANCE }], '2026-06-20T12:00:00Z');
});
afterAll(() => hub.stop());

const program = async (): Promise<string> =>
  (
    await hub.do<{ program: { id: string } }>(
      'addProgram',
      { organization: 'org', name: NAME },
      STAFF,
      'program { id }',
    )
  ).program.id;
const grant = async (): Promise<string> =>
  (await hub.do<{ grant: { id: string } }>('recordGrant', { name: NAME }, STAFF, 'grant { id }')).grant.id;

const MUTATIONS: Readonly<Record<string, () => Promise<object>>> = {
  addProgram: async () => ({ organization: 'org', name: NAME }),
  updateProgram: async () => ({ program: await program(), name: NAME }),
  recordGrant: async () => ({ name: NAME }),
  awardGrant: async () => ({ grant: await grant(), organization: 'org' }),
};
const OTHERS: Readonly<Record<string, Viewer>> = {
  'somebody without a role': { authenticated: true, person: null, grants: [] },
  'a co-chair': viewerWith('CO_CHAIR', 'group'),
  'a Cabinet member': viewerWith('CABINET_MEMBER'),
  'a staff liaison': viewerWith('STAFF_LIAISON', 'group'),
  'the clerk': viewerWith('CLERK'),
};

describe.each(Object.keys(MUTATIONS))('%s', (mutation) => {
  it('is for staff', async () => {
    expect((await hub.send(mutation, { ...(await MUTATIONS[mutation]()) }, STAFF)).code).toBeNull();
    expect((await hub.send(mutation, { ...(await MUTATIONS[mutation]()) })).code).toBe('UNAUTHENTICATED');
  });

  it.each(Object.keys(OTHERS))('is not for %s', async (who) => {
    expect((await hub.send(mutation, { ...(await MUTATIONS[mutation]()) }, OTHERS[who])).code).toBe('FORBIDDEN');
  });
});

describe('a program', () => {
  const PROGRAM =
    'program { id version name { en } capacityLicensed capacityActual enrolled asOf provenance { origin } }';

  it('is added with the figures of a day, and told', async () => {
    const head = await hub.head();
    const input = { organization: 'org', name: NAME, capacityLicensed: 120, enrolled: 98, asOf: '2026-05-01' };
    const { program: added } = await hub.do<{ program: { id: string } }>('addProgram', input, STAFF, PROGRAM);
    expect(added).toEqual({
      id: added.id,
      version: 1,
      name: { en: 'A name' },
      capacityLicensed: 120,
      capacityActual: null,
      enrolled: 98,
      asOf: '2026-05-01',
      provenance: { origin: 'ENTERED' },
    });
    expect(await hub.eventsAfter(head)).toMatchObject([
      { type: 'ProgramAdded', subject: `Program:${added.id}`, version: 1, payload: { organizationId: 'org' } },
    ]);
  });

  it('has no new figure without its day', async () => {
    const id = await program();
    expect(wrongFields(await hub.send('updateProgram', { program: id, enrolled: 10 }, STAFF))).toEqual(['asOf']);
    const negative = { program: id, enrolled: -1, capacityActual: -5, asOf: '2026-05-01' };
    expect(wrongFields(await hub.send('updateProgram', negative, STAFF)).sort()).toEqual([
      'capacityActual',
      'enrolled',
    ]);
  });

  it('keeps what is left out, and loses what is cleared', async () => {
    const id = await program();
    await hub.do('updateProgram', { program: id, enrolled: 10, capacityActual: 12, asOf: '2026-05-01' }, STAFF);
    const head = await hub.head();
    expect(await hub.do('updateProgram', { program: id, enrolled: null }, STAFF, PROGRAM)).toMatchObject({
      program: { version: 3, enrolled: null, capacityActual: 12, asOf: '2026-05-01' },
    });
    expect(await hub.eventsAfter(head)).toMatchObject([{ type: 'ProgramUpdated', version: 3 }]);
    const stale = await hub.send('updateProgram', { program: id, expectedVersion: 1, name: NAME }, STAFF);
    expect(stale.code).toBe('VERSION_CONFLICT');
    expect(wrongFields(await hub.send('updateProgram', { program: id }, STAFF))).toEqual(['']);
    expect((await hub.send('updateProgram', { program: 'none', name: NAME }, STAFF)).code).toBe('NOT_FOUND');
  });

  it('belongs to an organization', async () => {
    const answer = await hub.send('addProgram', { organization: 'none', name: { original: 'ES' } }, STAFF);
    expect(wrongFields(answer).sort()).toEqual(['name', 'organization']);
  });
});

describe('a grant', () => {
  it('is recorded with its source, awarded, and told', async () => {
    const head = await hub.head();
    const input = {
      name: NAME,
      funder: 'A foundation',
      fiscalYear: '2025-26',
      total: MONEY,
      source: { label: 'An award letter' },
    };
    const shows = 'grant { id funder fiscalYear total { cents currency } provenance { origin sources { label } } }';
    const { grant: made } = await hub.do<{ grant: { id: string } }>('recordGrant', input, STAFF, shows);
    expect(made).toEqual({
      id: made.id,
      funder: 'A foundation',
      fiscalYear: '2025-26',
      total: MONEY,
      provenance: { origin: 'ENTERED', sources: [{ label: 'An award letter' }] },
    });
    const award = await hub.do<{ award: object }>(
      'awardGrant',
      { grant: made.id, organization: 'org', amount: { cents: 1_000_00, currency: 'USD' }, slots: 12 },
      STAFF,
      'award { grant { id } organization { id } amount { cents } slots }',
    );
    expect(award.award).toEqual({
      grant: { id: made.id },
      organization: { id: 'org' },
      amount: { cents: 1_000_00 },
      slots: 12,
    });
    expect(await hub.eventsAfter(head)).toMatchObject([
      { type: 'GrantRecorded', subject: `Grant:${made.id}`, payload: { total: MONEY, origin: 'ENTERED' } },
      { type: 'GrantAwarded', payload: { grantId: made.id, organizationId: 'org', slots: 12 } },
    ]);
  });

  it('names every wrong field, and writes nothing', async () => {
    const id = await grant();
    const head = await hub.head();
    const bad = { name: NAME, funder: ' ', fiscalYear: 'x'.repeat(41), total: { cents: 1, currency: 'dollars' } };
    expect(wrongFields(await hub.send('recordGrant', bad, STAFF)).sort()).toEqual(['fiscalYear', 'funder', 'total']);
    const award = await hub.send('awardGrant', { grant: id, organization: 'none', slots: -1 }, STAFF);
    expect(wrongFields(award).sort()).toEqual(['organization', 'slots']);
    expect((await hub.send('awardGrant', { grant: 'none', organization: 'org' }, STAFF)).code).toBe('NOT_FOUND');
    expect(await hub.head()).toBe(head);
  });
});
