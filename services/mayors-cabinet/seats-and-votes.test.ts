import { PUBLIC } from '../../platform/auth/viewer';
import type { Service } from '../../platform/subgraph/service';
import { startTestService } from '../../test/support/database';
import type { Loaders } from './loaders';
import { mayorsCabinet } from './service';
import { cabinetRow, holdingRow, motionRow, seatRow, text, voteRow } from './test-rows';

const NOW = new Date('2026-06-30T16:00:00Z');

const ROWS = [
  cabinetRow,
  seatRow('library', { designeeAllowed: true, legalBasis: { label: 'Resolution', url: null, retrievedOn: null } }),
  seatRow('liaison', { voting: false }),
  seatRow('mayor', { coChair: true, from: '2020-01-01' }),
  seatRow('abolished', { to: '2025-06-30' }),
  seatRow('council', { bodyId: 'council' }),
  holdingRow('library', 'p1', '2020-01-01', '2025-12-31'),
  holdingRow('library', 'p2', '2026-01-01', null),
  holdingRow('mayor', 'p1', null, '2026-05-31'),
  holdingRow('abolished', 'p1', '2019-01-01', null),
  holdingRow('council', 'p2', '2026-01-01', null),
  { type: 'SeatDesignation', id: 'd1', seatId: 'library', personId: 'p3', from: '2026-02-01', to: null },
  { type: 'SeatDesignation', id: 'd2', seatId: 'mayor', personId: 'p3', from: '2020-02-01', to: null },
  motionRow('first', { movedById: 'library', secondedById: 'mayor', result: 'PASSED', unanimous: false }),
  motionRow('second', { position: 2 }),
  motionRow('later', {
    movedOn: '2026-05-01',
    correctedAt: '2026-05-02T12:00:00Z',
    correctionReason: text('Misheard'),
  }),
  voteRow('first', 'library', 'YES', { castById: 'p3', onBehalfOfHolder: true }),
  voteRow('first', 'mayor', 'NO', { castById: 'p1' }),
  voteRow('first', 'liaison', 'YES'),
  voteRow('later', 'mayor', 'YES', { castById: 'p1' }),
];

