import type { Grant, Role, Viewer } from '../../../platform/auth/viewer';
import { CommandedService, wrongFields } from '../../../test/support/commands';
import { learn } from '../../../test/support/database';
import { PRIORITY_STATUSES, type PriorityStatus } from '../domain/vocabulary';
import { parentCabinet } from '../service';

const WORDS = { en: 'Words', es: 'Palabras', original: 'EN' };
const PROVENANCE = { origin: 'SAMPLE', confidence: null, note: null, sources: [] };

function viewer(role: Role, body: string | null = 'parents', person: string | null = null): Viewer {
  return { authenticated: true, person, grants: [{ role, body } as Grant] };
}

const CHAIR = viewer('CO_CHAIR');
const LIAISON = viewer('STAFF_LIAISON');
const MEMBER = viewer('MEMBER');
const AMBASSADOR = viewer('AMBASSADOR');
const SELF: Viewer = { authenticated: true, person: 'p-self', grants: [] };

const VIEWERS: Readonly<Record<string, Viewer>> = {
  chair: CHAIR,
  'staff liaison': LIAISON,
  member: MEMBER,
  ambassador: AMBASSADOR,
  self: SELF,
  'chair of another body': viewer('CO_CHAIR', 'other'),
  staff: viewer('STAFF', null),
  clerk: viewer('CLERK', null),
  'Cabinet member': viewer('CABINET_MEMBER', null),
  'somebody without a role': { authenticated: true, person: null, grants: [] },
};

/** Who may, of all of them. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  seatParent: ['chair', 'staff liaison'],
  endParentSeat: ['chair', 'staff liaison', 'self'],
  setConsent: ['staff liaison', 'self'],
  withdrawConsent: ['staff liaison', 'self'],
  recordListeningSession: ['chair', 'ambassador', 'staff liaison'],
  raisePriority: ['chair', 'member', 'ambassador', 'staff liaison'],
  choosePriority: ['chair'],
  closePriority: ['chair'],
  setMeetingSupports: ['chair', 'staff liaison'],
};

let made = 0;
const SESSION = { on: '2026-06-01', languages: ['es'], attendance: 23, themes: [WORDS] };

function priorityRow(id: string, status: PriorityStatus): { type: string; id: string; [property: string]: unknown } {
  return {
    type: 'ParentPriority',
    id,
    cabinetId: 'parents',
    title: { ...WORDS, machineTranslated: [] },
    heardFromMin: 10,
    heardFromMax: 19,
    status,
    provenance: PROVENANCE,
  };
}

let parents: CommandedService;
beforeAll(async () => {
  parents = await CommandedService.start(
    parentCabinet,
    [
      { type: 'ParentCabinet', id: 'parents', seatCount: 12 },
      ...PRIORITY_STATUSES.flatMap((status) =>
        ['choosePriority', 'closePriority', 'submitted', 'answered', 'withdrawn'].map((move) =>
          priorityRow(`${move}-${status}`, status),
        ),
      ),
      ...Object.keys(VIEWERS).map((who) => priorityRow(`of-${who.replaceAll(' ', '-')}`, 'HEARD')),
      { type: 'KnownMeeting', id: 'meeting', bodyIds: ['parents'], status: 'SCHEDULED' },
      { type: 'KnownMeeting', id: 'over', bodyIds: ['parents'], status: 'ADJOURNED' },
      { type: 'KnownMeeting', id: 'others', bodyIds: ['other'], status: 'SCHEDULED' },
    ],
    '2026-06-20T12:00:00Z',
  );
});
afterAll(() => parents.stop());

/** A parent's seat, with consents. */
async function seat(person = `p-${++made}`, consents: readonly string[] = []): Promise<string> {
  const input = {
    person,
    displayName: 'A chosen name',
    role: 'MEMBER',
    from: '2026-01-01',
    languages: ['es'],
    consents,
  };
  const { member } = await parents.do<{ member: { id: string } }>('seatParent', input, CHAIR, 'member { id }');
  return member.id;
}

describe('who may', () => {
  const cells = Object.keys(MAY).flatMap((mutation) => Object.keys(VIEWERS).map((who) => [mutation, who] as const));
  let own: string;
  beforeAll(async () => {
    own = await seat('p-self');
  });

  it.each(cells)('%s, as %s', async (mutation, who) => {
    const inputs: Readonly<Record<string, object>> = {
      seatParent: { person: `p-${++made}`, role: 'MEMBER', from: '2026-01-01' },
      endParentSeat: { member: own, to: '2026-06-01', expectedVersion: 99 },
      setConsent: { member: own, fields: ['NAME'], givenOn: '2026-06-01' },
      withdrawConsent: { member: own },
      recordListeningSession: SESSION,
      raisePriority: { title: WORDS, heardFrom: 5 },
      choosePriority: { priority: `of-${who.replaceAll(' ', '-')}`, expectedVersion: 99 },
      closePriority: { priority: `of-${who.replaceAll(' ', '-')}`, expectedVersion: 99 },
      setMeetingSupports: { meeting: 'meeting', supports: ['FOOD'] },
    };
    const { code } = await parents.send(mutation, { ...inputs[mutation] }, VIEWERS[who]);
    const may = MAY[mutation].includes(who);
    // Who may not know of a parent's seat learns nothing of it.
    const ofSeat = ['endParentSeat', 'setConsent', 'withdrawConsent'].includes(mutation);
    const knows = ['chair', 'staff liaison', 'member', 'ambassador', 'self'].includes(who);
    const versioned = 'expectedVersion' in inputs[mutation] ? 'VERSION_CONFLICT' : null;
    expect(code).toBe(may ? versioned : ofSeat && !knows ? 'NOT_FOUND' : 'FORBIDDEN');
  });
});

