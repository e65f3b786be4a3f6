import { startTestService } from '../../test/support/database';
import { PUBLIC, type Viewer } from '../../platform/auth/viewer';
import type { Service } from '../../platform/subgraph/service';
import { parentCabinet } from './service';
import { CABINET, cabinetRow, consentRow, seatRow, viewerWho, viewerWith } from './test-rows';

const NOW = new Date('2026-11-24T17:00:00Z');
const WITHDRAWN = { withdrawnOn: '2026-11-24' };

const rows = [
  cabinetRow(),
  seatRow('all', { role: 'CHAIR' }),
  ...(['NAME', 'ROLE', 'TERM', 'LIAISON'] as const).map((field) => consentRow('all', field)),
  seatRow('named'),
  consentRow('named', 'NAME'),
  seatRow('role-only', { role: 'AMBASSADOR' }),
  consentRow('role-only', 'ROLE'),
  seatRow('term-only'),
  consentRow('term-only', 'TERM'),
  seatRow('liaison-only'),
  consentRow('liaison-only', 'LIAISON'),
  seatRow('nothing'),
  seatRow('withdrawn'),
  consentRow('withdrawn', 'NAME', WITHDRAWN),
  consentRow('withdrawn', 'LIAISON', WITHDRAWN),
  seatRow('not-yet'),
  consentRow('not-yet', 'NAME', { givenOn: '2026-11-25' }),
  seatRow('former-named', { to: '2026-06-30' }),
  consentRow('former-named', 'NAME'),
  consentRow('former-named', 'LIAISON'),
  seatRow('former-term', { to: '2026-06-30' }),
  consentRow('former-term', 'TERM'),
  consentRow('former-term', 'LIAISON'),
];

const AS_PUBLIC: readonly (readonly [string, Viewer])[] = [
  ['the public', PUBLIC],
  ['department staff', viewerWith('STAFF')],
  ['the clerk', viewerWith('CLERK')],
  ['a Cabinet member', viewerWith('CABINET_MEMBER')],
  ['a member of another body', viewerWith('MEMBER', 'wg-a')],
  ['the co-chair of another body', viewerWith('CO_CHAIR', 'wg-a')],
  ['the staff liaison of another body', viewerWith('STAFF_LIAISON', 'wg-a')],
  ['an ambassador of another body', viewerWith('AMBASSADOR', 'other-parents')],
];
const WITH_PARENTS: readonly (readonly [string, Viewer])[] = [
  ['a member of the Parent Cabinet', viewerWith('MEMBER', CABINET)],
  ['its chair', viewerWith('CO_CHAIR', CABINET)],
  ['its ambassador', viewerWith('AMBASSADOR', CABINET)],
  ['its staff liaison', viewerWith('STAFF_LIAISON', CABINET)],
];
const CURRENT = ['all', 'liaison-only', 'named', 'not-yet', 'nothing', 'role-only', 'term-only', 'withdrawn'];
const FIELDS = 'id displayName person { id } role from to liaisonTo { id } consents { field } provenance { origin }';

type Seat = { id: string; displayName: string } & Record<string, unknown>;

let service: Service;
beforeAll(async () => {
  service = (await startTestService(parentCabinet, rows, () => NOW)) as Service;
});
afterAll(() => service.stop());

async function ask<T>(viewer: Viewer, document: string, variables?: Record<string, unknown>): Promise<T> {
  const { data, errors } = await service.execute({ document, variables, viewer });
  expect(errors).toBeUndefined();
  return data as T;
}

async function entity<T>(viewer: Viewer, __typename: string, id: string, fields: string): Promise<T> {
  const document = `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${__typename} { ${fields} } } }`;
  const { _entities } = await ask<{ _entities: T[] }>(viewer, document, { r: [{ __typename, id }] });
  return _entities[0];
}

/** The members by each way that leads to them, which all must say the same. */
async function members(viewer: Viewer, given = ''): Promise<Seat[]> {
  const fields = `members${given} { ${FIELDS} }`;
  const { parentCabinet: root } = await ask<{ parentCabinet: { members: Seat[] } }>(
    viewer,
    `{ parentCabinet { ${fields} } }`,
  );
  const byKey = await entity<{ members: Seat[] }>(viewer, 'ParentCabinet', CABINET, fields);
  const ofBody = await entity<{ parentCabinet: { members: Seat[] } }>(
    viewer,
    'Body',
    CABINET,
    `parentCabinet { ${fields} }`,
  );
  expect(byKey.members).toEqual(root.members);
  expect(ofBody.parentCabinet.members).toEqual(root.members);
  return root.members;
}

async function liaisons(viewer: Viewer, given = ''): Promise<Seat[]> {
  return (await entity<{ parentLiaisons: Seat[] }>(viewer, 'Body', 'wg-a', `parentLiaisons${given} { ${FIELDS} }`))
    .parentLiaisons;
}

async function seatOf(viewer: Viewer, seat: string): Promise<Seat | null> {
  return (
    await entity<{ parentCabinetSeat: Seat | null }>(
      viewer,
      'Person',
      `person-${seat}`,
      `parentCabinetSeat { ${FIELDS} }`,
    )
  ).parentCabinetSeat;
}

const ids = (seats: readonly Seat[]): string[] => seats.map(({ id }) => id);

/** A seat with what is shown of it; everything else is hidden. */
function seat(id: string, shown: Record<string, unknown> = {}): Seat {
  return {
    id,
    displayName: 'Parent member',
    person: null,
    role: null,
    from: null,
    to: null,
    liaisonTo: null,
    consents: null,
    provenance: { origin: 'SAMPLE' },
    ...shown,
  };
}

