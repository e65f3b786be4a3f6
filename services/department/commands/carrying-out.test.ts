import type { Viewer } from '../../../platform/auth/viewer';
import { CommandedService, wrongFields } from '../../../test/support/commands';
import { learn } from '../../../test/support/database';
import { department } from '../service';
import { bodyRow, itemRow, meetingRow, viewerWith } from '../test-rows';

const STAFF = viewerWith('STAFF');
const WORDS = { en: 'Words', es: 'Palabras', original: 'EN' };
const MONEY = { cents: 100, currency: 'USD' };

let hub: CommandedService;
beforeAll(async () => {
  hub = await CommandedService.start(
    department,
    [
      bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
      meetingRow('live', 'cabinet', { status: 'IN_SESSION' }),
      itemRow('item', 'live', { status: 'OPEN' }),
    ],
    '2026-06-20T12:00:00Z',
  );
});
afterAll(() => hub.stop());

let made = 0;

/** A recommendation of which the docket has told these steps. */
async function told(...steps: readonly (string | { readonly outcome: string })[]): Promise<string> {
  const id = `r${++made}`;
  const events = steps.map((step) =>
    typeof step === 'string'
      ? { type: 'RecommendationMoved', subject: `Recommendation:${id}`, payload: { stage: step } }
      : { type: 'RecommendationDecided', subject: `Recommendation:${id}`, payload: step },
  );
  await learn(hub.service, 'mayors-cabinet', ...events);
  return id;
}

const adopted = (): Promise<string> => told('SUBMITTED', 'DECIDED', { outcome: 'ADOPTED' }, 'ANSWERED');

const OTHERS: Readonly<Record<string, Viewer>> = {
  'somebody without a role': { authenticated: true, person: null, grants: [] },
  'a co-chair of the Cabinet': viewerWith('CO_CHAIR', 'cabinet'),
  'a Cabinet member': viewerWith('CABINET_MEMBER'),
  'the clerk': viewerWith('CLERK'),
};

it.each(Object.keys(OTHERS))('is for staff, and not for %s', async (who) => {
  const recommendation = await adopted();
  await hub.do('setImplementation', { recommendation, status: 'ON_TRACK' }, STAFF);
  const added = await hub.do<{ milestone: { id: string } }>(
    'addMilestone',
    { recommendation, title: WORDS },
    STAFF,
    'milestone { id }',
  );
  const inputs: Readonly<Record<string, object>> = {
    setImplementation: { recommendation, status: 'DONE' },
    setFiscalNote: { recommendation, amount: MONEY },
    addMilestone: { recommendation, title: WORDS },
    completeMilestone: { milestone: added.milestone.id, doneOn: '2026-06-01' },
  };
  for (const [mutation, input] of Object.entries(inputs)) {
    expect([mutation, (await hub.send(mutation, { ...input }, OTHERS[who])).code]).toEqual([mutation, 'FORBIDDEN']);
    expect([mutation, (await hub.send(mutation, { ...input })).code]).toEqual([mutation, 'UNAUTHENTICATED']);
    expect([mutation, (await hub.send(mutation, { ...input }, STAFF)).code]).toEqual([mutation, null]);
  }
});

it.each<[string, string | null, boolean]>([
  ['SUBMITTED', null, false],
  ['SCHEDULED', null, false],
  ['DECIDED', 'ADOPTED', false],
  ['ANSWERED', 'ADOPTED', true],
  ['ANSWERED', 'ADOPTED_WITH_CHANGES', true],
  ['ANSWERED', 'DECLINED', false],
  ['ANSWERED', 'NOTED', false],
  ['ANSWERED', 'REFERRED', false],
  ['IMPLEMENTING', 'ADOPTED', true],
  ['REPORTED_BACK', 'ADOPTED', true],
  ['WITHDRAWN', null, false],
])('a recommendation %s with the outcome %s is carried out: %s', async (stage, outcome, may) => {
  const recommendation = await told('SUBMITTED', ...(outcome ? ['DECIDED', { outcome }] : []), stage);
  const { code } = await hub.send('setImplementation', { recommendation, status: 'ON_TRACK' }, STAFF);
  // Without a word of the docket nothing says that this still holds.
  expect(code).toBe(may ? null : 'NOT_YET_KNOWN');
});

