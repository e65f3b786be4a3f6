import { startTestService } from '../../../test/support/database';
import { department } from '../service';
import { TestDepartment } from '../test-commands';
import { bodyRow, itemRow, meetingRow, personRow } from '../test-rows';

/** Noon in Hartford, 20 June 2026. */
const NOW = '2026-06-20T16:00:00.000Z';

let made = 0;
let hub: TestDepartment;

beforeAll(async () => {
  const ids = Array.from({ length: 20 }, (_, at) => `m${at + 1}`);
  hub = await TestDepartment.start(NOW, (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
        personRow('ana'),
        ...ids.flatMap((id) => [
          meetingRow(id, 'cabinet', { status: 'AGENDA_PUBLISHED', agendaPublishedAt: '2026-06-19T12:00:00Z' }),
          itemRow(`${id}-1`, id, { position: 1, number: '1' }),
          itemRow(`${id}-2`, id, { position: 2, number: '2', kind: 'EXECUTIVE_SESSION' }),
          itemRow(`${id}-3`, id, { position: 3, number: '3' }),
        ]),
        meetingRow('of-a-dataset', 'cabinet', { status: 'IN_SESSION', startedAt: '2026-06-20T15:00:00Z' }),
        itemRow('closed-late', 'of-a-dataset', { status: 'DONE', closedAt: '2026-06-20T15:30:00Z' }),
        meetingRow('two-open', 'cabinet', { status: 'IN_SESSION', startedAt: '2026-06-20T15:00:00Z' }),
        itemRow('open-1', 'two-open', { status: 'OPEN' }),
        itemRow('open-2', 'two-open', { status: 'OPEN', position: 2 }),
      ],
      clock,
    ),
  );
});
beforeEach(() => {
  hub.now = new Date(NOW);
});
afterAll(() => hub.stop());

const ROLL = [{ seat: 'mayor', person: 'ana', presence: 'PRESENT' }];

async function started(at: string): Promise<string> {
  const meeting = `m${++made}`;
  await hub.do('startMeeting', { meeting, rollCall: ROLL, at });
  return meeting;
}

interface Times {
  readonly startedAt: string;
  readonly adjournedAt: string | null;
  readonly currentItem: { readonly id: string } | null;
  readonly agenda: readonly { status: string; openedAt: string | null; closedAt: string | null }[];
}

async function timesOf(meeting: string): Promise<Times> {
  const found = await hub.query<{ meeting: Times }>(
    `{ meeting(id: "${meeting}") { startedAt adjournedAt currentItem { id } agenda { status openedAt closedAt } } }`,
  );
  return found.meeting;
}

const instant = (time: string): string => `2026-06-20T${time}.000Z`;