describe('a priority', () => {
  /** From where each move leads, as the domain's table has it. */
  const LEADS: Readonly<Record<string, Partial<Record<PriorityStatus, PriorityStatus>>>> = {
    choosePriority: { HEARD: 'CHOSEN' },
    closePriority: { HEARD: 'CLOSED', CHOSEN: 'CLOSED', SENT: 'CLOSED', ANSWERED: 'CLOSED' },
    submitted: { CHOSEN: 'SENT' },
    answered: { SENT: 'ANSWERED' },
    withdrawn: { SENT: 'CHOSEN' },
  };
  const statusOf = async (id: string): Promise<string> => {
    const { parentPriorities } = await parents.query<{ parentPriorities: { nodes: { id: string; status: string }[] } }>(
      '{ parentPriorities(first: 100) { nodes { id status } } }',
    );
    return parentPriorities.nodes.find((node) => node.id === id)!.status;
  };

  it.each(
    ['choosePriority', 'closePriority'].flatMap((mutation) =>
      PRIORITY_STATUSES.map((status) => [mutation, status] as const),
    ),
  )('%s from %s', async (mutation, status) => {
    const head = await parents.head();
    const priority = `${mutation}-${status}`;
    const answer = await parents.send(mutation, { priority }, CHAIR, 'priority { status }');
    const to = LEADS[mutation][status];
    if (to === undefined) {
      expect([answer.code, await parents.head()]).toEqual(['ILLEGAL_TRANSITION', head]);
      return;
    }
    expect(answer.payload).toEqual({ priority: { status: to } });
    expect(await parents.eventsAfter(head)).toMatchObject([
      { type: 'PriorityMoved', subject: `ParentPriority:${priority}`, version: 2, payload: { status: to } },
    ]);
  });

  it.each(
    ['submitted', 'answered', 'withdrawn'].flatMap((fact) =>
      PRIORITY_STATUSES.map((status) => [fact, status] as const),
    ),
  )('whose recommendation was %s, from %s, once', async (fact, status) => {
    const priority = `${fact}-${status}`;
    const subject = `Recommendation:of-${priority}`;
    const events = {
      submitted: { type: 'RecommendationSubmitted', subject, payload: { fromPriorityId: priority } },
      answered: { type: 'RecommendationAnswered', subject, payload: {} },
      withdrawn: { type: 'RecommendationMoved', subject, payload: { stage: 'WITHDRAWN' } },
    };
    if (fact !== 'submitted')
      await parents.service.source.query('INSERT INTO known_recommendation VALUES ($1, $2)', [
        `of-${priority}`,
        priority,
      ]);
    const head = await parents.head();
    const event = events[fact as keyof typeof events];
    await learn(parents.service, 'mayors-cabinet', event, event);
    const to = LEADS[fact][status];
    expect(await statusOf(priority)).toBe(to ?? status);
    expect(await parents.eventsAfter(head)).toHaveLength(to === undefined ? 0 : 1);
  });

  it('is heard from a number of which only the band is kept, anywhere', async () => {
    const head = await parents.head();
    const { priority } = await parents.do<{ priority: object }>(
      'raisePriority',
      { title: WORDS, heardFrom: 23, areas: ['North End'], meeting: 'meeting' },
      MEMBER,
      'priority { heardFrom { min max } areas meetings { id } status }',
    );
    expect(priority).toEqual({
      heardFrom: { min: 20, max: 29 },
      areas: ['North End'],
      meetings: [{ id: 'meeting' }],
      status: 'HEARD',
    });
    const [{ payload }] = await parents.eventsAfter(head);
    expect(JSON.stringify(payload)).not.toMatch(/heardFrom|23|29/);
    const kept = await parents.service.source.query(
      `SELECT * FROM parent_priority WHERE areas = ARRAY['North End'] AND row_to_json(parent_priority)::text ~ '\\m23\\M'`,
    );
    expect(kept).toEqual([]);
  });

  it('is refused with every wrong field', async () => {
    const input = {
      title: { en: ' ', original: 'EN' },
      heardFrom: -1,
      areas: ['a\nb'],
      sessions: ['nowhere'],
      indicators: ['x y'],
    };
    const answer = await parents.send('raisePriority', input, MEMBER);
    expect(wrongFields(answer)).toEqual(['title', 'heardFrom', 'areas.0', 'indicators.0', 'sessions.0']);
  });
});

