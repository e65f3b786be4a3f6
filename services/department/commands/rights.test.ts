import { startTestService } from '../../../test/support/database';
import { PUBLIC, type Viewer } from '../../../platform/auth/viewer';
import { department } from '../service';
import { TestDepartment } from '../test-commands';
import { bodyRow, documentRow, itemRow, meetingRow, text, viewerWith } from '../test-rows';

/** Each mutation, with a meeting in a state that allows it. */
const STATES: Readonly<Record<string, string>> = {
  updateMeeting: 'SCHEDULED',
  addAgendaItem: 'SCHEDULED',
  updateAgendaItem: 'SCHEDULED',
  removeAgendaItem: 'SCHEDULED',
  publishAgenda: 'SCHEDULED',
  rescheduleMeeting: 'SCHEDULED',
  cancelMeeting: 'SCHEDULED',
  startMeeting: 'AGENDA_PUBLISHED',
  declareNoQuorum: 'AGENDA_PUBLISHED',
  openAgendaItem: 'IN_SESSION',
  closeAgendaItem: 'IN_SESSION',
  recordAttendance: 'IN_SESSION',
  recessMeeting: 'IN_SESSION',
  adjournMeeting: 'IN_SESSION',
  resumeMeeting: 'RECESSED',
  draftMinutes: 'ADJOURNED-NONE',
  postMinutes: 'ADJOURNED-DRAFT',
  approveMinutes: 'ADJOURNED-POSTED_DRAFT',
  correctMinutes: 'ADJOURNED-APPROVED',
};

/** What staff may not do for other bodies than the department: begin, count and approve are the body's own. */
const BODYS_OWN = new Set(['startMeeting', 'declareNoQuorum', 'recordAttendance', 'approveMinutes', 'correctMinutes']);

const BODIES = ['group', 'cabinet', 'department', 'joint'];

/** Who may, by the meeting's body; `joint` is the group's meeting jointly with the Cabinet. */
const MAY: Readonly<Record<string, (body: string, mutation: string) => boolean>> = {
  'someone without a role': () => false,
  'a member of the group': () => false,
  'a co-chair of the group': (body) => body === 'group' || body === 'joint',
  'a staff liaison of the group': () => false,
  'an ambassador of the group': () => false,
  'a co-chair of another group': () => false,
  'a co-chair of the Cabinet': (body) => body === 'cabinet' || body === 'joint',
  staff: (body, mutation) => body === 'department' || !BODYS_OWN.has(mutation),
  'a Cabinet member': () => false,
  'the clerk': (body) => body === 'cabinet' || body === 'joint',
};

const VIEWERS: Readonly<Record<string, Viewer>> = {
  'someone without a role': { authenticated: true, person: null, grants: [] },
  'a member of the group': viewerWith('MEMBER', 'group'),
  'a co-chair of the group': viewerWith('CO_CHAIR', 'group'),
  'a staff liaison of the group': viewerWith('STAFF_LIAISON', 'group'),
  'an ambassador of the group': viewerWith('AMBASSADOR', 'group'),
  'a co-chair of another group': viewerWith('CO_CHAIR', 'other-group'),
  'a co-chair of the Cabinet': viewerWith('CO_CHAIR', 'cabinet'),
  staff: viewerWith('STAFF'),
  'a Cabinet member': viewerWith('CABINET_MEMBER'),
  'the clerk': viewerWith('CLERK'),
};

const ROLL = [{ person: 'nobody', presence: 'PRESENT' }];

/** An input for the meeting that is refused for its version by whoever passes the rights. */
function inputOf(mutation: string, body: string): Readonly<Record<string, unknown>> {
  const meeting = `${body}-${STATES[mutation]}`;
  const item = { agendaItem: `${meeting}-${mutation === 'closeAgendaItem' ? 'open' : 'planned'}` };
  const more: Readonly<Record<string, object>> = {
    updateMeeting: { meeting },
    addAgendaItem: { meeting, number: '1', kind: 'BUSINESS' },
    updateAgendaItem: { ...item, number: '1' },
    removeAgendaItem: item,
    rescheduleMeeting: { meeting, startsAt: '2026-06-25T19:00:00Z', reason: { en: 'Snow' } },
    cancelMeeting: { meeting, reason: { en: 'Snow' } },
    startMeeting: { meeting, rollCall: ROLL },
    declareNoQuorum: { meeting, rollCall: ROLL },
    openAgendaItem: item,
    closeAgendaItem: item,
    recordAttendance: { meeting, entries: ROLL },
    approveMinutes: { meeting, approvedIn: 'none' },
    correctMinutes: { meeting, reason: { en: 'A name' } },
  };
  return { expectedVersion: 99, ...(more[mutation] ?? { meeting }) };
}

