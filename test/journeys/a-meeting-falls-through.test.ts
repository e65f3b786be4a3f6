import { expectSameAnswers, moved } from '../support/moved-hub';
import { eventually, Story, type Voice, words } from './story';

/** The Cabinet's meeting is moved, called off, has no quorum: what was to be decided there is never lost. */

const DAY_MS = 86_400_000;

let story: Story;
let chair: Voice;
let clerk: Voice;
let everybody: Voice;
beforeAll(async () => {
  story = await Story.begin('falls_through');
  chair = await story.voice([{ role: 'CO_CHAIR', body: 'wg-language-literacy' }]);
  clerk = await story.voice([{ role: 'CLERK', body: null }]);
  everybody = await story.voice();
}, 120_000);
afterAll(() => story?.end());

const STEPS = `subscription ($recommendation: ID, $after: Cursor) {
  recommendationUpdates(recommendation: $recommendation, after: $after) { stage recommendation { deferrals } }
}`;
const MEETINGS = `subscription ($bodies: [ID!], $after: Cursor) {
  meetingUpdates(bodies: $bodies, after: $after) { kind meeting { status } }
}`;

/** A meeting in some days, with one item; its agenda is public. */
async function meetingIn(days: number): Promise<{ meeting: string; item: string }> {
  const startsAt = new Date(Date.now() + days * DAY_MS).toISOString();
  const { meeting } = await clerk.does<{ meeting: { id: string } }>(
    'scheduleMeeting',
    { body: 'mayors-cabinet', kind: 'REGULAR', modality: 'HYBRID', startsAt },
    'meeting { id }',
  );
  const { agendaItem } = await clerk.does<{ agendaItem: { id: string } }>(
    'addAgendaItem',
    { meeting: meeting.id, number: '1', kind: 'BUSINESS', title: words('Reading', 'Lectura') },
    'agendaItem { id }',
  );
  await clerk.does('publishAgenda', { meeting: meeting.id }, 'meeting { id }');
  return { meeting: meeting.id, item: agendaItem.id };
}

it('and its items are back on the docket each time, seen by all who follow', async () => {
  const { recommendation } = await chair.does<{ recommendation: { id: string } }>(
    'submitRecommendation',
    {
      from: 'wg-language-literacy',
      kind: 'RECOMMENDATION',
      title: words('Books in every home', 'Libros en cada hogar'),
      ask: words('Fund books', 'Financiar libros'),
    },
    'recommendation { id }',
  );
  const { id } = recommendation;
  await story.follow('steps', STEPS, ({ stage }) => String(stage), { recommendation: id });
  await story.follow('meetings', MEETINGS, ({ kind }) => String(kind), { bodies: ['mayors-cabinet'] });
  await clerk.does('acknowledgeRecommendation', { recommendation: id }, 'recommendation { stage }');
  const isBack = (): Promise<unknown> =>
    eventually(
      () => everybody.asks<{ recommendation: { stage: string } }>(`{ recommendation(id: "${id}") { stage } }`),
      (answer) => answer.recommendation.stage === 'ACKNOWLEDGED',
    );
  const schedule = (agendaItem: string) =>
    clerk.does('scheduleRecommendation', { recommendation: id, agendaItem }, 'recommendation { stage }');

  const called = await meetingIn(3);
  await schedule(called.item);
  const startsAt = new Date(Date.now() + 4 * DAY_MS).toISOString();
  await clerk.does(
    'rescheduleMeeting',
    { meeting: called.meeting, startsAt, reason: words('Snow', 'Nieve') },
    'meeting { id }',
  );
  await clerk.does(
    'cancelMeeting',
    { meeting: called.meeting, reason: words('More snow', 'Más nieve') },
    'meeting { id }',
  );
  await isBack();

  const empty = await meetingIn(5);
  await schedule(empty.item);
  const { mayorsCabinet } = await everybody.asks<{ mayorsCabinet: { seats: { id: string }[] } }>(
    '{ mayorsCabinet { seats { id } } }',
  );
  const rollCall = mayorsCabinet.seats.map((seat) => ({ seat: seat.id, presence: 'ABSENT' }));
  await clerk.does('declareNoQuorum', { meeting: empty.meeting, rollCall }, 'meeting { id }');
  await isBack();

  const removed = await meetingIn(6);
  await schedule(removed.item);
  await clerk.does(
    'removeAgendaItem',
    { agendaItem: removed.item, reason: words('Not ready', 'No está lista') },
    'meeting { id }',
  );
  await isBack();

  await story.heard('steps', [
    'ACKNOWLEDGED',
    'SCHEDULED',
    'ACKNOWLEDGED',
    'SCHEDULED',
    'ACKNOWLEDGED',
    'SCHEDULED',
    'ACKNOWLEDGED',
  ]);
  await story.heard('meetings', [
    'SCHEDULED',
    'AGENDA_PUBLISHED',
    'RESCHEDULED',
    'CANCELLED',
    'SCHEDULED',
    'AGENDA_PUBLISHED',
    'NOT_HELD',
    'SCHEDULED',
    'AGENDA_PUBLISHED',
    'AGENDA_CHANGED',
  ]);
  const asked = await everybody.asks<{ recommendation: { deferrals: number; history: { by: unknown }[] } }>(
    `{ recommendation(id: "${id}") { deferrals history { stage by { id } } } }`,
  );
  expect(asked.recommendation.deferrals).toBe(0);
  expect(asked.recommendation.history.filter(({ by }) => by === null)).toHaveLength(3);
}, 60_000);

it('is the same in another hub, into which everything was moved', async () => {
  const elsewhere = await moved(story.hub);
  try {
    await expectSameAnswers(story.hub, elsewhere);
  } finally {
    await elsewhere.stop();
  }
}, 60_000);
