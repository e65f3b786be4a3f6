import type { Viewer } from '../../../platform/auth/viewer';
import { CommandedService, wrongFields } from '../../../test/support/commands';
import { mayorsCabinet } from '../service';
import { bodyRow, cabinetRow, holdingRow, itemRow, meetingRow, seatRow, viewer } from '../test-rows';

const CLERK = viewer({ CLERK: null });
const WORDS = { en: 'Words', es: 'Palabras', original: 'EN' };
const YES = ['one', 'two', 'three'].map((seat) => ({ seat, option: 'YES' }));

let cabinet: CommandedService;
beforeAll(async () => {
  cabinet = await CommandedService.start(
    mayorsCabinet,
    [
      cabinetRow,
      bodyRow('cabinet', 'MAYORS_CABINET'),
      seatRow('one', { designeeAllowed: true, from: '2026-01-01' }),
      seatRow('two', { from: '2026-01-01' }),
      seatRow('three', { from: '2026-01-01' }),
      seatRow('staff', { voting: false }),
      seatRow('ended', { to: '2026-02-01' }),
      seatRow('council', { bodyId: 'council' }),
      holdingRow('one', 'holder', '2026-01-01', null),
      holdingRow('two', 'second', '2026-01-01', null),
      meetingRow('on', { status: 'IN_SESSION' }),
      itemRow('item', 'on'),
      meetingRow('to-come', { date: '2026-09-01' }),
      itemRow('later', 'to-come'),
    ],
    '2026-03-01T18:00:00Z',
  );
});
afterAll(() => cabinet.stop());

const move = async (): Promise<string> =>
  (
    await cabinet.do<{ motion: { id: string } }>(
      'recordMotion',
      { agendaItem: 'item', text: WORDS, movedBy: 'one', secondedBy: 'two' },
      CLERK,
      'motion { id }',
    )
  ).motion.id;

/** Each mutation of the clerk's, and what it needs. */
const INPUTS: Readonly<Record<string, object>> = {
  recordMotion: { agendaItem: 'item', text: WORDS },
  recordVotes: { votes: YES },
  correctVotes: { votes: YES, reason: WORDS },
  createSeat: { body: 'cabinet', role: WORDS },
  endSeat: { seat: 'staff', to: '2026-12-31', expectedVersion: 99 },
  nameDesignee: { seat: 'one', designee: 'somebody', from: '2026-06-01', expectedVersion: 99 },
  fillSeat: { seat: 'three', holder: 'somebody', from: '2026-06-01', expectedVersion: 99 },
  vacateSeat: { seat: 'one', to: '2026-06-01', expectedVersion: 99 },
};
const OTHERS: Readonly<Record<string, Viewer>> = {
  'somebody without a role': { authenticated: true, person: null, grants: [] },
  'a member': viewer({ MEMBER: 'cabinet' }),
  'a co-chair of the Cabinet': viewer({ CO_CHAIR: 'cabinet' }),
  'a Cabinet member': viewer({ CABINET_MEMBER: null }),
  staff: viewer({ STAFF: null }),
};

describe('who may', () => {
  const cells = Object.keys(INPUTS).flatMap((mutation) => Object.keys(OTHERS).map((who) => [mutation, who] as const));

  it.each(cells)('not %s, as %s', async (mutation, who) => {
    const motion = mutation.endsWith('Votes') ? { motion: await move() } : {};
    const { code } = await cabinet.send(mutation, { ...motion, ...INPUTS[mutation] }, OTHERS[who]);
    expect(code).toBe('FORBIDDEN');
  });

  it.each(Object.keys(INPUTS))('%s, as the clerk', async (mutation) => {
    const motion = mutation.endsWith('Votes') ? { motion: await move(), expectedVersion: 99 } : {};
    const { code } = await cabinet.send(mutation, { ...motion, ...INPUTS[mutation] }, CLERK);
    expect(code === null || code === 'VERSION_CONFLICT').toBe(true);
    expect((await cabinet.send(mutation, { ...motion, ...INPUTS[mutation] })).code).toBe('UNAUTHENTICATED');
  });
});

describe('a motion', () => {
  it('is numbered within its meeting, and told with its seats', async () => {
    const head = await cabinet.head();
    const ids = await Promise.all([move(), move(), move()]);
    const positions = (await cabinet.eventsAfter(head)).map(({ payload }) => payload.position as number).sort();
    expect(new Set(ids).size).toBe(3);
    expect(positions).toEqual([positions[0], positions[0] + 1, positions[0] + 2]);
  });

  it('is of an item of a meeting of the Cabinet that has begun, and of its seats', async () => {
    const input = { agendaItem: 'later', text: WORDS, movedBy: 'council', secondedBy: 'nobody' };
    expect((await cabinet.send('recordMotion', input, CLERK)).code).toBe('NOT_YET_KNOWN');
    const known = { ...input, agendaItem: 'item' };
    expect(wrongFields(await cabinet.send('recordMotion', known, CLERK))).toEqual(['movedBy', 'secondedBy']);
  });
});

