import { startTestService } from '../../../test/support/database';
import { PUBLIC, type Viewer } from '../../../platform/auth/viewer';
import { department } from '../service';
import { CLERK, newKey, TestDepartment } from '../test-commands';
import { bodyRow, documentRow, itemRow, meetingRow, text, viewerWith } from '../test-rows';

const CHAIR = viewerWith('CO_CHAIR', 'group');
const STAFF = viewerWith('STAFF');
const NOW = '2026-02-10T12:00:00Z';

let hub: TestDepartment;

beforeAll(async () => {
  hub = await TestDepartment.start(NOW, (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET', openMeetingStatus: 'SUBJECT' }),
        bodyRow('group', { openMeetingStatus: 'SUBJECT' }),
        bodyRow('other', { openMeetingStatus: 'SUBJECT' }),
        meetingRow('special', 'group', { kind: 'SPECIAL', status: 'SCHEDULED', startsAt: '2026-02-11T11:59:00Z' }),
        meetingRow('put-off', 'group', {
          kind: 'REGULAR',
          status: 'NOT_HELD_NO_QUORUM',
          startsAt: '2026-02-09T11:00:00Z',
          adjournedAt: '2026-02-09T11:59:59Z',
        }),
        meetingRow('planned', 'group', { kind: 'REGULAR', status: 'SCHEDULED' }),
        itemRow('item', 'planned', { title: text('A title') }),
        meetingRow('old', 'group'),
        meetingRow('joint', 'group', { status: 'ADJOURNED', jointWithIds: ['cabinet'] }),
        documentRow('former', 'PLAN', { bodyId: 'group', publishedAt: '2026-01-02T12:00:00Z' }),
        documentRow('former-notice', 'NOTICE', { meetingId: 'special', bodyId: 'group' }),
        meetingRow('unannounced', 'group', {
          kind: 'SPECIAL',
          status: 'SCHEDULED',
          startsAt: '2026-02-11T11:59:59Z',
        }),
        documentRow('of-other', 'PLAN', { bodyId: 'other' }),
        documentRow('minutes', 'MINUTES', { meetingId: 'joint', bodyId: 'group' }),
        documentRow('of-nobody', 'OTHER'),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

const PAPER = { kind: 'STAFF_REPORT', title: { en: 'SECRET title' }, languages: ['en'], text: { en: 'SECRET words' } };

const add = (more: object, viewer: Viewer = CHAIR) => hub.send('addDocument', { ...PAPER, ...more }, viewer);

const sees = async (id: string | undefined, viewer: Viewer): Promise<boolean> =>
  (await hub.query<{ document: object | null }>(`{ document(id: "${id}") { id } }`, viewer)).document !== null;

const pathsOf = (extensions: Readonly<Record<string, unknown>>): string[] =>
  (extensions.fields as { path: string[] }[]).map(({ path }) => path.slice(1).join('.')).sort();

describe('who may', () => {
  const viewers: Record<string, Viewer> = {
    public: PUBLIC,
    member: viewerWith('MEMBER', 'group'),
    liaison: viewerWith('STAFF_LIAISON', 'group'),
    otherChair: viewerWith('CO_CHAIR', 'other'),
    cabinetMember: viewerWith('CABINET_MEMBER'),
    clerk: CLERK,
    chair: CHAIR,
    staff: STAFF,
  };
  const codes = async (more: object): Promise<Record<string, string | null>> => {
    const found: Record<string, string | null> = {};
    for (const [name, viewer] of Object.entries(viewers)) found[name] = (await add(more, viewer)).code;
    return found;
  };
  const nobodyElse = {
    public: 'UNAUTHENTICATED',
    member: 'FORBIDDEN',
    liaison: 'FORBIDDEN',
    otherChair: 'FORBIDDEN',
    cabinetMember: 'FORBIDDEN',
    chair: null,
    staff: null,
  };

  it('adds to a meeting and to a body: their co-chairs and staff, the clerk for the Cabinet', async () => {
    expect(await codes({ meeting: 'planned' })).toEqual({ ...nobodyElse, clerk: 'FORBIDDEN' });
    expect(await codes({ body: 'group' })).toEqual({ ...nobodyElse, clerk: 'FORBIDDEN' });
    expect(await codes({ meeting: 'joint' })).toEqual({ ...nobodyElse, clerk: null });
    expect(await codes({ body: 'cabinet' })).toEqual({ ...nobodyElse, chair: 'FORBIDDEN', clerk: null });
  });

  it('finds no meeting and no body that is not there', async () => {
    expect([(await add({ meeting: 'none' })).code, (await add({ body: 'none' })).code]).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
  });
});

it('names everything that is wrong with a document at once', async () => {
  const before = await hub.everything();
  const { code, extensions } = await add({
    meeting: 'planned',
    body: 'other',
    kind: 'MINUTES',
    title: { es: 'solo en español' },
    languages: [],
    text: null,
    url: 'ftp://x.org/a',
    publishedAt: '2026-02-10T12:00:01Z',
    replaces: 'minutes',
  });
  expect(code).toBe('BAD_USER_INPUT');
  expect([...new Set(pathsOf(extensions))]).toEqual([
    'body',
    'kind',
    'languages',
    'publishedAt',
    'replaces',
    'title',
    'url',
  ]);
  expect(pathsOf((await add({ meeting: 'planned', text: null })).extensions)).toEqual(['url']);
  expect(pathsOf((await add({})).extensions)).toEqual(['meeting']);
  expect(await hub.everything()).toBe(before);
});

it.each([
  [{ body: 'group' }, 'former', null],
  [{ meeting: 'special' }, 'former-notice', null],
  [{ meeting: 'planned' }, 'former-notice', 'BAD_USER_INPUT'],
  [{ meeting: 'special' }, 'former', 'BAD_USER_INPUT'],
  [{ body: 'group' }, 'former-notice', 'BAD_USER_INPUT'],
  [{ body: 'group' }, 'of-other', 'BAD_USER_INPUT'],
  [{ body: 'group' }, 'of-nobody', 'BAD_USER_INPUT'],
  [{ body: 'group' }, 'none', 'BAD_USER_INPUT'],
  [{ meeting: 'joint' }, 'minutes', 'BAD_USER_INPUT'],
])('with a place of %j, replaces %s: %s', async (place, replaces, code) => {
  expect((await add({ ...place, replaces })).code).toBe(code);
});

it('cannot replace what its viewer does not see', async () => {
  const closed = { kind: 'EXECUTIVE_SESSION', title: { en: 'Claims' }, legalReason: { en: 'C.G.S. 1-200(6)' } };
  const paper = await add({ meeting: 'planned' });
  const documents = [paper.payload?.document?.id];
  await hub.do('addAgendaItem', { meeting: 'planned', number: '9', ...closed, documents }, CHAIR);
  expect((await add({ meeting: 'planned', replaces: documents[0] }, STAFF)).code).toBe('BAD_USER_INPUT');
});

describe('what is not published', () => {
  it('is kept back, of a meeting and of a body, until it is published or an agenda takes it up', async () => {
    for (const place of [{ meeting: 'old' }, { body: 'group' }]) {
      const { payload } = await add(place);
      expect(payload?.document?.publishedAt).toBeNull();
      for (const viewer of [CHAIR, STAFF, viewerWith('MEMBER', 'group')])
        expect(await sees(payload?.document?.id, viewer)).toBe(true);
      for (const viewer of [PUBLIC, viewerWith('MEMBER', 'other'), viewerWith('CABINET_MEMBER')])
        expect(await sees(payload?.document?.id, viewer)).toBe(false);
      const published = await add({ ...place, publishedAt: NOW, replaces: payload?.document?.id });
      expect(await sees(published.payload?.document?.id, PUBLIC)).toBe(true);
    }
  });

  it('becomes public with the agenda that takes it up', async () => {
    const meeting = (
      await hub.do(
        'scheduleMeeting',
        { body: 'group', kind: 'REGULAR', modality: 'IN_PERSON', startsAt: '2026-02-20T12:00:00Z' },
        CHAIR,
      )
    ).meeting.id;
    const { payload } = await add({ meeting });
    const documents = [payload?.document?.id];
    await hub.do('addAgendaItem', { meeting, number: '1', kind: 'BUSINESS', documents }, CHAIR);
    expect(await sees(documents[0], PUBLIC)).toBe(false);
    await hub.do('publishAgenda', { meeting }, CHAIR);
    expect(await sees(documents[0], PUBLIC)).toBe(true);
  });
});

describe('the event', () => {
  it("is the meeting's, whose version rises, and tells ids and kinds alone", async () => {
    const before = await hub.head();
    const { payload } = await add({ meeting: 'old', kind: 'NOTICE', publishedAt: '2026-02-01T12:00:00Z' });
    const events = await hub.eventsAfter(before);
    expect(events).toMatchObject([{ kind: 'DOCUMENT_ADDED', subject: 'Meeting:old', at: new Date(NOW) }]);
    expect(events[0].payload).toMatchObject({
      documentId: payload?.document?.id,
      documentKind: 'NOTICE',
      replacesId: null,
    });
    const { meeting } = await hub.query<{ meeting: { version: number } }>('{ meeting(id: "old") { version } }');
    expect(events[0].version).toBe(meeting.version);
    expect(JSON.stringify(events)).not.toContain('SECRET');
  });

  it('is of the document, where it is of a body alone, and has the title of what is public', async () => {
    const before = await hub.head();
    const kept = await add({ body: 'group' });
    const published = await add({ body: 'group', publishedAt: NOW });
    expect(await hub.eventsAfter(before)).toMatchObject([
      { subject: `Document:${kept.payload?.document?.id}`, version: 1, payload: { title: null, bodyId: 'group' } },
      { subject: `Document:${published.payload?.document?.id}`, payload: { title: { en: 'SECRET title' } } },
    ]);
  });

  it('is recorded once, however often the document is sent', async () => {
    const input = { ...PAPER, idempotencyKey: newKey(), body: 'group' };
    const before = await hub.head();
    const [first, again] = [await hub.do('addDocument', input, CHAIR), await hub.do('addDocument', input, CHAIR)];
    expect(again).toEqual(first);
    expect(await hub.eventsAfter(before)).toHaveLength(1);
  });
});

describe('clocks', () => {
  const late = async (meeting: string): Promise<string[]> =>
    (await hub.query<{ meeting: { clocks: { late: string[] } } }>(`{ meeting(id: "${meeting}") { clocks { late } } }`))
      .meeting.clocks.late;
  const schedule = async (body: string): Promise<{ late: boolean; document: { id: string } | null }> =>
    (
      await hub.query<{ body: { scheduleClock: { late: boolean; document: { id: string } | null } } }>(
        `{ body(id: "${body}") { scheduleClock { late document { id } } } }`,
      )
    ).body.scheduleClock;

  it('of a notice stops with the notice, also when that comes too late', async () => {
    hub.now = new Date('2026-02-10T11:59:59Z');
    expect(await late('unannounced')).not.toContain('NOTICE');
    hub.now = new Date(NOW);
    expect(await late('unannounced')).toContain('NOTICE');
    await add({ meeting: 'unannounced', kind: 'OTHER' });
    expect(await late('unannounced')).toContain('NOTICE');
    await add({ meeting: 'unannounced', kind: 'NOTICE' });
    expect(await late('unannounced')).not.toContain('NOTICE');
  });

  it('of a notice of adjournment stops with the notice', async () => {
    expect(await late('put-off')).toContain('ADJOURNMENT_NOTICE');
    await add({ meeting: 'put-off', kind: 'NOTICE' });
    expect(await late('put-off')).toContain('ADJOURNMENT_NOTICE');
    const { payload } = await add({ meeting: 'put-off', kind: 'ADJOURNMENT_NOTICE' });
    expect(await late('put-off')).not.toContain('ADJOURNMENT_NOTICE');
    expect(payload?.document?.publishedAt).toBe('2026-02-10T12:00:00.000Z');
    expect(await sees(payload?.document?.id, PUBLIC)).toBe(true);
  });

  it('of the yearly schedule stops with one that was filed for the year, and is not kept back', async () => {
    expect(await schedule('other')).toEqual({ late: true, document: null });
    const file = (more: object) => add({ body: 'other', kind: 'ANNUAL_SCHEDULE', ...more }, STAFF);
    await file({ publishedAt: null });
    await file({ publishedAt: '2025-07-01T03:59:59Z' });
    expect(await schedule('other')).toEqual({ late: true, document: null });
    const first = await file({ publishedAt: '2025-07-01T04:00:00Z' });
    expect(await schedule('other')).toMatchObject({ late: false, document: { id: first.payload?.document?.id } });
  });

  it('of the yearly schedule stops when one is filed without an instant: filing it is its publication', async () => {
    expect((await schedule('cabinet')).late).toBe(true);
    await add({ body: 'cabinet', kind: 'ANNUAL_SCHEDULE' }, CLERK);
    expect((await schedule('cabinet')).late).toBe(false);
  });
});
