import { startTestService } from '../../../test/support/database';
import { MEETING_KINDS } from '../entities/meeting';
import { department } from '../service';
import { type Answer, TestDepartment } from '../test-commands';
import { bodyRow, itemRow, meetingRow } from '../test-rows';

const STATUSES = ['SCHEDULED', 'AGENDA_PUBLISHED', 'IN_SESSION', 'RECESSED'];
const KINDS = [...MEETING_KINDS, null];

let hub: TestDepartment;

beforeAll(async () => {
  hub = await TestDepartment.start('2026-06-20T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
        ...KINDS.flatMap((kind) =>
          STATUSES.flatMap((status) => [
            meetingRow(`${kind}-${status}`, 'cabinet', { kind, status }),
            itemRow(`item-of-${kind}-${status}`, `${kind}-${status}`),
          ]),
        ),
        // Published once, and called back into preparation by nobody: its agenda stays public.
        meetingRow('published-in-advance', 'cabinet', {
          kind: 'REGULAR',
          status: 'SCHEDULED',
          agendaPublishedAt: '2026-06-19T12:00:00Z',
        }),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

const add = (meeting: string, lateVote?: object | null): Promise<Answer> =>
  hub.send('addAgendaItem', { meeting, number: '9', kind: 'BUSINESS', title: { en: 'One more' }, lateVote });

async function storedItem(id: string): Promise<unknown> {
  const [row] = await hub.service.source.query<unknown[]>(
    'SELECT added_late, late_vote_yes, late_vote_no FROM agenda_item WHERE id = $1',
    [id],
  );
  return row;
}

const LATE = STATUSES.slice(1);

it.each(KINDS)('before publication an item of a %s meeting is free, and no vote belongs to it', async (kind) => {
  const { payload } = await add(`${kind}-SCHEDULED`);
  expect(await storedItem(payload?.agendaItem?.id ?? '')).toEqual({
    added_late: false,
    late_vote_yes: null,
    late_vote_no: null,
  });
  const { code, extensions } = await add(`${kind}-SCHEDULED`, { yes: 9, no: 0 });
  expect(code).toBe('BAD_USER_INPUT');
  expect(extensions.fields).toMatchObject([{ path: ['input', 'lateVote'] }]);
});

it.each(LATE)('while %s a regular meeting admits a late item by two thirds, and keeps the vote', async (status) => {
  const { payload } = await add(`REGULAR-${status}`, { yes: 2, no: 1 });
  expect(await storedItem(payload?.agendaItem?.id ?? '')).toEqual({
    added_late: true,
    late_vote_yes: 2,
    late_vote_no: 1,
  });
});

it.each(LATE)(
  'while %s a regular meeting refuses a late item without them, and says what is missing',
  async (status) => {
    for (const kind of ['REGULAR', null]) {
      const before = await hub.everything();
      const refused = [await add(`${kind}-${status}`), await add(`${kind}-${status}`, { yes: 1, no: 1 })];
      refused.push(await add(`${kind}-${status}`, { yes: 0, no: 0 }), await add(`${kind}-${status}`, null));
      expect(refused.map(({ code, extensions }) => [code, extensions.missing])).toEqual([
        ['LATE_ITEM_REFUSED', 'LATE_VOTE'],
        ['LATE_ITEM_REFUSED', 'TWO_THIRDS'],
        ['LATE_ITEM_REFUSED', 'TWO_THIRDS'],
        ['LATE_ITEM_REFUSED', 'LATE_VOTE'],
      ]);
      expect(await hub.everything()).toBe(before);
    }
  },
);

it.each(LATE)('while %s a special meeting never takes up a late item', async (status) => {
  const { code, extensions } = await add(`SPECIAL-${status}`, { yes: 9, no: 0 });
  expect([code, extensions.missing]).toEqual(['LATE_ITEM_REFUSED', 'NOTICE']);
});

it.each(['EMERGENCY', 'WORKING'])('a %s meeting takes up a late item without a vote', async (kind) => {
  const { payload } = await add(`${kind}-AGENDA_PUBLISHED`);
  expect(await storedItem(payload?.agendaItem?.id ?? '')).toMatchObject({ added_late: true, late_vote_yes: null });
  expect((await add(`${kind}-AGENDA_PUBLISHED`, { yes: 2, no: 0 })).code).toBe('BAD_USER_INPUT');
});

it('counts an agenda as public once it was published, whatever the meeting is called since', async () => {
  expect((await add('published-in-advance')).code).toBe('LATE_ITEM_REFUSED');
});

it('names both numbers of a vote that cannot be', async () => {
  const { code, extensions } = await add('REGULAR-AGENDA_PUBLISHED', { yes: -1, no: -1 });
  expect(code).toBe('BAD_USER_INPUT');
  expect((extensions.fields as { path: string[] }[]).map(({ path }) => path.at(-1))).toEqual(['yes', 'no']);
});

it('tells those who follow the meeting whether the agenda was public, by ids alone', async () => {
  const before = await hub.head();
  await add('WORKING-SCHEDULED');
  await add('WORKING-AGENDA_PUBLISHED');
  const events = await hub.eventsAfter(before);
  expect(events.map(({ type, payload }) => [type, payload.published, payload.itemStatus])).toEqual([
    ['AgendaChanged', false, 'PLANNED'],
    ['AgendaChanged', true, 'PLANNED'],
  ]);
  expect(JSON.stringify(events)).not.toContain('One more');
});
