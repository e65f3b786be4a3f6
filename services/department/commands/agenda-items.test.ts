import { startTestService } from '../../../test/support/database';
import { PUBLIC } from '../../../platform/auth/viewer';
import { department } from '../service';
import { CLERK, newKey, TestDepartment } from '../test-commands';
import { bodyRow, documentRow, itemRow, meetingRow, PROVENANCE, text, viewerWith } from '../test-rows';

let hub: TestDepartment;

beforeAll(async () => {
  hub = await TestDepartment.start('2026-06-20T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
        bodyRow('group'),
        { type: 'Grant', id: 'grant', name: text('A grant'), provenance: PROVENANCE },
        meetingRow('planned', 'cabinet', { kind: 'REGULAR', status: 'SCHEDULED' }),
        meetingRow('public', 'cabinet', { kind: 'REGULAR', status: 'AGENDA_PUBLISHED' }),
        meetingRow('of-group', 'group', { kind: 'REGULAR', status: 'AGENDA_PUBLISHED' }),
        documentRow('of-body', 'STAFF_REPORT', { bodyId: 'cabinet' }),
        documentRow('of-meeting', 'PACKET', { meetingId: 'planned' }),
        documentRow('of-another', 'PACKET', { meetingId: 'of-group', bodyId: 'group' }),
        documentRow('of-nobody', 'OTHER'),
        itemRow('whole', 'planned', {
          title: text('A title'),
          recommendedAction: text('Approve'),
          amount: { cents: 5, currency: 'USD' },
          grantId: 'grant',
          presenterId: 'group',
          documentIds: ['of-body', 'of-meeting'],
          expectedAt: '2026-06-21T12:00:00Z',
        }),
        ...['to-go', 'to-go-with-reason'].map((id, at) => itemRow(id, 'planned', { position: at + 5 })),
        itemRow('to-withdraw', 'public', { title: text('A title') }),
        itemRow('without-reason', 'public', { position: 2 }),
        itemRow('done', 'public', { position: 3, status: 'DONE' }),
        itemRow('open', 'public', { position: 4, status: 'OPEN' }),
        itemRow('withdrawn', 'public', { position: 5, status: 'WITHDRAWN' }),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

const SHOWN = `number title { en } recommendedAction { en } amount { cents } grant { id } presenter { id }
  documents { id } expectedAt`;

async function itemsOf(meeting: string, viewer = CLERK): Promise<{ id: string; status: string }[]> {
  const data = await hub.query<{ meeting: { agenda: { id: string; status: string }[] } }>(
    `{ meeting(id: "${meeting}") { agenda { id status ${SHOWN} } } }`,
    viewer,
  );
  return data.meeting.agenda;
}

const pathsOf = (extensions: Readonly<Record<string, unknown>>): string[] =>
  (extensions.fields as { path: (string | number)[] }[]).map(({ path }) => path.slice(1).join('.'));

it('names everything that is wrong with an item at once', async () => {
  const before = await hub.everything();
  const { code, extensions } = await hub.send('addAgendaItem', {
    meeting: 'planned',
    number: 'two\nlines',
    after: 'none',
    kind: 'BUSINESS',
    title: { es: 'solo en español' },
    legalReason: { en: 'none is needed' },
    recommendedAction: { en: ' ' },
    amount: { cents: 1, currency: 'dollars' },
    grant: 'none',
    presenter: 'none',
    documents: ['of-body', 'of-another', 'none', 'of-nobody', 'of-body'],
    lateVote: { yes: 1, no: -1 },
  });
  expect(code).toBe('BAD_USER_INPUT');
  expect(pathsOf(extensions).sort()).toEqual([
    'after',
    'amount',
    'documents.1',
    'documents.2',
    'documents.3',
    'documents.4',
    'grant',
    'lateVote',
    'lateVote.no',
    'legalReason',
    'number',
    'presenter',
    'recommendedAction',
    'title',
  ]);
  expect(await hub.everything()).toBe(before);
});

it('keeps what an update leaves out, replaces lists, and clears what is null', async () => {
  const read = async (): Promise<unknown> => (await itemsOf('planned')).find(({ id }) => id === 'whole');
  const before = await read();
  await hub.do('updateAgendaItem', { agendaItem: 'whole', number: '2.1' });
  expect(await read()).toEqual({ ...(before as object), number: '2.1' });
  await hub.do('updateAgendaItem', { agendaItem: 'whole', documents: ['of-meeting'], title: { en: 'Another' } });
  expect(await read()).toMatchObject({ documents: [{ id: 'of-meeting' }], title: { en: 'Another' } });
  const cleared = ['title', 'recommendedAction', 'amount', 'grant', 'presenter', 'expectedAt'];
  const nulls = Object.fromEntries(cleared.map((field) => [field, null]));
  await hub.do('updateAgendaItem', { agendaItem: 'whole', documents: null, ...nulls });
  expect(await read()).toMatchObject({ number: '2.1', documents: [], ...nulls });
  const { extensions } = await hub.send('updateAgendaItem', { agendaItem: 'whole', number: null });
  expect(pathsOf(extensions)).toEqual(['number']);
});

it.each([
  ['done', 'DONE', []],
  ['withdrawn', 'WITHDRAWN', []],
  ['open', 'OPEN', ['closeAgendaItem']],
])('leaves an item that is %s as it is, and names what its state allows', async (agendaItem, status, legal) => {
  for (const [mutation, more] of [
    ['updateAgendaItem', { number: '7' }],
    ['removeAgendaItem', { reason: { en: 'Settled' } }],
  ] as const) {
    const { code, extensions } = await hub.send(mutation, { agendaItem, ...more });
    expect([code, extensions.status, extensions.legal]).toEqual(['ILLEGAL_TRANSITION', status, legal]);
  }
});

it('takes an item off an agenda in preparation without a trace but its event', async () => {
  const before = await hub.head();
  await hub.do('removeAgendaItem', { agendaItem: 'to-go' });
  await hub.do('removeAgendaItem', { agendaItem: 'to-go-with-reason', reason: { en: 'SECRET' } });
  expect((await itemsOf('planned')).map(({ id }) => id)).toEqual(['whole']);
  const events = await hub.eventsAfter(before);
  expect(
    events.map(({ type, payload }) => [type, payload.agendaItemId, payload.published, payload.itemStatus]),
  ).toEqual([
    ['AgendaChanged', 'to-go', false, null],
    ['AgendaChanged', 'to-go-with-reason', false, null],
  ]);
  expect(JSON.stringify(events)).not.toContain('SECRET');
});

it('withdraws an item of a public agenda, for a reason that all are told', async () => {
  const { code, extensions } = await hub.send('removeAgendaItem', { agendaItem: 'without-reason' });
  expect([code, pathsOf(extensions)]).toEqual(['BAD_USER_INPUT', ['reason']]);
  const before = await hub.head();
  await hub.do('removeAgendaItem', { agendaItem: 'to-withdraw', reason: { en: 'Settled' } });
  const events = await hub.eventsAfter(before);
  expect(events).toMatchObject([
    { payload: { agendaItemId: 'to-withdraw', published: true, itemStatus: 'WITHDRAWN', reason: { en: 'Settled' } } },
  ]);
  expect((await itemsOf('public', PUBLIC)).find(({ id }) => id === 'to-withdraw')?.status).toBe('WITHDRAWN');
});

it('tells who sends an addition again that it was done, also when the item has gone since', async () => {
  const input = { idempotencyKey: newKey(), meeting: 'planned', number: '8', kind: 'BUSINESS' };
  const { agendaItem } = await hub.do('addAgendaItem', input);
  expect((await hub.do('addAgendaItem', input)).agendaItem?.id).toBe(agendaItem?.id);
  await hub.do('removeAgendaItem', { agendaItem: agendaItem?.id });
  expect((await hub.send('addAgendaItem', input)).code).toBe('NOT_FOUND');
});

it('removes an item once, however many ask for it at the same time', async () => {
  const { agendaItem } = await hub.do('addAgendaItem', { meeting: 'planned', number: '8', kind: 'BUSINESS' });
  const remove = () => hub.send('removeAgendaItem', { agendaItem: agendaItem?.id });
  const codes = (await Promise.all([remove(), remove(), remove()])).map(({ code }) => code);
  expect(codes.sort()).toEqual(['NOT_FOUND', 'NOT_FOUND', null].sort());
});

it('shows an item in preparation to those who prepare it, and to nobody else', async () => {
  const { agendaItem } = await hub.do('addAgendaItem', { meeting: 'planned', number: '8', kind: 'REPORT' });
  const sees = async (viewer = CLERK): Promise<boolean> =>
    (await itemsOf('planned', viewer)).some(({ id }) => id === agendaItem?.id);
  const who = [CLERK, viewerWith('STAFF'), viewerWith('CO_CHAIR', 'cabinet'), viewerWith('CABINET_MEMBER')];
  for (const viewer of who) expect(await sees(viewer)).toBe(true);
  for (const viewer of [PUBLIC, viewerWith('MEMBER', 'group')]) expect(await sees(viewer)).toBe(false);
});