it('goes through a session as it is entered afterwards, each thing at its time', async () => {
  const before = await hub.head();
  const meeting = await started(instant('10:00:00'));
  await hub.do('openAgendaItem', { agendaItem: `${meeting}-1`, at: instant('10:05:00') });
  expect((await timesOf(meeting)).currentItem).toEqual({ id: `${meeting}-1` });
  await hub.do('closeAgendaItem', { agendaItem: `${meeting}-1`, status: 'TABLED', at: instant('10:20:00') });
  await hub.do('recessMeeting', { meeting, at: instant('10:20:00') });
  await hub.do('resumeMeeting', { meeting, at: instant('10:30:00') });
  await hub.do('openAgendaItem', { agendaItem: `${meeting}-2`, at: instant('10:31:00') });
  const { meeting: over } = await hub.do('adjournMeeting', { meeting, at: instant('11:00:00') });

  expect(over).toMatchObject({ status: 'ADJOURNED', version: 8 });
  expect(await timesOf(meeting)).toEqual({
    startedAt: instant('10:00:00'),
    adjournedAt: instant('11:00:00'),
    currentItem: null,
    agenda: [
      { status: 'TABLED', openedAt: instant('10:05:00'), closedAt: instant('10:20:00') },
      { status: 'DONE', openedAt: instant('10:31:00'), closedAt: instant('11:00:00') },
      { status: 'PLANNED', openedAt: null, closedAt: null },
    ],
  });
  const item = (at: number, itemStatus: string) => ({ agendaItemId: `${meeting}-${at}`, itemStatus });
  const events = await hub.eventsAfter(before);
  expect(events.map(({ kind, at, version }) => [kind, at.toISOString(), version])).toEqual([
    ['STARTED', instant('10:00:00'), 2],
    ['ITEM_OPENED', instant('10:05:00'), 3],
    ['ITEM_CLOSED', instant('10:20:00'), 4],
    ['RECESSED', instant('10:20:00'), 5],
    ['RESUMED', instant('10:30:00'), 6],
    ['ITEM_OPENED', instant('10:31:00'), 7],
    ['ITEM_CLOSED', instant('11:00:00'), 8],
    ['ADJOURNED', instant('11:00:00'), 8],
  ]);
  const ofItems = events.filter(({ kind }) => kind?.startsWith('ITEM'));
  expect(
    ofItems.map(({ payload }) => ({ agendaItemId: payload.agendaItemId, itemStatus: payload.itemStatus })),
  ).toEqual([item(1, 'OPEN'), item(1, 'TABLED'), item(2, 'OPEN'), item(2, 'DONE')]);
});

describe('at', () => {
  const start = async (at: string | null) => hub.send('startMeeting', { meeting: `m${++made}`, rollCall: ROLL, at });
  const fieldsOf = ({ extensions }: Awaited<ReturnType<typeof start>>) => extensions.fields;

  it('is now where it is left out, and may be now to the millisecond', async () => {
    const meeting = `m${++made}`;
    await hub.do('startMeeting', { meeting, rollCall: ROLL });
    expect((await timesOf(meeting)).startedAt).toBe(NOW);
    expect((await start(NOW)).code).toBeNull();
  });

  it('is never in the future, not by a millisecond', async () => {
    expect(fieldsOf(await start('2026-06-20T16:00:00.001Z'))).toEqual([
      { path: ['input', 'at'], reason: 'must not be in the future' },
    ]);
  });

  it('is told together with whatever else is wrong', async () => {
    const rollCall = [{ presence: 'PRESENT' }];
    const answer = await hub.send('startMeeting', { meeting: `m${++made}`, rollCall, at: '2026-06-21T00:00:00Z' });
    expect(fieldsOf(answer)).toEqual([
      { path: ['input', 'at'], reason: 'must not be in the future' },
      { path: ['input', 'rollCall', 0], reason: 'must name a person, a seat, or both' },
    ]);
  });

  it('is never before what was entered last, which may be a recess', async () => {
    const meeting = await started(instant('10:00:00'));
    const early = await hub.send('recessMeeting', { meeting, at: instant('09:59:59') });
    const reason = `must not be before what happened last, at ${instant('10:00:00')}`;
    expect(fieldsOf(early)).toEqual([{ path: ['input', 'at'], reason }]);
    await hub.do('recessMeeting', { meeting, at: instant('10:30:00') });
    expect((await hub.send('resumeMeeting', { meeting, at: '2026-06-20T10:29:59.999Z' })).code).toBe('BAD_USER_INPUT');
    await hub.do('resumeMeeting', { meeting, at: instant('10:30:00') });
    const item = { agendaItem: `${meeting}-1` };
    expect((await hub.send('openAgendaItem', { ...item, at: instant('10:29:00') })).code).toBe('BAD_USER_INPUT');
    await hub.do('openAgendaItem', { ...item, at: instant('10:31:00') });
    expect((await hub.send('closeAgendaItem', { ...item, at: instant('10:30:30') })).code).toBe('BAD_USER_INPUT');
    expect((await hub.send('adjournMeeting', { meeting, at: instant('10:30:30') })).code).toBe('BAD_USER_INPUT');
    await hub.do('adjournMeeting', { meeting, at: instant('10:31:00') });
  });

  it('knows the times of a session that a dataset brought', async () => {
    const meeting = 'of-a-dataset';
    expect((await hub.send('recessMeeting', { meeting, at: instant('15:29:59') })).code).toBe('BAD_USER_INPUT');
    await hub.do('recessMeeting', { meeting, at: instant('15:30:00') });
  });

  it('does not go back where a process whose clock is ahead entered something before', async () => {
    const meeting = `m${++made}`;
    hub.now = new Date('2026-06-20T16:00:00.250Z');
    await hub.do('startMeeting', { meeting, rollCall: ROLL });
    hub.now = new Date(NOW);
    const before = await hub.head();
    await hub.do('recessMeeting', { meeting });
    expect((await hub.eventsAfter(before))[0].at.toISOString()).toBe('2026-06-20T16:00:00.250Z');
  });
});