it('parents who were heard are counted in bands, and their priorities are heard again', async () => {
  const { priority } = await parents.do<{ priority: { id: string } }>(
    'raisePriority',
    { title: WORDS, heardFrom: 3 },
    MEMBER,
    'priority { id }',
  );
  const head = await parents.head();
  const shown = await parents.do(
    'recordListeningSession',
    { ...SESSION, priorities: [priority.id] },
    AMBASSADOR,
    'session { on attendance { min max } themes { es } priorities { id } }',
  );
  expect(shown).toEqual({
    session: {
      on: '2026-06-01',
      attendance: { min: 20, max: 29 },
      themes: [{ es: 'Palabras' }],
      priorities: [{ id: priority.id }],
    },
  });
  const events = await parents.eventsAfter(head);
  expect(events.map(({ type }) => type)).toEqual(['ListeningSessionRecorded', 'PriorityHeardAgain']);
  expect(JSON.stringify(events)).not.toContain('attendance');
  const wrong = { on: '2026-07-01', languages: [], attendance: -1, themes: [], priorities: ['nobody'] };
  expect(wrongFields(await parents.send('recordListeningSession', wrong, CHAIR))).toEqual([
    'on',
    'attendance',
    'languages',
    'priorities.0',
  ]);
});

describe('a seat', () => {
  it('of a person does not overlap another of theirs', async () => {
    const member = await seat('p-once');
    const again = { person: 'p-once', role: 'MEMBER', from: '2026-06-10' };
    expect((await parents.send('seatParent', again, CHAIR)).code).toBe('ALREADY_EXISTS');
    await parents.do('endParentSeat', { member, to: '2026-06-09' }, CHAIR);
    expect((await parents.send('endParentSeat', { member, to: '2026-06-09' }, CHAIR)).code).toBe('ILLEGAL_TRANSITION');
    expect((await parents.send('seatParent', again, CHAIR)).code).toBeNull();
  });

  it('shows a name while its parent agrees, and nothing of it leaves by an event', async () => {
    const head = await parents.head();
    const member = await seat('p-named', ['NAME']);
    const named = async (): Promise<string[]> => {
      const { parentCabinet: shown } = await parents.query<{ parentCabinet: { members: { displayName: string }[] } }>(
        '{ parentCabinet { members { displayName } } }',
      );
      return shown.members.map(({ displayName }) => displayName);
    };
    expect(await named()).toContain('A chosen name');
    await parents.do('withdrawConsent', { member }, { authenticated: true, person: 'p-named', grants: [] });
    expect(await named()).not.toContain('A chosen name');
    await parents.do('setConsent', { member, fields: ['NAME', 'ROLE'], givenOn: '2026-06-20' }, LIAISON);
    expect(await named()).toContain('A chosen name');
    const events = await parents.eventsAfter(head);
    expect(events.map(({ type, version }) => [type, version])).toEqual([
      ['ParentSeated', 1],
      ['ConsentSet', 1],
      ['ConsentWithdrawn', 2],
      ['ConsentSet', 3],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/chosen|p-named|2026-06|NAME/);
  });
});

it('supports are set for a meeting of the Parent Cabinet that is not over', async () => {
  const shows = 'supports meeting { id }';
  const set = (meeting: string, supports = ['FOOD', 'CHILD_CARE']) =>
    parents.send('setMeetingSupports', { meeting, supports }, CHAIR, shows);
  expect((await set('meeting')).payload).toEqual({ supports: ['FOOD', 'CHILD_CARE'], meeting: { id: 'meeting' } });
  expect((await set('meeting', [])).payload).toEqual({ supports: [], meeting: { id: 'meeting' } });
  expect([(await set('over')).code, (await set('others')).code]).toEqual(['NOT_YET_KNOWN', 'NOT_YET_KNOWN']);
  expect(wrongFields(await set('meeting', ['FOOD', 'FOOD']))).toEqual(['supports.1']);
});

it('meetings are learnt of, those of others are not', async () => {
  const told = (id: string, bodyId: string, status: string) => ({
    type: 'MeetingScheduled',
    subject: `Meeting:${id}`,
    payload: { bodyId, jointWithIds: ['other'], status },
  });
  await learn(
    parents.service,
    'department',
    told('learnt', 'parents', 'SCHEDULED'),
    told('learnt', 'parents', 'CANCELLED'),
    told('strange', 'group', 'SCHEDULED'),
  );
  const known = await parents.service.source.query(
    `SELECT id, status FROM known_meeting WHERE id IN ('learnt', 'strange')`,
  );
  expect(known).toEqual([{ id: 'learnt', status: 'CANCELLED' }]);
});
