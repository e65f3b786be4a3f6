import { startTestService } from '../../../test/support/database';
import { department } from '../service';
import { TestDepartment } from '../test-commands';
import { bodyRow, itemRow, meetingRow, text } from '../test-rows';

const TIME = { startsAt: '2026-06-25T19:00:00Z', endsAt: '2026-06-25T21:00:00Z', date: '2026-06-25' };

let made = 0;
let hub: TestDepartment;

beforeAll(async () => {
  hub = await TestDepartment.start('2026-06-10T12:00:00Z', (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
        bodyRow('group'),
        bodyRow('council', { validTo: '2026-06-30' }),
        ...Array.from({ length: 40 }, (_, at) =>
          meetingRow(`m${at + 1}`, 'cabinet', {
            ...TIME,
            status: at % 2 === 0 ? 'SCHEDULED' : 'AGENDA_PUBLISHED',
            title: text('Old title'),
            place: text('Old place'),
            joinUrl: 'https://meet.example/old',
            dialIn: '1',
            modality: 'HYBRID',
            interpretation: ['es'],
            objectives: [text('Old objective')],
            jointWithIds: ['group'],
          }),
        ),
        meetingRow('day-only', 'cabinet', { status: 'SCHEDULED', date: '2026-06-25' }),
        meetingRow('of-the-council', 'council', { ...TIME, status: 'SCHEDULED', jointWithIds: ['cabinet'] }),
        itemRow('item', 'm40'),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

type Fields = Readonly<Record<string, unknown>>;

const next = (): string => `m${++made}`;

async function seen(meeting: string, shown: string): Promise<Fields> {
  return (await hub.query<{ meeting: Fields }>(`{ meeting(id: "${meeting}") { ${shown} } }`)).meeting;
}

async function wrong(mutation: string, input: Fields): Promise<Record<string, string>> {
  const before = await hub.everything();
  const { code, extensions } = await hub.send(mutation, input);
  expect(code).toBe('BAD_USER_INPUT');
  expect(await hub.everything()).toBe(before);
  const fields = extensions.fields as { path: (string | number)[]; reason: string }[];
  return Object.fromEntries(fields.map(({ path, reason }) => [path.join('.'), reason]));
}

const DETAILS = 'title { en } jointWith { id } modality place { en } joinUrl dialIn interpretation objectives { en }';

const OLD = {
  title: { en: 'Old title' },
  jointWith: [{ id: 'group' }],
  modality: 'HYBRID',
  place: { en: 'Old place' },
  joinUrl: 'https://meet.example/old',
  dialIn: '1',
  interpretation: ['es'],
  objectives: [{ en: 'Old objective' }],
};

describe('updateMeeting', () => {
  it.each<[field: string, given: unknown, after: unknown]>([
    ['title', { en: 'New' }, { en: 'New' }],
    ['title', null, { en: 'Meeting: cabinet' }],
    ['jointWith', ['council'], [{ id: 'council' }]],
    ['jointWith', [], []],
    ['jointWith', null, []],
    ['modality', 'REMOTE', 'REMOTE'],
    ['place', { en: 'New' }, { en: 'New' }],
    ['place', null, null],
    ['joinUrl', 'http://meet.example/new', 'http://meet.example/new'],
    ['joinUrl', null, null],
    ['dialIn', '2', '2'],
    ['dialIn', null, null],
    ['interpretation', ['pt', 'ht'], ['pt', 'ht']],
    ['interpretation', null, []],
    ['objectives', [{ en: 'New' }], [{ en: 'New' }]],
    ['objectives', null, []],
  ])('sets %s to %j and leaves the rest', async (field, given, after) => {
    const meeting = next();
    await hub.do('updateMeeting', { meeting, [field]: given });
    const now = await seen(meeting, DETAILS);
    expect({ ...now, [field]: null }).toEqual({ ...OLD, [field]: null });
    expect(now[field]).toEqual(field === 'title' && given === null ? expect.anything() : after);
  });

  it('tells the meeting as it is after the change, what was left out included', async () => {
    const before = await hub.head();
    await hub.do('updateMeeting', { meeting: next(), place: { en: 'New' } });
    const [event] = await hub.eventsAfter(before);
    expect(event.payload).toMatchObject({ place: { en: 'New' }, title: { en: 'Old title' }, modality: 'HYBRID' });
  });

  it('refuses to change nothing, and to have no modality', async () => {
    expect(await wrong('updateMeeting', { meeting: next() })).toEqual({ input: 'must have something to change' });
    expect(await wrong('updateMeeting', { meeting: next(), modality: null })).toEqual({
      'input.modality': 'must have a value: leave it out to keep the one it has',
    });
  });

  it('says everything that is wrong at once', async () => {
    const input = { meeting: next(), joinUrl: 'data:text/html,1', jointWith: ['cabinet'], place: {} };
    expect(Object.keys(await wrong('updateMeeting', input)).sort()).toEqual([
      'input.joinUrl',
      'input.jointWith.0',
      'input.place',
    ]);
  });
});

describe('rescheduleMeeting', () => {
  const reason = { en: 'Snow' };
  const TIMES = 'status date startsAt endsAt previousStartsAt statusReason { en }';

  it('moves the meeting, keeps its length, and says when it was to be and why it was moved', async () => {
    const meeting = next();
    const { status } = await seen(meeting, 'status');
    await hub.do('rescheduleMeeting', { meeting, startsAt: '2026-06-27T01:30:00Z', reason });
    expect(await seen(meeting, TIMES)).toEqual({
      status,
      date: '2026-06-26',
      startsAt: '2026-06-27T01:30:00.000Z',
      endsAt: '2026-06-27T03:30:00.000Z',
      previousStartsAt: '2026-06-25T19:00:00.000Z',
      statusReason: { en: 'Snow' },
    });
    await hub.do('rescheduleMeeting', { meeting, startsAt: '2026-06-28T19:00:00Z', endsAt: null, reason });
    expect(await seen(meeting, TIMES)).toMatchObject({ endsAt: null, previousStartsAt: '2026-06-27T01:30:00.000Z' });
  });

  it('may change the end alone, which is no move', async () => {
    const meeting = next();
    await hub.do('rescheduleMeeting', { meeting, startsAt: TIME.startsAt, endsAt: '2026-06-25T20:00:00Z', reason });
    expect(await seen(meeting, TIMES)).toMatchObject({ endsAt: '2026-06-25T20:00:00.000Z', previousStartsAt: null });
  });

  it('gives a time to a meeting that had a day alone', async () => {
    await hub.do('rescheduleMeeting', { meeting: 'day-only', startsAt: '2026-06-26T19:00:00Z', reason });
    expect(await seen('day-only', TIMES)).toMatchObject({ date: '2026-06-26', endsAt: null, previousStartsAt: null });
  });

  it('refuses the time that it has, with its end or without', async () => {
    const same = { 'input.startsAt': 'must be another time than the one it has' };
    const input = { meeting: next(), startsAt: '2026-06-25T15:00:00-04:00', reason };
    expect(await wrong('rescheduleMeeting', input)).toEqual(same);
    expect(await wrong('rescheduleMeeting', { ...input, endsAt: TIME.endsAt })).toEqual(same);
  });

  it('refuses a time without sense, a day after the end of the body, and an empty reason', async () => {
    const meeting = next();
    const startsAt = '2026-06-26T19:00:00Z';
    expect(await wrong('rescheduleMeeting', { meeting, startsAt, endsAt: startsAt, reason: { en: ' ' } })).toEqual({
      'input.endsAt': 'must be after startsAt',
      'input.reason': expect.any(String),
    });
    const after = { meeting: 'of-the-council', startsAt: '2026-07-01T19:00:00Z', reason };
    expect(await wrong('rescheduleMeeting', after)).toEqual({
      'input.startsAt': "must not be after the body's last day",
    });
  });
});

it('cancelMeeting keeps the agenda, and says why', async () => {
  const before = await hub.head();
  await hub.do('cancelMeeting', { meeting: 'm40', reason: { es: 'Nieve', original: 'ES' } });
  expect(await seen('m40', 'status statusReason { es original } agenda { id status }')).toEqual({
    status: 'CANCELLED',
    statusReason: { es: 'Nieve', original: 'ES' },
    agenda: [{ id: 'item', status: 'PLANNED' }],
  });
  expect((await hub.eventsAfter(before))[0].payload).toMatchObject({ status: 'CANCELLED' });
  const empty = { meeting: next(), reason: { es: 'Nieve' } };
  expect(Object.keys(await wrong('cancelMeeting', empty))).toEqual(['input.reason']);
});

it('publishAgenda refuses an agenda without items', async () => {
  const before = await hub.everything();
  expect((await hub.send('publishAgenda', { meeting: 'of-the-council' })).code).toBe('AGENDA_EMPTY');
  expect(await hub.everything()).toBe(before);
});
