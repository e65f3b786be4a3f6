import { startTestService } from '../../../test/support/database';
import { PUBLIC, type Viewer } from '../../../platform/auth/viewer';
import { department } from '../service';
import { CLERK, TestDepartment } from '../test-commands';
import { bodyRow, documentRow, meetingRow, PROVENANCE, text, viewerWith } from '../test-rows';

const CHAIR = viewerWith('CO_CHAIR', 'group');
const MEMBER = viewerWith('MEMBER', 'group');
const STRANGER = viewerWith('MEMBER', 'other');
const HELD = { status: 'ADJOURNED', startsAt: '2026-06-11T19:00:00Z' };

let hub: TestDepartment;

const version = (id: string, meetingId: string, given: object = {}) =>
  documentRow(id, 'MINUTES', { meetingId, bodyId: 'group', text: text(id), ...given });

beforeAll(async () => {
  hub = await TestDepartment.start('2026-06-20T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        bodyRow('group', { name: { en: 'Reading', es: 'Lectura', original: 'EN', machineTranslated: ['ES'] } }),
        bodyRow('other'),
        meetingRow('whole', 'group', HELD),
        meetingRow('by-address', 'group', HELD),
        meetingRow('without-draft', 'group', { ...HELD, minutesStatus: 'DRAFT' }),
        meetingRow('of-record', 'group', HELD),
        version('recorded', 'of-record', { provenance: { ...PROVENANCE, origin: 'RECORD' } }),
        meetingRow('undated', 'group', {
          ...HELD,
          minutesStatus: 'APPROVED',
          minutesPostedAt: '2026-06-15T12:00:00Z',
        }),
        version('undated-minutes', 'undated'),
        meetingRow('never-brought', 'group', { ...HELD, minutesStatus: 'APPROVED' }),
        ...['earlier', 'approved', 'same-hour'].map((id) =>
          meetingRow(`to-approve-${id}`, 'group', { ...HELD, minutesStatus: 'POSTED_DRAFT' }),
        ),
        meetingRow('earlier', 'group', { ...HELD, startsAt: '2026-06-11T18:59:59Z' }),
        meetingRow('same-hour', 'group', HELD),
        meetingRow('later', 'group', { ...HELD, startsAt: '2026-06-18T19:00:00Z' }),
        meetingRow('later-day', 'group', { date: '2026-06-12' }),
        meetingRow('undated-meeting', 'group'),
        meetingRow('cancelled', 'group', { ...HELD, status: 'CANCELLED', startsAt: '2026-06-18T19:00:00Z' }),
        meetingRow('not-held', 'group', { status: 'NOT_HELD_NO_QUORUM', startsAt: '2026-06-18T19:00:00Z' }),
        meetingRow('to-come', 'group', { status: 'SCHEDULED', startsAt: '2026-06-25T19:00:00Z' }),
        meetingRow('of-other', 'other', { ...HELD, startsAt: '2026-06-18T19:00:00Z' }),
        meetingRow('joint', 'other', { ...HELD, startsAt: '2026-06-18T19:00:00Z', jointWithIds: ['group'] }),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());
beforeEach(() => (hub.now = new Date('2026-06-20T12:00:00Z')));

interface Minutes {
  readonly id: string;
  readonly text: { readonly en: string | null } | null;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly replaces: Minutes | null;
}

interface Seen {
  readonly minutesStatus: string;
  readonly minutesPostedAt: string | null;
  readonly minutesApprovedIn: { readonly id: string } | null;
  readonly minutes: Minutes | null;
  readonly documents: readonly { readonly id: string }[];
}

const VERSION = 'id text { en } url publishedAt';

async function seen(meeting: string, viewer: Viewer = CHAIR): Promise<Seen> {
  const { meeting: found } = await hub.query<{ meeting: Seen }>(
    `{ meeting(id: "${meeting}") { minutesStatus minutesPostedAt minutesApprovedIn { id } documents { id }
      minutes { ${VERSION} replaces { ${VERSION} replaces { ${VERSION} } } } } }`,
    viewer,
  );
  return found;
}

const NOTHING = { minutesStatus: 'NONE', minutesPostedAt: null, minutesApprovedIn: null, minutes: null, documents: [] };

it('keeps minutes from draft to correction, each for those who may see it, and every version readable', async () => {
  const start = await hub.head();
  await hub.do('draftMinutes', { meeting: 'whole', text: { en: 'First words' } }, CHAIR);
  const first = await seen('whole');
  await hub.do(
    'draftMinutes',
    { meeting: 'whole', text: { en: 'Second words' }, url: 'https://x.org/a' },
    viewerWith('STAFF'),
  );
  for (const viewer of [CHAIR, MEMBER, CLERK, viewerWith('STAFF')])
    expect(await seen('whole', viewer)).toMatchObject({
      minutesStatus: 'DRAFT',
      minutes: { id: first.minutes?.id, text: { en: 'Second words' }, url: 'https://x.org/a', publishedAt: null },
    });
  for (const viewer of [PUBLIC, STRANGER]) expect(await seen('whole', viewer)).toEqual(NOTHING);

  hub.now = new Date('2026-06-21T12:00:00Z');
  await hub.do('postMinutes', { meeting: 'whole' }, CHAIR);
  for (const viewer of [PUBLIC, MEMBER])
    expect(await seen('whole', viewer)).toMatchObject({
      minutesStatus: 'POSTED_DRAFT',
      minutesPostedAt: '2026-06-21T12:00:00.000Z',
      minutes: { id: first.minutes?.id, publishedAt: '2026-06-21T12:00:00.000Z', replaces: null },
    });

  await hub.do('approveMinutes', { meeting: 'whole', approvedIn: 'later' }, CHAIR);
  hub.now = new Date('2026-06-22T12:00:00Z');
  await hub.do('correctMinutes', { meeting: 'whole', text: { en: 'Third words' }, reason: { en: 'A sum' } }, CHAIR);
  await hub.do('correctMinutes', { meeting: 'whole', url: 'https://x.org/b', reason: { en: 'A day' } }, CHAIR);
  for (const viewer of [PUBLIC, STRANGER, MEMBER])
    expect(await seen('whole', viewer)).toMatchObject({
      minutesStatus: 'CORRECTED',
      minutesPostedAt: '2026-06-21T12:00:00.000Z',
      minutesApprovedIn: { id: 'later' },
      minutes: {
        text: null,
        url: 'https://x.org/b',
        publishedAt: '2026-06-22T12:00:00.000Z',
        replaces: { text: { en: 'Third words' }, replaces: { id: first.minutes?.id, text: { en: 'Second words' } } },
      },
    });

  const events = await hub.eventsAfter(start);
  expect(events.map(({ kind, version: of }) => [kind, of])).toEqual([
    ['MINUTES_DRAFTED', 2],
    ['MINUTES_DRAFTED', 3],
    ['MINUTES_POSTED', 4],
    ['MINUTES_APPROVED', 5],
    ['MINUTES_CORRECTED', 6],
    ['MINUTES_CORRECTED', 7],
  ]);
  expect(events.map(({ payload }) => payload.minutesStatus)).toEqual([
    'NONE',
    'NONE',
    'POSTED_DRAFT',
    'APPROVED',
    'CORRECTED',
    'CORRECTED',
  ]);
  expect(events[3].payload).toMatchObject({ approvedInId: 'later', documentId: first.minutes?.id });
  expect(events[4].payload).toMatchObject({ reason: { en: 'A sum' }, replacesId: first.minutes?.id });
  expect(JSON.stringify(events)).not.toMatch(/words|x\.org/);
});

it('gives minutes a title from the meeting, the languages of their text, and the reason of a correction', async () => {
  await hub.do('draftMinutes', { meeting: 'by-address', url: 'https://x.org/c' }, CHAIR);
  const shown = `{ meeting(id: "by-address") { minutes { kind languages body { id } title { en es machineTranslated(language: ES) }
    provenance { origin note { en } } } } }`;
  const title = { en: 'Minutes: Meeting: Reading', es: 'Acta: Reunión: Lectura', machineTranslated: true };
  expect(await hub.query(shown, CHAIR)).toEqual({
    meeting: {
      minutes: {
        kind: 'MINUTES',
        languages: [],
        body: { id: 'group' },
        title,
        provenance: { origin: 'ENTERED', note: null },
      },
    },
  });
  await hub.do('postMinutes', { meeting: 'by-address' }, CHAIR);
  await hub.do('approveMinutes', { meeting: 'by-address', approvedIn: 'later' }, CHAIR);
  const correction = { text: { es: 'Lo dicho', original: 'ES' }, reason: { en: 'A sum' } };
  await hub.do('correctMinutes', { meeting: 'by-address', ...correction }, CHAIR);
  expect(await hub.query(shown, PUBLIC)).toMatchObject({
    meeting: { minutes: { languages: ['es'], provenance: { origin: 'ENTERED', note: { en: 'A sum' } } } },
  });
});

it('posts nothing where a dataset says that there is a draft and brings none', async () => {
  const { code, extensions } = await hub.send('postMinutes', { meeting: 'without-draft' }, CHAIR);
  expect([code, extensions.legal]).toEqual(['ILLEGAL_TRANSITION', ['draftMinutes']]);
  await hub.do('draftMinutes', { meeting: 'without-draft', text: { en: 'Words' } }, CHAIR);
  expect((await hub.send('postMinutes', { meeting: 'without-draft' }, CHAIR)).code).toBeNull();
});

it('drafts after what the record has, which stays as it was', async () => {
  await hub.do('draftMinutes', { meeting: 'of-record', text: { en: 'Words' } }, CHAIR);
  await hub.do('postMinutes', { meeting: 'of-record' }, CHAIR);
  expect((await seen('of-record', PUBLIC)).minutes).toMatchObject({
    text: { en: 'Words' },
    replaces: { id: 'recorded', publishedAt: null },
  });
});

it('keeps the only version that a dataset brought readable when it is corrected', async () => {
  await hub.do('correctMinutes', { meeting: 'undated', text: { en: 'Words' }, reason: { en: 'A sum' } }, CHAIR);
  expect((await seen('undated', PUBLIC)).minutes).toMatchObject({
    text: { en: 'Words' },
    replaces: { id: 'undated-minutes', publishedAt: '2026-06-15T12:00:00.000Z' },
  });
  await hub.do('correctMinutes', { meeting: 'never-brought', text: { en: 'Words' }, reason: { en: 'A sum' } }, CHAIR);
  expect((await seen('never-brought', PUBLIC)).minutes).toMatchObject({ text: { en: 'Words' }, replaces: null });
});

it.each(['earlier', 'same-hour', 'undated-meeting', 'cancelled', 'not-held', 'of-other', 'none'])(
  'takes no approval from a meeting that is %s',
  async (approvedIn) => {
    const meeting = 'to-approve-earlier';
    const { code, extensions } = await hub.send('approveMinutes', { meeting, approvedIn }, CHAIR);
    expect(code).toBe('BAD_USER_INPUT');
    const paths = (extensions.fields as { path: string[] }[]).map(({ path }) => path.join('.'));
    expect([...new Set(paths)]).toEqual(['input.approvedIn']);
  },
);

it('takes no approval of minutes from their own meeting', async () => {
  const meeting = 'to-approve-earlier';
  expect((await hub.send('approveMinutes', { meeting, approvedIn: meeting }, CHAIR)).code).toBe('BAD_USER_INPUT');
});

it.each([
  ['approved', 'joint'],
  ['same-hour', 'later-day'],
  ['earlier', 'to-come'],
])('takes the approval of a later meeting of the body: %s in %s', async (meeting, approvedIn) => {
  await hub.do('approveMinutes', { meeting: `to-approve-${meeting}`, approvedIn }, CHAIR);
  expect(await seen(`to-approve-${meeting}`, PUBLIC)).toMatchObject({
    minutesStatus: 'APPROVED',
    minutesApprovedIn: { id: approvedIn },
  });
});

it('needs a text or an address that nothing can run, and names all that is wrong', async () => {
  const meeting = 'never-brought';
  const wrong = { meeting, url: 'javascript:alert(1)', text: { en: '' }, reason: { en: ' ' } };
  const { code, extensions } = await hub.send('correctMinutes', wrong, CHAIR);
  expect(code).toBe('BAD_USER_INPUT');
  const paths = (extensions.fields as { path: string[] }[]).map(({ path }) => path[1]);
  expect(paths.sort()).toEqual(['reason', 'text', 'url']);
  const empty = await hub.send('correctMinutes', { meeting, reason: { en: 'A sum' } }, CHAIR);
  expect(empty.extensions.fields).toMatchObject([{ path: ['input', 'text'] }]);
});