describe('seats and votes', () => {
  let service: Service<Loaders>;
  beforeAll(async () => {
    service = await startTestService(mayorsCabinet, ROWS, () => NOW);
  });
  afterAll(() => service.stop());

  const ask = async (document: string, ...keys: string[]) => {
    const r = keys.map((key) => ({ __typename: key.split(':')[0], id: key.split(':')[1] }));
    const { data, errors } = await service.execute({ document, variables: { r }, viewer: PUBLIC });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data));
  };
  const entities = async (fields: string, ...keys: string[]) =>
    (await ask(`query($r: [_Any!]!) { _entities(representations: $r) { ${fields} } }`, ...keys))._entities;

  it('are those of a day, co-chairs first and staff who sit with the body last', async () => {
    const { mayorsCabinet: cabinet } = await ask(
      '{ mayorsCabinet { seats { id } before: seats(asOf: "2019-12-31") { id } } }',
    );
    expect(cabinet).toEqual({
      seats: [{ id: 'mayor' }, { id: 'library' }, { id: 'liaison' }],
      before: [{ id: 'abolished' }, { id: 'library' }, { id: 'liaison' }],
    });
  });

  it('belong to councils around the Cabinet as well', async () => {
    expect(
      await entities('... on Body { mayorsCabinet { id } seats { id } }', 'Body:council', 'Body:cabinet', 'Body:none'),
    ).toEqual([
      { mayorsCabinet: null, seats: [{ id: 'council' }] },
      { mayorsCabinet: { id: 'cabinet' }, seats: [{ id: 'mayor' }, { id: 'library' }, { id: 'liaison' }] },
      { mayorsCabinet: null, seats: [] },
    ]);
  });

  it('are held by someone on a day, or by nobody since one', async () => {
    const fields =
      'id body { id } holder { id } before: holder(asOf: "2025-12-31") { id } holderSince vacantSince designee { id } earlier: designee(asOf: "2026-01-31") { id }';
    expect(
      await entities(
        `... on Seat { ${fields} }`,
        'Seat:library',
        'Seat:mayor',
        'Seat:liaison',
        'Seat:abolished',
        'Seat:none',
      ),
    ).toEqual([
      {
        id: 'library',
        body: { id: 'cabinet' },
        holder: { id: 'p2' },
        before: { id: 'p1' },
        holderSince: '2026-01-01',
        vacantSince: null,
        designee: { id: 'p3' },
        earlier: null,
      },
      {
        id: 'mayor',
        body: { id: 'cabinet' },
        holder: null,
        before: { id: 'p1' },
        holderSince: null,
        vacantSince: '2026-06-01',
        designee: null,
        earlier: null,
      },
      {
        id: 'liaison',
        body: { id: 'cabinet' },
        holder: null,
        before: null,
        holderSince: null,
        vacantSince: null,
        designee: null,
        earlier: null,
      },
      {
        id: 'abolished',
        body: { id: 'cabinet' },
        holder: null,
        before: null,
        holderSince: null,
        vacantSince: null,
        designee: null,
        earlier: null,
      },
      null,
    ]);
  });

  it("are a person's as they were held, the Cabinet's alone", async () => {
    expect(
      await entities(
        '... on Person { cabinetSeats { id } before: cabinetSeats(asOf: "2025-06-30") { id } }',
        'Person:p1',
        'Person:p2',
        'Person:p3',
      ),
    ).toEqual([
      { cabinetSeats: [], before: expect.arrayContaining([{ id: 'library' }, { id: 'mayor' }, { id: 'abolished' }]) },
      { cabinetSeats: [{ id: 'library' }], before: [] },
      { cabinetSeats: [], before: [] },
    ]);
  });

  it('are on record by seat, with who cast them for whom', async () => {
    const { motion } = await ask(
      '{ motion(id: "first") { result unanimous movedBy { id } secondedBy { id } votes { seat { id } castBy { id } onBehalfOfHolder option motion { id } } } }',
    );
    expect(motion).toEqual({
      result: 'PASSED',
      unanimous: false,
      movedBy: { id: 'library' },
      secondedBy: { id: 'mayor' },
      votes: [
        { seat: { id: 'liaison' }, castBy: null, onBehalfOfHolder: false, option: 'YES', motion: { id: 'first' } },
        {
          seat: { id: 'library' },
          castBy: { id: 'p3' },
          onBehalfOfHolder: true,
          option: 'YES',
          motion: { id: 'first' },
        },
        { seat: { id: 'mayor' }, castBy: { id: 'p1' }, onBehalfOfHolder: false, option: 'NO', motion: { id: 'first' } },
      ],
    });
  });

  it('are never read into a record that gives none', async () => {
    const { motion, other, none } = await ask(
      '{ motion(id: "second") { result unanimous movedBy { id } votes { id } counts { count } } other: motion(id: "later") { correctedAt correctionReason { en } counts { option count } } none: motion(id: "none") { id } }',
    );
    expect(motion).toEqual({ result: 'NOT_RECORDED', unanimous: null, movedBy: null, votes: [], counts: [] });
    expect(other).toEqual({
      correctedAt: '2026-05-02T12:00:00.000Z',
      correctionReason: { en: 'Misheard' },
      counts: [
        { option: 'YES', count: 1 },
        ...['NO', 'ABSTAIN', 'RECUSED', 'ABSENT'].map((option) => ({ option, count: 0 })),
      ],
    });
    expect(none).toBeNull();
  });

  it("are a person's newest first, from a day on if asked", async () => {
    const [person, other] = await entities(
      '... on Person { votes { totalCount nodes { motion { id } option } } recent: votes(from: "2026-04-01") { totalCount nodes { motion { id } } } }',
      'Person:p1',
      'Person:p2',
    );
    expect(person).toEqual({
      votes: {
        totalCount: 2,
        nodes: [
          { motion: { id: 'later' }, option: 'YES' },
          { motion: { id: 'first' }, option: 'NO' },
        ],
      },
      recent: { totalCount: 1, nodes: [{ motion: { id: 'later' } }] },
    });
    expect(other.votes).toEqual({ totalCount: 0, nodes: [] });
  });

  it('resolve as entities by id: motions and the Cabinet', async () => {
    expect(
      await entities(
        '... on Motion { result } ... on MayorsCabinet { body { id } }',
        'Motion:first',
        'Motion:none',
        'MayorsCabinet:cabinet',
        'MayorsCabinet:council',
      ),
    ).toEqual([{ result: 'PASSED' }, null, { body: { id: 'cabinet' } }, null]);
  });
});