describe('an agenda item', () => {
  it('is taken up alone: the open one is named, with what it allows', async () => {
    const meeting = await started(instant('10:00:00'));
    await hub.do('openAgendaItem', { agendaItem: `${meeting}-1` });
    const before = await hub.everything();
    const second = await hub.send('openAgendaItem', { agendaItem: `${meeting}-3` });
    expect(second.code).toBe('ILLEGAL_TRANSITION');
    expect(second.message).toBe('The agenda item 1 is OPEN. It allows closeAgendaItem.');
    expect(second.extensions).toMatchObject({ status: 'OPEN', legal: ['closeAgendaItem'] });
    expect(await hub.everything()).toBe(before);
  });

  it.each(['DONE', 'TABLED', 'WITHDRAWN'])('that is %s allows nothing more', async (status) => {
    const meeting = await started(instant('10:00:00'));
    const item = { agendaItem: `${meeting}-1` };
    await hub.do('openAgendaItem', item);
    const { agendaItem } = await hub.do('closeAgendaItem', { ...item, status });
    expect(agendaItem?.status).toBe(status);
    for (const mutation of ['openAgendaItem', 'closeAgendaItem']) {
      const { code, extensions } = await hub.send(mutation, item);
      expect({ code, status: extensions.status, legal: extensions.legal }).toEqual({
        code: 'ILLEGAL_TRANSITION',
        status,
        legal: [],
      });
    }
  });

  it('that is planned cannot be closed', async () => {
    const meeting = await started(instant('10:00:00'));
    const { code, extensions } = await hub.send('closeAgendaItem', { agendaItem: `${meeting}-1` });
    expect(code).toBe('ILLEGAL_TRANSITION');
    expect(extensions).toMatchObject({
      status: 'PLANNED',
      legal: expect.arrayContaining(['openAgendaItem']),
    });
  });

  it.each(['PLANNED', 'OPEN'])('cannot be closed as %s', async (status) => {
    const meeting = await started(instant('10:00:00'));
    await hub.do('openAgendaItem', { agendaItem: `${meeting}-1` });
    const { code, extensions } = await hub.send('closeAgendaItem', { agendaItem: `${meeting}-1`, status });
    expect(code).toBe('BAD_USER_INPUT');
    expect(extensions.fields).toEqual([
      { path: ['input', 'status'], reason: 'must be one of DONE, TABLED, WITHDRAWN' },
    ]);
  });

  it('is closed with the meeting, each of them where a dataset left several open', async () => {
    const before = await hub.head();
    await hub.do('adjournMeeting', { meeting: 'two-open' });
    expect((await hub.eventsAfter(before)).map(({ kind }) => kind)).toEqual([
      'ITEM_CLOSED',
      'ITEM_CLOSED',
      'ADJOURNED',
    ]);
    const { agenda } = await timesOf('two-open');
    expect(agenda).toEqual([1, 2].map(() => ({ status: 'DONE', openedAt: null, closedAt: NOW })));
  });
});
