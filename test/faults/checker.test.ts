import { check, isKept } from './checker';
import type { ClientHistory, History, Logged, Write } from './history';

const LOG: readonly Logged[] = [1, 2, 3, 4, 5, 6].map((pos) => ({
  pos,
  eventId: `e${pos}`,
  meeting: pos % 2 === 0 ? 'even' : 'odd',
  mark: `w${pos}`,
  audience: pos === 3 ? 'staff' : 'public',
  learnedAt: pos,
}));
const WRITES: readonly Write[] = LOG.map(({ mark, pos }) => ({ mark: mark as string, outcome: 'ok', pos }));
const TABLES = new Map([
  ['even', 'w6'],
  ['odd', 'w5'],
]);

function client(positions: readonly number[], more: Partial<ClientHistory> = {}): ClientHistory {
  const deliveries = positions.map((pos) => ({ eventId: `e${pos}`, pos }));
  return { name: 'one', audience: 'staff', meeting: null, from: 0, deliveries, ...more };
}

const run = (more: Partial<History>): History => ({ writes: WRITES, clients: [], log: LOG, tables: TABLES, ...more });
const of = (one: ClientHistory) => check(run({ clients: [one] }));

describe('the checker of a run with faults', () => {
  it('finds nothing where every client got what is its own, once and in order', () => {
    const clients = [
      client([1, 2, 3, 4, 5, 6]),
      client([1, 2, 4, 5, 6], { audience: 'public' }),
      client([4, 6], { meeting: 'even', from: 2 }),
    ];
    expect(isKept(check(run({ clients })))).toBe(true);
  });

  it.each([
    ['at the start', [2, 3, 4, 5, 6], { lostAtStart: 1 }],
    ['inside', [1, 2, 5, 6], { lostInside: 2 }],
    ['at the end', [1, 2, 3], { lostAtEnd: 3 }],
    ['altogether', [], { lostAtEnd: 6 }],
  ])('counts what was lost %s', (_where, positions, lost) => {
    expect(of(client(positions))).toMatchObject({
      lostAtStart: 0,
      lostInside: 0,
      lostAtEnd: 0,
      ...lost,
      otherIdentity: 1,
    });
  });

  it('counts what came twice, what came late and what never happened', () => {
    expect(of(client([1, 2, 2, 3, 4, 5, 6]))).toMatchObject({ duplicate: 1, misordered: 0, otherIdentity: 1 });
    expect(of(client([1, 3, 2, 4, 5, 6]))).toMatchObject({ duplicate: 0, misordered: 1, otherIdentity: 1 });
    expect(of(client([1, 2, 3, 4, 5, 6, 7]))).toMatchObject({ phantom: 1, otherIdentity: 1 });
  });

  it('takes an event under another position for none that happened', () => {
    const deliveries = [1, 2, 3, 4, 5, 6].map((pos) => ({ eventId: `e${pos}`, pos: pos === 4 ? 5 : pos }));
    expect(of(client([], { deliveries }))).toMatchObject({ phantom: 1 });
  });

  it('counts what was not for that client', () => {
    expect(of(client([1, 2, 3, 4, 5, 6], { audience: 'public' }))).toMatchObject({ beyondRights: 1 });
    expect(of(client([2, 3, 4, 6], { meeting: 'even' }))).toMatchObject({ beyondRights: 1 });
  });

  it('counts holes of the log, effects without an acknowledgement kept, and effects that came twice', () => {
    expect(check(run({ log: LOG.filter(({ pos }) => pos !== 4) }))).toMatchObject({
      holes: 1,
      acknowledgedNotLogged: 1,
    });
    const twice = [...LOG, { ...LOG[0], pos: 7, eventId: 'e7', meeting: 'odd' }];
    expect(check(run({ log: twice }))).toMatchObject({ doubled: 1 });
    const refused = WRITES.map((write) => (write.mark === 'w2' ? { ...write, outcome: 'fail' as const } : write));
    expect(check(run({ writes: refused }))).toMatchObject({ doubled: 1 });
  });

  it('lets what nobody knows have happened once or not at all', () => {
    const unknown: Write[] = [
      { mark: 'w2', outcome: 'unknown' },
      { mark: 'never', outcome: 'unknown' },
    ];
    expect(isKept(check(run({ writes: [...WRITES.filter(({ mark }) => mark !== 'w2'), ...unknown] })))).toBe(true);
  });

  it('counts rows that say something else than the log', () => {
    expect(check(run({ tables: new Map([...TABLES, ['odd', 'w3']]) }))).toMatchObject({ tableDiffers: 1 });
  });
});
