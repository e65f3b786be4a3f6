import { CURSORS, startTestService } from '../../../test/support/database';
import { department } from '../service';
import { TestDepartment } from '../test-commands';
import { bodyRow, viewerWith } from '../test-rows';

const NOW = '2026-06-10T12:00:00.000Z';

let hub: TestDepartment;

beforeAll(async () => {
  hub = await TestDepartment.start(NOW, (clock) =>
    startTestService(
      department,
      [
        bodyRow('cabinet', { kind: 'MAYORS_CABINET', openMeetingStatus: 'SUBJECT' }),
        bodyRow('group'),
        bodyRow('council', { validTo: '2026-06-25' }),
      ],
      clock,
    ),
  );
});
afterAll(() => hub.stop());

const STAFF = viewerWith('STAFF');

type Fields = Readonly<Record<string, unknown>>;
const LEAST = { body: 'cabinet', kind: 'REGULAR', modality: 'REMOTE', startsAt: '2026-06-25T19:00:00Z' };
const schedule = (more: Fields = {}) => hub.send('scheduleMeeting', { ...LEAST, ...more }, STAFF);

async function scheduled(more: Fields, shown: string): Promise<Fields> {
  const { meeting } = await hub.do('scheduleMeeting', { ...LEAST, ...more }, STAFF);
  return (await hub.query<{ meeting: Fields }>(`{ meeting(id: "${meeting.id}") { ${shown} } }`)).meeting;
}

async function wrong(more: Fields): Promise<Record<string, string>> {
  const before = await hub.everything();
  const { code, extensions } = await schedule(more);
  expect(code).toBe('BAD_USER_INPUT');
  expect(await hub.everything()).toBe(before);
  const fields = extensions.fields as { path: (string | number)[]; reason: string }[];
  return Object.fromEntries(fields.map(({ path, reason }) => [path.join('.'), reason]));
}

it('puts a meeting into the calendar, with all that was given, and tells it', async () => {
  const before = await hub.head();
  const given = {
    jointWith: ['group'],
    title: { en: 'Joint meeting', es: 'Reunión conjunta' },
    endsAt: '2026-06-25T21:00:00Z',
    modality: 'HYBRID',
    place: { en: 'City Hall', machineTranslated: [] },
    joinUrl: 'https://meet.example/1',
    dialIn: '+1 860 555 0100, code 1',
    interpretation: ['es', 'ase'],
    objectives: [{ es: 'Escuchar', original: 'ES' }],
  };
  const meeting = await scheduled(
    given,
    `version status kind title { en es original } body { id } jointWith { id } date startsAt endsAt timeZone modality
    place { en es } joinUrl dialIn interpretation objectives { en es original } minutesStatus agenda { id }
    provenance { origin confidence sources { label } }`,
  );
  expect(meeting).toEqual({
    version: 1,
    status: 'SCHEDULED',
    kind: 'REGULAR',
    title: { en: 'Joint meeting', es: 'Reunión conjunta', original: 'EN' },
    body: { id: 'cabinet' },
    jointWith: [{ id: 'group' }],
    date: '2026-06-25',
    startsAt: '2026-06-25T19:00:00.000Z',
    endsAt: '2026-06-25T21:00:00.000Z',
    timeZone: 'America/New_York',
    modality: 'HYBRID',
    place: { en: 'City Hall', es: null },
    joinUrl: 'https://meet.example/1',
    dialIn: '+1 860 555 0100, code 1',
    interpretation: ['es', 'ase'],
    objectives: [{ en: null, es: 'Escuchar', original: 'ES' }],
    minutesStatus: 'NONE',
    agenda: [],
    provenance: { origin: 'ENTERED', confidence: null, sources: [] },
  });
  const events = await hub.eventsAfter(before);
  expect(events).toMatchObject([
    { kind: 'SCHEDULED', version: 1, at: new Date(NOW), payload: { bodyId: 'cabinet', jointWithIds: ['group'] } },
  ]);
});

it('gives the cursor of its event, and a new id each time', async () => {
  const first = await schedule();
  const second = await schedule();
  expect(CURSORS.open(second.payload?.cursor ?? '')?.[0].pos).toBe(await hub.head());
  expect(first.payload?.meeting.id).not.toBe(second.payload?.meeting.id);
});

