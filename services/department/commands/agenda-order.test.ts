import { startTestService } from '../../../test/support/database';
import { department } from '../service';
import { type Answer, TestDepartment } from '../test-commands';
import { bodyRow, itemRow, meetingRow } from '../test-rows';

let hub: TestDepartment;

/** A meeting with items of these positions, each called by its place in the list. */
const agenda = (id: string, ...positions: number[]) => [
  meetingRow(id, 'cabinet', { kind: 'WORKING', status: 'SCHEDULED' }),
  ...positions.map((position, at) => itemRow(`${id}-${at + 1}`, id, { position, number: `${at + 1}` })),
];

beforeAll(async () => {
  hub = await TestDepartment.start('2026-06-20T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
        ...agenda('empty'),
        ...agenda('dense', 1, 2, 3),
        ...agenda('equal', 5, 5, 5),
        ...agenda('wide', 10, 20, 30),
        ...agenda('moved', 1, 2, 3),
        ...agenda('crowded', 1, 2),
        ...agenda('other', 1),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

const add = (meeting: string, number: string, after?: string | null): Promise<Answer> =>
  hub.send('addAgendaItem', { meeting, number, kind: 'BUSINESS', after });
const move = (agendaItem: string, after: string | null): Promise<Answer> =>
  hub.send('updateAgendaItem', { agendaItem, after });

async function numbersOf(meeting: string): Promise<string> {
  const data = await hub.query<{ meeting: { agenda: { number: string }[] } }>(
    `{ meeting(id: "${meeting}") { agenda { number } } }`,
  );
  return data.meeting.agenda.map(({ number }) => number).join(' ');
}

it('puts the first item on an empty agenda, and the next ones before it unless they name one', async () => {
  const { payload } = await add('empty', 'a');
  await add('empty', 'b');
  await add('empty', 'c', null);
  await add('empty', 'd', payload?.agendaItem?.id);
  expect(await numbersOf('empty')).toBe('c b a d');
});

it.each([
  ['dense', '1 x 2 3'],
  ['equal', '1 x 2 3'],
  ['wide', '1 x 2 3'],
])('puts an item between two of a %s agenda', async (meeting, order) => {
  expect((await add(meeting, 'x', `${meeting}-1`)).code).toBeNull();
  expect(await numbersOf(meeting)).toBe(order);
});

it('moves an item first, last, and to where it is already', async () => {
  await move('moved-3', null);
  expect(await numbersOf('moved')).toBe('3 1 2');
  await move('moved-3', 'moved-2');
  expect(await numbersOf('moved')).toBe('1 2 3');
  await move('moved-2', 'moved-1');
  expect(await numbersOf('moved')).toBe('1 2 3');
});

it('keeps the order of many that are put at one place', async () => {
  for (let at = 0; at < 25; at++) await add('crowded', `x${at}`, 'crowded-1');
  const newestFirst = Array.from({ length: 25 }, (_, at) => `x${24 - at}`);
  expect(await numbersOf('crowded')).toBe(['1', ...newestFirst, '2'].join(' '));
});

it('refuses an item of another meeting, one that is not there, and the item itself', async () => {
  const answers = [await add('wide', 'y', 'other-1'), await add('wide', 'y', 'none'), await move('wide-1', 'wide-1')];
  for (const { code, extensions } of answers) {
    expect(code).toBe('BAD_USER_INPUT');
    expect(extensions.fields).toMatchObject([{ path: ['input', 'after'] }]);
  }
});

it('adds what two send at once, each at its place', async () => {
  await Promise.all([add('other', 'p', 'other-1'), add('other', 'q', 'other-1')]);
  expect(['1 p q', '1 q p']).toContain(await numbersOf('other'));
});