let hub: TestDepartment;

beforeAll(async () => {
  const states = [...new Set(Object.values(STATES))];
  hub = await TestDepartment.start('2026-06-20T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
        bodyRow('department', { kind: 'DEPARTMENT' }),
        bodyRow('group'),
        bodyRow('other-group'),
        ...BODIES.flatMap((body) =>
          states.flatMap((state) => {
            const [status, minutesStatus = 'NONE'] = state.split('-');
            const id = `${body}-${state}`;
            const of = body === 'joint' ? 'group' : body;
            const jointWithIds = body === 'joint' ? ['cabinet'] : [];
            return [
              meetingRow(id, of, { status, minutesStatus, jointWithIds }),
              itemRow(`${id}-planned`, id),
              itemRow(`${id}-open`, id, { status: 'OPEN' }),
              ...(minutesStatus === 'NONE'
                ? []
                : [documentRow(`${id}-minutes`, 'MINUTES', { meetingId: id, text: text('…') })]),
            ];
          }),
        ),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

describe.each(Object.keys(VIEWERS))('%s', (name) => {
  const viewer = VIEWERS[name];

  it.each(Object.keys(STATES))('may %s exactly for the bodies that the contract says', async (mutation) => {
    const seen: Record<string, string | null> = {};
    for (const body of BODIES) seen[body] = (await hub.send(mutation, inputOf(mutation, body), viewer)).code;
    const item = mutation.endsWith('AgendaItem') && STATES[mutation] === 'SCHEDULED' && mutation !== 'addAgendaItem';
    const refused = (body: string): string => (item && !sees(name, body) ? 'NOT_FOUND' : 'FORBIDDEN');
    expect(seen).toEqual(
      Object.fromEntries(BODIES.map((body) => [body, MAY[name](body, mutation) ? 'VERSION_CONFLICT' : refused(body)])),
    );
  });

  it('may schedule a meeting exactly for the bodies that the contract says', async () => {
    const input = { kind: 'REGULAR', modality: 'REMOTE', startsAt: '2026-06-25T19:00:00Z' };
    const backwards = { ...input, endsAt: '2026-06-25T18:00:00Z' };
    for (const body of ['group', 'cabinet', 'department']) {
      const { code } = await hub.send('scheduleMeeting', { ...backwards, body }, viewer);
      expect([body, code]).toEqual([body, MAY[name](body, 'scheduleMeeting') ? 'BAD_USER_INPUT' : 'FORBIDDEN']);
    }
    // A joint body's co-chair has no say in whose meeting it is.
    const joint = await hub.send('scheduleMeeting', { ...backwards, body: 'group', jointWith: ['cabinet'] }, viewer);
    expect(joint.code).toBe(MAY[name]('group', 'scheduleMeeting') ? 'BAD_USER_INPUT' : 'FORBIDDEN');
  });
});

/** An agenda that is not public yet is seen by the body's own people, staff and clerk; for others its items are not there. */
function sees(name: string, body: string): boolean {
  if (name === 'staff' || name === 'the clerk') return true;
  if (name === 'a Cabinet member') return body === 'cabinet' || body === 'joint';
  const own = name.endsWith('of the group') ? 'group' : name.endsWith('of the Cabinet') ? 'cabinet' : null;
  return own !== null && (body === own || body === 'joint');
}

it.each(Object.keys(STATES))(
  '%s asks the public for a token, whatever is sent, and writes nothing',
  async (mutation) => {
    const before = await hub.everything();
    for (const body of [...BODIES, 'no-such-body']) {
      const { code } = await hub.send(mutation, inputOf(mutation, body), PUBLIC);
      expect([body, code]).toEqual([body, 'UNAUTHENTICATED']);
    }
    expect(await hub.everything()).toBe(before);
  },
);

it.each(Object.keys(STATES))('%s says of what is not there that it is not found, whoever asks', async (mutation) => {
  for (const viewer of Object.values(VIEWERS)) {
    expect((await hub.send(mutation, inputOf(mutation, 'no-such-body'), viewer)).code).toBe('NOT_FOUND');
  }
});

it('scheduleMeeting says so too, and asks the public for a token first', async () => {
  const input = { body: 'none', kind: 'REGULAR', modality: 'REMOTE', startsAt: '2026-06-25T19:00:00Z' };
  for (const viewer of Object.values(VIEWERS)) {
    expect((await hub.send('scheduleMeeting', input, viewer)).code).toBe('NOT_FOUND');
  }
  expect((await hub.send('scheduleMeeting', input, PUBLIC)).code).toBe('UNAUTHENTICATED');
});