it('counts as its notice', async () => {
  const late = await scheduled({ startsAt: '2026-06-11T12:00:00Z' }, 'clocks { noticeDueAt late }');
  expect(late).toEqual({ clocks: { noticeDueAt: '2026-06-09T12:00:00.000Z', late: [] } });
});

it.each([
  ['2026-06-26T03:59:59Z', undefined, '2026-06-25'],
  ['2026-06-26T04:00:00Z', undefined, '2026-06-26'],
  ['2026-06-26T03:59:59Z', 'Pacific/Auckland', '2026-06-26'],
  ['2026-06-25T23:30:00Z', 'UTC', '2026-06-25'],
  ['2024-02-29T12:00:00Z', undefined, '2024-02-29'],
])('counts the day of a start at %s in its zone (%s)', async (startsAt, timeZone, date) => {
  expect(await scheduled({ startsAt, ...(timeZone ? { timeZone } : {}) }, 'date')).toEqual({ date });
});

it('takes a body to its last day, and no longer', async () => {
  expect((await schedule({ body: 'council' })).code).toBeNull();
  expect((await schedule({ body: 'group', jointWith: ['council'] })).code).toBeNull();
  const reason = 'must be a body that is there on the day';
  const startsAt = '2026-06-26T19:00:00Z';
  expect(await wrong({ body: 'council', startsAt })).toEqual({ 'input.body': reason });
  expect(await wrong({ jointWith: ['council'], startsAt })).toEqual({ 'input.jointWith.0': reason });
});

it('says everything that is wrong at once', async () => {
  expect(
    await wrong({
      jointWith: ['cabinet', 'group', 'group', 'nowhere'],
      title: { es: 'Reunión' },
      endsAt: '2026-06-25T19:00:00Z',
      timeZone: 'Mars/Olympus',
      place: { en: ' ' },
      joinUrl: 'javascript:alert(1)',
      dialIn: 'one\ntwo',
      interpretation: ['es', 'es'],
      objectives: [{ en: 'Good' }, { en: 'No Spanish', original: 'ES' }],
    }),
  ).toEqual({
    'input.jointWith.0': 'must be another body than the one that meets',
    'input.jointWith.2': 'must not be there twice',
    'input.jointWith.3': 'must be a body of the registry',
    'input.title': 'must have a text in its original language',
    'input.endsAt': 'must be after startsAt',
    'input.timeZone': 'must be the name of an IANA zone, such as America/New_York',
    'input.place': 'must have en and es, each a text that is not empty, or null',
    'input.joinUrl': 'must be a web address that begins with http or https',
    'input.dialIn': 'must be one line of 1 to 200 characters',
    'input.interpretation.1': 'must not be there twice',
    'input.objectives.1': 'must have a text in its original language',
  });
});

it.each<[string, Fields]>([
  ['input.title', { title: { en: 'x'.repeat(301) } }],
  ['input.place', { place: { en: 'x'.repeat(501) } }],
  ['input.dialIn', { dialIn: 'x'.repeat(201) }],
  ['input.joinUrl', { joinUrl: `https://meet.example/${'x'.repeat(2_000)}` }],
  ['input.joinUrl', { joinUrl: 'ftp://meet.example' }],
  ['input.joinUrl', { joinUrl: 'https://meet.example/a b' }],
  ['input.objectives', { objectives: Array.from({ length: 101 }, () => ({ en: 'One more' })) }],
  ['input.startsAt', { startsAt: '0026-06-25T19:00:00Z' }],
  ['input.endsAt', { endsAt: '9999-06-25T19:00:00Z' }],
  ['input.timeZone', { timeZone: '' }],
  ['input.timeZone', { timeZone: '+05:00' }],
  ['input.timeZone', { timeZone: "UTC'; --" }],
])('refuses %s: %j', async (field, given) => {
  expect(Object.keys(await wrong(given))).toEqual([field]);
});

it('refuses a NUL character, and writes nothing', async () => {
  const before = await hub.everything();
  expect((await schedule({ title: { en: 'A\u0000B' } })).code).toBe('BAD_USER_INPUT');
  expect(await hub.everything()).toBe(before);
});
