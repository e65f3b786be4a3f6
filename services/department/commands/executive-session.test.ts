import { startTestService } from '../../../test/support/database';
import { PUBLIC, type Viewer } from '../../../platform/auth/viewer';
import { department } from '../service';
import { CLERK, TestDepartment } from '../test-commands';
import { bodyRow, documentRow, entryRow, itemRow, meetingRow, personRow, viewerWith } from '../test-rows';

const STAFF = viewerWith('STAFF');
const CHAIR = viewerWith('CO_CHAIR', 'group', 'chair');
const ABSENT_CHAIR = viewerWith('CO_CHAIR', 'group', 'absent');

const CONTENT: Readonly<Record<string, unknown>> = {
  recommendedAction: { en: 'SECRET settle' },
  amount: { cents: 1_000, currency: 'USD' },
  grant: 'grant',
  presenter: 'group',
  documents: ['paper-group'],
};

const WORDS = { title: { en: 'Pending claims' }, legalReason: { en: 'C.G.S. 1-200(6)' }, ...CONTENT };

const CLOSED = {
  kind: 'EXECUTIVE_SESSION',
  title: { en: 'Pending claims' },
  legalReason: { en: 'C.G.S. 1-200(6)' },
};

let hub: TestDepartment;

beforeAll(async () => {
  const text = { es: null, original: 'EN', machineTranslated: [] };
  const whole = { ...CLOSED, title: { ...text, ...CLOSED.title }, legalReason: { ...text, ...CLOSED.legalReason } };
  hub = await TestDepartment.start('2026-06-20T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        personRow('chair'),
        personRow('absent'),
        {
          type: 'Grant',
          id: 'grant',
          name: { ...text, en: 'A grant' },
          provenance: { origin: 'SAMPLE', confidence: null, note: null, sources: [] },
        },
        ...['group', 'department', 'cabinet'].flatMap((body) => [
          bodyRow(body, {
            kind: { group: 'WORKING_GROUP', department: 'DEPARTMENT', cabinet: 'MAYORS_CABINET' }[body],
          }),
          meetingRow(body, body, { kind: 'WORKING', status: 'IN_SESSION', agendaPublishedAt: '2026-06-19T12:00:00Z' }),
          documentRow(`paper-${body}`, 'STAFF_REPORT', { bodyId: body }),
          itemRow(`closed-${body}`, body, whole),
          itemRow(`open-${body}`, body, { position: 2 }),
        ]),
        itemRow('closed-of-record', 'cabinet', { kind: 'EXECUTIVE_SESSION' }),
        itemRow('open-of-record', 'cabinet', { legalReason: whole.legalReason }),
        entryRow('present', 'group', { personId: 'chair' }),
        meetingRow('planned', 'group', { kind: 'REGULAR', status: 'SCHEDULED' }),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

const adds = (meeting: string, more: object, viewer: Viewer) =>
  hub.send('addAgendaItem', { meeting, number: '7', ...CLOSED, ...more }, viewer);

const codesOf = async (sent: readonly (() => Promise<{ code: string | null }>)[]): Promise<(string | null)[]> => {
  const codes: (string | null)[] = [];
  for (const send of sent) codes.push((await send()).code);
  return codes;
};

it('needs a public title and a legal reason, and no other item has such a reason', async () => {
  const bare = await hub.send('addAgendaItem', { meeting: 'group', number: '7', kind: 'EXECUTIVE_SESSION' }, CHAIR);
  expect((bare.extensions.fields as { path: string[] }[]).map(({ path }) => path[1])).toEqual(['title', 'legalReason']);
  const open = await adds('group', { kind: 'BUSINESS' }, CHAIR);
  expect((open.extensions.fields as { path: string[] }[]).map(({ path }) => path[1])).toEqual(['legalReason']);
  const cleared = await hub.send(
    'updateAgendaItem',
    { agendaItem: 'closed-group', legalReason: null, title: null },
    CHAIR,
  );
  expect((cleared.extensions.fields as { path: string[] }[]).map(({ path }) => path[1])).toEqual([
    'title',
    'legalReason',
  ]);
});

it('is put on the agenda by staff with what the public sees of it, and without content', async () => {
  expect((await adds('group', {}, STAFF)).code).toBeNull();
  const refused = Object.entries(CONTENT).map(
    ([field, value]) =>
      () =>
        adds('group', { [field]: value }, STAFF),
  );
  expect(await codesOf(refused)).toEqual(refused.map(() => 'FORBIDDEN'));
});

it('is moved by staff, who change no word of it', async () => {
  const update = (more: object) => hub.send('updateAgendaItem', { agendaItem: 'closed-group', ...more }, STAFF);
  expect((await update({ number: '8', after: 'open-group', expectedAt: '2026-06-20T13:00:00Z' })).code).toBeNull();
  const refused = Object.entries(WORDS).flatMap(([field, value]) => [
    () => update({ [field]: value }),
    () => update({ [field]: null }),
  ]);
  expect(await codesOf(refused)).toEqual(refused.map(() => 'FORBIDDEN'));
});

it("is staff's to write in the department's own meetings, as a co-chair's", async () => {
  expect((await adds('department', { ...CONTENT, documents: ['paper-department'] }, STAFF)).code).toBeNull();
  const update = { agendaItem: 'closed-department', recommendedAction: { en: 'Settle' } };
  expect((await hub.send('updateAgendaItem', update, STAFF)).code).toBeNull();
});

const SHOWN =
  'title { en } legalReason { en } recommendedAction { en } amount { cents } grant { id } presenter { id } documents { id }';

/** What is left of an item for those to whom the doors are closed. */
const LEFT = {
  title: { en: 'Pending claims' },
  legalReason: { en: 'C.G.S. 1-200(6)' },
  recommendedAction: null,
  amount: null,
  grant: null,
  presenter: null,
  documents: [],
};

const ALL = {
  ...LEFT,
  recommendedAction: { en: 'SECRET settle' },
  amount: { cents: 1_000 },
  grant: { id: 'grant' },
  presenter: { id: 'group' },
  documents: [{ id: 'paper-group' }],
};

describe('the payload and what is read afterwards', () => {
  let made = 0;
  const add = async (viewer: Viewer, documents = CONTENT.documents): Promise<{ id: string }> => {
    const { data, errors } = await hub.service.execute({
      document: `mutation ($input: AddAgendaItemInput!) { addAgendaItem(input: $input) { agendaItem { id ${SHOWN} } } }`,
      variables: {
        input: {
          idempotencyKey: `closed ${++made}`,
          meeting: 'group',
          number: '9',
          kind: 'EXECUTIVE_SESSION',
          ...WORDS,
          documents,
        },
      },
      viewer,
    });
    expect(errors).toBeUndefined();
    return (data as { addAgendaItem: { agendaItem: { id: string } } }).addAgendaItem.agendaItem;
  };
  const read = async (id: string, viewer: Viewer): Promise<unknown> => {
    const { meeting } = await hub.query<{ meeting: { agenda: { id: string }[] } }>(
      `{ meeting(id: "group") { agenda { id ${SHOWN} } } }`,
      viewer,
    );
    return meeting.agenda.find((item) => item.id === id);
  };

  it('show the content to who is there, and to nobody else, whoever wrote it', async () => {
    const written = await add(CHAIR);
    expect(written).toEqual({ id: written.id, ...ALL });
    // The paper is of a session that they do not see into.
    const other = await add(ABSENT_CHAIR, []);
    expect(other).toEqual({ id: other.id, ...LEFT });
    for (const viewer of [CHAIR, CLERK, viewerWith('CABINET_MEMBER')])
      expect(await read(other.id, viewer)).toEqual({ id: other.id, ...ALL, documents: [] });
    for (const viewer of [PUBLIC, STAFF, ABSENT_CHAIR, viewerWith('MEMBER', 'group')])
      expect(await read(written.id, viewer)).toEqual({ id: written.id, ...LEFT });
  });

  it('leave no word of it in the log', async () => {
    const before = await hub.head();
    const { id } = await add(CHAIR);
    await hub.do('updateAgendaItem', { agendaItem: id, recommendedAction: { en: 'SECRET wait' } }, CHAIR);
    expect(JSON.stringify(await hub.eventsAfter(before))).not.toMatch(/SECRET|paper|1000|Pending/);
  });
});

it('keeps a paper that was entered for it from the public before and after it is taken up', async () => {
  const { document } = await hub.do(
    'addDocument',
    { meeting: 'group', kind: 'STAFF_REPORT', title: { en: 'Terms' }, languages: ['en'], text: { en: 'SECRET' } },
    CHAIR,
  );
  const sees = async (viewer: Viewer): Promise<boolean> =>
    (await hub.query<{ document: object | null }>(`{ document(id: "${document?.id}") { id } }`, viewer)).document !==
    null;
  expect([await sees(PUBLIC), await sees(STAFF), await sees(CHAIR)]).toEqual([false, true, true]);
  const item = await hub.do(
    'addAgendaItem',
    { meeting: 'group', number: '9', ...CLOSED, documents: [document?.id] },
    CHAIR,
  );
  expect([await sees(PUBLIC), await sees(STAFF), await sees(CHAIR)]).toEqual([false, false, true]);
  const opened = await hub.send('updateAgendaItem', { agendaItem: 'open-group', documents: [document?.id] }, STAFF);
  expect(opened.code).toBe('BAD_USER_INPUT');
  await hub.do('removeAgendaItem', { agendaItem: item.agendaItem?.id, reason: { en: 'Settled' } }, STAFF);
  expect(await sees(PUBLIC)).toBe(false);
});

it('is not there, before publication, for who may not see the agenda', async () => {
  const { agendaItem } = await hub.do('addAgendaItem', { meeting: 'planned', number: '1', ...CLOSED }, CHAIR);
  const update = (viewer: Viewer) => hub.send('updateAgendaItem', { agendaItem: agendaItem?.id, number: '2' }, viewer);
  expect((await update(viewerWith('CO_CHAIR', 'cabinet'))).code).toBe('NOT_FOUND');
  expect((await update(viewerWith('MEMBER', 'group'))).code).toBe('FORBIDDEN');
});

it('is moved as it is, where the record gives it no words, or gives another item a reason', async () => {
  for (const agendaItem of ['closed-of-record', 'open-of-record'])
    expect((await hub.send('updateAgendaItem', { agendaItem, number: '4' }, STAFF)).code).toBeNull();
});