describe.each(AS_PUBLIC)('%s', (_who, viewer) => {
  it('sees of each parent what that parent agreed to show, and nothing of those who agreed to nothing', async () => {
    const name = (id: string) => ({ displayName: `Sample name of ${id}`, person: { id: `person-${id}` } });
    expect(await members(viewer)).toEqual([
      seat('all', { ...name('all'), role: 'CHAIR', from: '2026-01-01', liaisonTo: { id: 'wg-a' } }),
      seat('liaison-only', { liaisonTo: { id: 'wg-a' } }),
      seat('named', name('named')),
      seat('role-only', { role: 'AMBASSADOR' }),
      seat('term-only', { from: '2026-01-01' }),
    ]);
  });

  it('finds on another day only those who show their term', async () => {
    expect(ids(await members(viewer, '(asOf: "2026-11-23")'))).toEqual(['all', 'term-only']);
    expect(ids(await members(viewer, '(asOf: "2026-06-30")'))).toEqual(['all', 'former-term', 'term-only']);
    expect(ids(await members(viewer, '(asOf: "2026-07-01")'))).toEqual(['all', 'term-only']);
    expect(ids(await members(viewer, '(asOf: "2025-12-31")'))).toEqual([]);
    expect(ids(await members(viewer, '(asOf: "2026-11-24")'))).toEqual(ids(await members(viewer)));
  });

  it("finds as a body's liaisons only parents who agreed to that", async () => {
    expect(ids(await liaisons(viewer))).toEqual(['all', 'liaison-only']);
    expect(ids(await liaisons(viewer, '(asOf: "2026-06-30")'))).toEqual(['all', 'former-term']);
    expect((await liaisons(viewer))[1]).toEqual(seat('liaison-only', { liaisonTo: { id: 'wg-a' } }));
  });

  it('is not told that a person sits there, unless they show their name', async () => {
    expect((await seatOf(viewer, 'named'))?.id).toBe('named');
    expect((await seatOf(viewer, 'all'))?.id).toBe('all');
    for (const hidden of [
      'role-only',
      'term-only',
      'liaison-only',
      'nothing',
      'withdrawn',
      'not-yet',
      'former-named',
    ]) {
      expect([hidden, await seatOf(viewer, hidden)]).toEqual([hidden, null]);
    }
  });
});

describe.each(WITH_PARENTS)('%s', (_who, viewer) => {
  it('sees every parent with chosen name, role, term and liaison', async () => {
    const seats = await members(viewer);
    expect(ids(seats)).toEqual(CURRENT);
    for (const { id, displayName, person, from, liaisonTo } of seats) {
      expect({ displayName, person, from, liaisonTo }).toEqual({
        displayName: `Sample name of ${id}`,
        person: { id: `person-${id}` },
        from: '2026-01-01',
        liaisonTo: { id: 'wg-a' },
      });
    }
  });

  it('sees who sat on another day, who is liaison, and the seat of a person', async () => {
    expect(ids(await members(viewer, '(asOf: "2026-06-30")'))).toEqual(
      [...CURRENT, 'former-named', 'former-term'].sort(),
    );
    expect(ids(await liaisons(viewer))).toEqual(CURRENT);
    expect((await seatOf(viewer, 'nothing'))?.displayName).toBe('Sample name of nothing');
    expect(await seatOf(viewer, 'former-named')).toBeNull();
  });

  it('sees the consents themselves only as staff liaison', async () => {
    const [first] = await members(viewer);
    const all = ['LIAISON', 'NAME', 'ROLE', 'TERM'].map((field) => ({ field }));
    expect(first.consents).toEqual(viewer.grants[0].role === 'STAFF_LIAISON' ? all : null);
  });
});

describe('a parent', () => {
  const viewer = viewerWho('person-withdrawn');

  it('sees their own seat whole, with every consent that they gave, and others as the public does', async () => {
    const own = {
      displayName: 'Sample name of withdrawn',
      person: { id: 'person-withdrawn' },
      role: 'MEMBER',
      from: '2026-01-01',
      liaisonTo: { id: 'wg-a' },
      consents: [{ field: 'LIAISON' }, { field: 'NAME' }],
    };
    const seats = await members(viewer);
    expect(ids(seats)).toEqual(['all', 'liaison-only', 'named', 'role-only', 'term-only', 'withdrawn']);
    expect(seats[5]).toEqual(seat('withdrawn', own));
    expect(await seatOf(viewer, 'withdrawn')).toEqual(seat('withdrawn', own));
    expect(seats[3]).toEqual(seat('role-only', { role: 'AMBASSADOR' }));
    expect(await seatOf(viewer, 'nothing')).toBeNull();
  });
});

describe('a consent withdrawn', () => {
  it('stops holding everywhere at once, for what was on record before too', async () => {
    await service.source.query(
      "UPDATE consent SET withdrawn_on = '2026-11-24' WHERE member_id IN ('named', 'former-term')",
    );
    expect(ids(await members(PUBLIC))).not.toContain('named');
    expect(await seatOf(PUBLIC, 'named')).toBeNull();
    expect(ids(await members(PUBLIC, '(asOf: "2026-06-30")'))).toEqual(['all', 'term-only']);
    expect(ids(await liaisons(PUBLIC, '(asOf: "2026-06-30")'))).toEqual(['all']);
    expect(ids(await members(viewerWith('MEMBER', CABINET)))).toContain('named');
  });
});
