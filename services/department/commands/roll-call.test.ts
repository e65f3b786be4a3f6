import { startTestService } from '../../../test/support/database';
import { department } from '../service';
import { type Answer, CLERK, TestDepartment } from '../test-commands';
import { bodyRow, entryRow, itemRow, meetingRow, personRow, viewerWith } from '../test-rows';

/** The Cabinet has seats and a quorum of two; the council has seats; the group has neither. */
const BODIES = [
  bodyRow('cabinet', { kind: 'MAYORS_CABINET', quorum: 2 }),
  bodyRow('council', { kind: 'STATUTORY_COUNCIL' }),
  bodyRow('group'),
  bodyRow('strict-group', { quorum: 2 }),
];

const GROUP_CHAIR = viewerWith('CO_CHAIR', 'group');
const CHAIR = {
  authenticated: true,
  person: null,
  grants: ['cabinet', 'council', 'group', 'strict-group'].map((body) => ({ role: 'CO_CHAIR' as const, body })),
};

let made = 0;
let hub: TestDepartment;

const PUBLISHED = { status: 'AGENDA_PUBLISHED', startsAt: '2026-06-11T19:00:00Z' };
const MEETINGS = ['cabinet', 'council', 'group', 'strict-group'].flatMap((body) =>
  Array.from({ length: 40 }, (_, at) => meetingRow(`${body}-${at + 1}`, body, PUBLISHED)),
);