it.each<[string, string | null]>([
  ['SUBMITTED', null],
  ['REPORTED_BACK', null],
  ['CLOSED', 'NOT_YET_KNOWN'],
  ['WITHDRAWN', 'NOT_YET_KNOWN'],
])('a recommendation %s is priced, or refused with %s', async (stage, refused) => {
  const recommendation = await told(stage);
  expect((await hub.send('setFiscalNote', { recommendation, amount: MONEY }, STAFF)).code).toBe(refused);
});

it('keeps what is left out, clears what is null, and tells each time', async () => {
  const recommendation = await adopted();
  const shows =
    'implementation { version status progress budget { cents } notes { text { es } } } recommendation { id }';
  const first = { recommendation, status: 'ON_TRACK', progress: 10, budget: MONEY, note: WORDS };
  const head = await hub.head();
  expect(await hub.do('setImplementation', first, STAFF, shows)).toEqual({
    implementation: {
      version: 1,
      status: 'ON_TRACK',
      progress: 10,
      budget: { cents: 100 },
      notes: [{ text: { es: 'Palabras' } }],
    },
    recommendation: { id: recommendation },
  });
  const next = { recommendation, status: 'DONE', budget: null, expectedVersion: 1 };
  expect(await hub.do('setImplementation', next, STAFF, shows)).toMatchObject({
    implementation: { version: 2, status: 'DONE', progress: 10, budget: null },
  });
  expect((await hub.send('setImplementation', next, STAFF)).code).toBe('VERSION_CONFLICT');
  const events = await hub.eventsAfter(head);
  expect(events.map(({ type, version }) => [type, version])).toEqual([
    ['ImplementationSet', 1],
    ['ImplementationNoteAdded', 1],
    ['ImplementationSet', 2],
  ]);
  const wrong = { recommendation, status: 'DONE', progress: 101, lead: 'nobody', leadPerson: 'nobody' };
  expect(wrongFields(await hub.send('setImplementation', wrong, STAFF))).toEqual(['lead', 'leadPerson', 'progress']);
});

it('has milestones, done once', async () => {
  const recommendation = await adopted();
  expect((await hub.send('addMilestone', { recommendation, title: WORDS }, STAFF)).code).toBe('ILLEGAL_TRANSITION');
  await hub.do('setImplementation', { recommendation, status: 'ON_TRACK' }, STAFF);
  const { milestone } = await hub.do<{ milestone: { id: string } }>(
    'addMilestone',
    { recommendation, title: WORDS, dueOn: '2026-09-01' },
    STAFF,
    'milestone { id } implementation { version milestones { dueOn } }',
  );
  const done = { milestone: milestone.id, doneOn: '2026-06-19' };
  expect(wrongFields(await hub.send('completeMilestone', { ...done, doneOn: '2026-06-21' }, STAFF))).toEqual([
    'doneOn',
  ]);
  expect(await hub.do('completeMilestone', done, STAFF, 'milestone { doneOn } implementation { version }')).toEqual({
    milestone: { doneOn: '2026-06-19' },
    implementation: { version: 3 },
  });
  expect((await hub.send('completeMilestone', done, STAFF)).code).toBe('ILLEGAL_TRANSITION');
});

describe('a motion of the Cabinet', () => {
  const motion = (type: string, more: Readonly<Record<string, unknown>>) => ({
    type,
    subject: 'Motion:m',
    payload: { meetingId: 'live', agendaItemId: 'item', result: 'PASSED', unanimous: true, ...more },
  });

  it('reaches its meeting with its counts, once, and the clock of votes stops', async () => {
    const head = await hub.head();
    const counts = [{ option: 'YES', count: 5 }];
    await learn(
      hub.service,
      'mayors-cabinet',
      motion('MotionRecorded', { origin: 'ENTERED' }),
      motion('VotesRecorded', { counts }),
    );
    const events = await hub.eventsAfter(head);
    expect(events).toMatchObject([
      { type: 'MotionRecorded', subject: 'Meeting:live', payload: { agendaItemId: 'item', motionId: 'm' } },
      { type: 'MotionRecorded', subject: 'Meeting:live', payload: { counts, result: 'PASSED' } },
    ]);
    expect(events[1].version).toBe(events[0].version + 1);
    const [{ set }] = await hub.service.source.query<{ set: boolean }[]>(
      `SELECT votes_recorded_at IS NOT NULL AS set FROM meeting WHERE id = 'live'`,
    );
    expect(set).toBe(true);
  });

  it('that a dataset brought is no news to its meeting', async () => {
    const head = await hub.head();
    await learn(hub.service, 'mayors-cabinet', motion('MotionRecorded', { origin: 'RECORD' }));
    expect(await hub.head()).toBe(head);
  });
});