describe('votes', () => {
  it('are recorded once, by seat, with who cast them', async () => {
    const motion = await move();
    const head = await cabinet.head();
    const votes = [{ seat: 'one', castBy: 'a-designee', option: 'YES' }, ...YES.slice(1)];
    const shown = await cabinet.do(
      'recordVotes',
      { motion, votes, result: 'PASSED' },
      CLERK,
      'motion { result unanimous version votes { seat { id } castBy { id } onBehalfOfHolder option } }',
    );
    expect(shown).toMatchObject({
      motion: {
        result: 'PASSED',
        unanimous: true,
        version: 2,
        votes: [
          { seat: { id: 'one' }, castBy: { id: 'a-designee' }, onBehalfOfHolder: true, option: 'YES' },
          { seat: { id: 'three' }, castBy: null, onBehalfOfHolder: false },
          { seat: { id: 'two' }, castBy: { id: 'second' }, onBehalfOfHolder: false },
        ],
      },
    });
    expect(await cabinet.eventsAfter(head)).toMatchObject([
      {
        type: 'VotesRecorded',
        version: 2,
        payload: { result: 'PASSED', counts: [{ option: 'YES', count: 3 }, {}, {}, {}, {}] },
      },
    ]);
    expect((await cabinet.send('recordVotes', { motion, votes: YES }, CLERK)).code).toBe('ALREADY_EXISTS');
  });

  it('are of voting seats that are there, each once, and agree with the result', async () => {
    const motion = await move();
    const votes = [
      { seat: 'staff', option: 'YES' },
      { seat: 'ended', option: 'YES' },
      { seat: 'council', option: 'YES' },
      { seat: 'two', castBy: 'a-designee', option: 'NO' },
      { seat: 'two', option: 'NO' },
    ];
    const answer = await cabinet.send('recordVotes', { motion, votes, result: 'FAILED' }, CLERK);
    expect(wrongFields(answer)).toEqual([
      'votes.0.seat',
      'votes.1.seat',
      'votes.2.seat',
      'votes.3.castBy',
      'votes.4.seat',
      'result',
    ]);
    const against = YES.map((vote) => ({ ...vote, option: 'NO' }));
    expect(wrongFields(await cabinet.send('recordVotes', { motion, votes: against, result: 'PASSED' }, CLERK))).toEqual(
      ['result'],
    );
  });

  it('are corrected with a reason; the old ones stay in the log', async () => {
    const motion = await move();
    expect(wrongFields(await cabinet.send('correctVotes', { motion, votes: YES, reason: WORDS }, CLERK))).toEqual([
      'motion',
    ]);
    await cabinet.do('recordVotes', { motion, votes: YES, result: 'PASSED' }, CLERK);
    const head = await cabinet.head();
    const votes = [YES[0], { seat: 'two', option: 'NO' }, { seat: 'three', option: 'NO' }];
    const shown = await cabinet.do(
      'correctVotes',
      { motion, votes, result: 'FAILED', reason: WORDS },
      CLERK,
      'motion { result unanimous correctedAt correctionReason { es } counts { option count } }',
    );
    expect(shown).toMatchObject({
      motion: {
        result: 'FAILED',
        unanimous: false,
        correctedAt: expect.anything(),
        correctionReason: { es: 'Palabras' },
      },
    });
    expect(await cabinet.eventsAfter(head)).toMatchObject([{ type: 'VotesCorrected', version: 3 }]);
  });
});

describe('a seat', () => {
  it('is made, filled, filled again, vacated and ended', async () => {
    const made = await cabinet.do<{ seat: { id: string } }>(
      'createSeat',
      { body: 'cabinet', role: WORDS, legalBasis: { label: 'Resolution' }, designeeAllowed: true, from: '2026-01-01' },
      CLERK,
      'seat { id }',
    );
    const seat = made.seat.id;
    const holders = 'seat { before: holder(asOf: "2026-02-01") { id } holder { id } designee { id } vacantSince to }';
    await cabinet.do('fillSeat', { seat, holder: 'a', from: '2026-01-15' }, CLERK);
    await cabinet.do('nameDesignee', { seat, designee: 'd', from: '2026-01-15' }, CLERK);
    expect(await cabinet.do('fillSeat', { seat, holder: 'b', from: '2026-02-10' }, CLERK, holders)).toMatchObject({
      seat: { before: { id: 'a' }, holder: { id: 'b' }, designee: { id: 'd' }, vacantSince: null },
    });
    expect(wrongFields(await cabinet.send('fillSeat', { seat, holder: 'c', from: '2026-02-10' }, CLERK))).toEqual([
      'from',
    ]);
    expect(await cabinet.do('vacateSeat', { seat, to: '2026-02-20' }, CLERK, holders)).toMatchObject({
      seat: { holder: null, vacantSince: '2026-02-21' },
    });
    expect((await cabinet.send('vacateSeat', { seat, to: '2026-02-21' }, CLERK)).code).toBe('ILLEGAL_TRANSITION');
    const none = await cabinet.do('nameDesignee', { seat, designee: null, from: '2026-02-25' }, CLERK, holders);
    expect(none).toMatchObject({ seat: { designee: null } });
    expect(await cabinet.do('endSeat', { seat, to: '2026-03-31' }, CLERK, holders)).toMatchObject({
      seat: { to: '2026-03-31' },
    });
    expect((await cabinet.send('endSeat', { seat, to: '2026-04-30' }, CLERK)).code).toBe('ILLEGAL_TRANSITION');
  });

  it('has a designee only where it allows one', async () => {
    const answer = await cabinet.send('nameDesignee', { seat: 'two', designee: 'd', from: '2026-02-01' }, CLERK);
    expect(wrongFields(answer)).toEqual(['designee']);
  });
});