beforeAll(async () => {
  hub = await TestDepartment.start('2026-06-20T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        ...BODIES,
        ...['ana', 'ben', 'cleo', 'dan'].map((id) => personRow(id)),
        ...MEETINGS,
        meetingRow('joint', 'strict-group', { ...PUBLISHED, jointWithIds: ['cabinet'] }),
        meetingRow('of-last-year', 'cabinet', { status: 'ADJOURNED', startsAt: '2025-06-11T19:00:00Z' }),
        meetingRow('of-may', 'cabinet', { status: 'ADJOURNED', startsAt: '2026-05-14T19:00:00Z' }),
        entryRow('old-liaison', 'of-last-year', { seatId: 'liaison', countsForQuorum: true }),
        entryRow('liaison', 'of-may', { seatId: 'liaison', countsForQuorum: false }),
        entryRow('once-without', 'of-last-year', { seatId: 'parent', countsForQuorum: false }),
        entryRow('now-with', 'of-may', { seatId: 'parent', countsForQuorum: true }),
        meetingRow('called-before', 'group', PUBLISHED),
        entryRow('before-1', 'called-before', { personId: 'ana' }),
        entryRow('before-2', 'called-before', { personId: 'ben', position: 2 }),
        itemRow('item', 'called-before'),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

type Entry = Readonly<Record<string, unknown>>;

const meetingOf = (body: string): string => `${body}-${++made}`;
const start = (meeting: string, rollCall: readonly Entry[]): Promise<Answer> =>
  hub.send('startMeeting', { meeting, rollCall }, CHAIR);
const putOff = (meeting: string, rollCall: readonly Entry[], more: Entry = {}): Promise<Answer> =>
  hub.send('declareNoQuorum', { meeting, rollCall, ...more }, CHAIR);

const here = (seat: string, more: Entry = {}): Entry => ({ seat, presence: 'PRESENT', ...more });
const sits = (person: string, more: Entry = {}): Entry => ({ person, presence: 'PRESENT', ...more });

interface Roll {
  readonly attendance: Readonly<Record<string, number | boolean | null>>;
  readonly rollCall: readonly Entry[];
}

async function rollOf(meeting: string): Promise<Roll> {
  const { meeting: found } = await hub.query<{ meeting: Roll }>(
    `{ meeting(id: "${meeting}") {
      attendance { present absent excused quorumRequired quorumMet }
      rollCall { person { id } seat { id } asDesignee presence } } }`,
    CLERK,
  );
  return found;
}

describe('the quorum at the start', () => {
  it.each<[what: string, roll: Entry[], present: number]>([
    ['one seat of two', [here('mayor')], 1],
    [
      'one, and others absent or excused',
      [here('mayor'), here('b', { presence: 'ABSENT' }), here('c', { presence: 'EXCUSED' })],
      1,
    ],
    ['one, and the seat that has no vote', [here('mayor'), here('liaison')], 1],
    ['one, and somebody without a seat', [here('mayor'), sits('ana')], 1],
    ['nobody', [here('mayor', { presence: 'ABSENT' })], 0],
  ])('is not there with %s, and nothing is written', async (_what, roll, present) => {
    const meeting = meetingOf('cabinet');
    const before = await hub.everything();
    const { code, extensions } = await start(meeting, roll);
    expect({ code, ...extensions }).toMatchObject({ code: 'NO_QUORUM', required: 2, present });
    expect(await hub.everything()).toBe(before);
  });

  it.each<[what: string, roll: Entry[]]>([
    ['exactly two seats', [here('mayor'), here('library')]],
    ['one in the room and one remotely', [here('mayor'), here('library', { presence: 'PRESENT_REMOTELY' })]],
    ['a designee', [here('mayor'), here('library', { person: 'ana', asDesignee: true })]],
    ['a seat that has its vote back', [here('mayor'), here('parent')]],
  ])('is there with %s', async (_what, roll) => {
    const before = await hub.head();
    const { payload } = await start(meetingOf('cabinet'), roll);
    expect(payload?.meeting.status).toBe('IN_SESSION');
    const attendance = { present: 2, absent: 0, excused: 0, quorumRequired: 2, quorumMet: true };
    const events = await hub.eventsAfter(before);
    expect(events.map(({ kind, payload }) => [kind, payload.attendance])).toEqual([
      ['STARTED', attendance],
      ['QUORUM_CHANGED', attendance],
    ]);
  });

  it('is no question in a body without the rule', async () => {
    const before = await hub.head();
    const { payload } = await start(meetingOf('group'), [sits('ana', { presence: 'ABSENT' })]);
    expect(payload?.meeting.status).toBe('IN_SESSION');
    expect((await hub.eventsAfter(before)).map(({ kind }) => kind)).toEqual(['STARTED']);
  });

  it("is made by people where the body has no seats, and by its own alone where another body's seats are there", async () => {
    expect((await start(meetingOf('strict-group'), [sits('ana'), sits('ben')])).code).toBeNull();
    const seatsAlone = await start('joint', [sits('ana'), here('mayor'), here('library')]);
    expect(seatsAlone).toMatchObject({ code: 'NO_QUORUM', extensions: { required: 2, present: 1 } });
    expect((await start('joint', [sits('ana'), sits('ben'), here('mayor')])).code).toBeNull();
  });
});

describe('a meeting that is not held', () => {
  it('keeps its roll, when it was put off, and why', async () => {
    const meeting = meetingOf('cabinet');
    const before = await hub.head();
    const { payload } = await putOff(meeting, [here('mayor')], { reason: { en: 'Snow' }, at: '2026-06-11T19:20:00Z' });
    expect(payload?.meeting.status).toBe('NOT_HELD_NO_QUORUM');
    expect((await rollOf(meeting)).attendance).toMatchObject({ present: 1, quorumMet: false });
    const [event] = await hub.eventsAfter(before);
    expect(event).toMatchObject({
      kind: 'NOT_HELD',
      at: new Date('2026-06-11T19:20:00Z'),
      payload: { status: 'NOT_HELD_NO_QUORUM', statusReason: { en: 'Snow' }, adjournedAt: '2026-06-11T19:20:00.000Z' },
    });
  });

  it('must not have a roll that shows a quorum', async () => {
    const before = await hub.everything();
    const { code, extensions } = await putOff(meetingOf('cabinet'), [here('mayor'), here('library')]);
    expect(code).toBe('BAD_USER_INPUT');
    expect(extensions.fields).toEqual([{ path: ['input', 'rollCall'], reason: 'shows a quorum, which is 2' }]);
    expect(await hub.everything()).toBe(before);
  });

  it("is taken at the chair's word where the hub does not know the quorum", async () => {
    const { payload } = await putOff(meetingOf('council'), [here('chair')]);
    expect(payload?.meeting.status).toBe('NOT_HELD_NO_QUORUM');
  });
});

describe('a roll', () => {
  it('takes the place of any that was called before, in the order in which it is called', async () => {
    await start('called-before', [sits('cleo'), sits('ana', { presence: 'EXCUSED' })]);
    const { rollCall } = await rollOf('called-before');
    expect(rollCall).toEqual([
      { person: { id: 'cleo' }, seat: null, asDesignee: false, presence: 'PRESENT' },
      { person: { id: 'ana' }, seat: null, asDesignee: false, presence: 'EXCUSED' },
    ]);
  });

  it('names seats alone, seats with who sat there, and designees', async () => {
    const meeting = meetingOf('cabinet');
    await start(meeting, [
      here('mayor', { person: 'ana', asDesignee: true }),
      here('library', { person: 'ben' }),
      here('c'),
    ]);
    expect((await rollOf(meeting)).rollCall).toEqual([
      { person: { id: 'ana' }, seat: { id: 'mayor' }, asDesignee: true, presence: 'PRESENT' },
      { person: { id: 'ben' }, seat: { id: 'library' }, asDesignee: false, presence: 'PRESENT' },
      { person: null, seat: { id: 'c' }, asDesignee: false, presence: 'PRESENT' },
    ]);
  });

  it('is refused with each line that is wrong, where it stands and why', async () => {
    const before = await hub.everything();
    const { code, extensions } = await start(meetingOf('cabinet'), [
      { presence: 'PRESENT' },
      here('mayor', { person: 'nobody' }),
      here('mayor'),
      here('library', { asDesignee: true }),
      sits('ana'),
      sits('ana', { asDesignee: true }),
      here('no id, this'),
      here('fine'),
    ]);
    expect(code).toBe('BAD_USER_INPUT');
    const path = (...more: (string | number)[]): (string | number)[] => ['input', 'rollCall', ...more];
    const designee = 'needs both: the seat, and the person who sits for its holder';
    expect(extensions.fields).toEqual([
      { path: path(0), reason: 'must name a person, a seat, or both' },
      { path: path(3, 'asDesignee'), reason: designee },
      { path: path(5, 'asDesignee'), reason: designee },
      { path: path(6, 'seat'), reason: expect.stringMatching(/^must be an id/) },
      { path: path(2, 'seat'), reason: 'must not be there twice' },
      { path: path(5, 'person'), reason: 'must not be there twice' },
      { path: path(1, 'person'), reason: 'must be a person of the directory' },
    ]);
    expect(await hub.everything()).toBe(before);
  });

  it('names no seat in a body without seats, and at least somebody', async () => {
    const seat = await hub.send('startMeeting', { meeting: 'group-40', rollCall: [here('mayor')] }, GROUP_CHAIR);
    expect(seat.extensions.fields).toEqual([
      { path: ['input', 'rollCall', 0, 'seat'], reason: 'must be left out: no body of this meeting has seats' },
    ]);
    const empty = await hub.send('startMeeting', { meeting: 'group-40', rollCall: [] }, GROUP_CHAIR);
    expect(empty.extensions.fields).toEqual([{ path: ['input', 'rollCall'], reason: 'must have 1 to 500 entries' }]);
  });

  it('is checked with as many statements for ninety lines as for two', async () => {
    const lines = (count: number): Entry[] => Array.from({ length: count }, (_, at) => here(`seat-${at}`));
    const cost = async (count: number): Promise<number> => {
      const meeting = meetingOf('cabinet');
      const before = hub.service.statements;
      await start(meeting, lines(count));
      return hub.service.statements - before;
    };
    expect(await cost(90)).toBe(await cost(2));
  });
});
