import { expectSameAnswers, moved } from '../support/moved-hub';
import { eventually, Story, type Voice, words } from './story';

/** Parents say what they need; the Cabinet decides; the city acts; the parents say what they make of it. */

const DAY_MS = 86_400_000;

let story: Story;
let chair: Voice;
let parent: Voice;
let clerk: Voice;
let staff: Voice;
let everybody: Voice;
beforeAll(async () => {
  story = await Story.begin('parents_ask');
  chair = await story.voice([{ role: 'CO_CHAIR', body: 'parent-cabinet' }]);
  parent = await story.voice([{ role: 'MEMBER', body: 'parent-cabinet' }]);
  clerk = await story.voice([{ role: 'CLERK', body: null }]);
  staff = await story.voice([{ role: 'STAFF', body: null }]);
  everybody = await story.voice();
}, 120_000);
afterAll(() => story?.end());

const RECOMMENDATIONS = `subscription ($from: [ID!], $after: Cursor) {
  recommendationUpdates(from: $from, after: $after) { stage recommendation { number } }
}`;
const PRIORITIES = `subscription ($after: Cursor) { priorityUpdates(after: $after) { priority { status } } }`;
const MEETING = `subscription ($bodies: [ID!], $after: Cursor) {
  meetingUpdates(bodies: $bodies, after: $after) { kind agendaItem { number } }
}`;

it('is answered, carried out and reported back, and everybody who follows sees each step once', async () => {
  await story.follow('recommendations', RECOMMENDATIONS, ({ stage }) => String(stage), { from: ['parent-cabinet'] });
  await story.follow('priorities', PRIORITIES, ({ priority }) => String((priority as { status: string }).status));
  await story.follow('meeting', MEETING, ({ kind }) => String(kind), { bodies: ['mayors-cabinet'] });

  const { session } = await chair.does<{ session: { id: string } }>(
    'recordListeningSession',
    { on: '2026-01-10', languages: ['es', 'en'], attendance: 23, themes: [words('Diapers', 'Pañales')] },
    'session { id attendance { min max } }',
  );
  const { priority } = await parent.does<{ priority: { id: string } }>(
    'raisePriority',
    { title: words('Diapers at every centre', 'Pañales en cada centro'), heardFrom: 23, sessions: [session.id] },
    'priority { id status heardFrom { min max } }',
  );
  await chair.does('choosePriority', { priority: priority.id }, 'priority { status }');
  const { recommendation } = await chair.does<{ recommendation: { id: string; number: string } }>(
    'submitRecommendation',
    {
      from: 'parent-cabinet',
      kind: 'RECOMMENDATION',
      title: words('Diapers at every centre', 'Pañales en cada centro'),
      ask: words('Pay for diapers', 'Pagar los pañales'),
      priority: priority.id,
    },
    'recommendation { id number stage }',
  );
  const { id, number } = recommendation;
  const move = (who: Voice, mutation: string, more: object = {}) =>
    who.does<{ recommendation: { stage: string } }>(
      mutation,
      { recommendation: id, ...more },
      'recommendation { stage }',
    );

  await move(clerk, 'returnRecommendation', { missing: words('For how many?', '¿Para cuántos?') });
  await move(chair, 'resubmitRecommendation', { ask: words('Pay for 400 children', 'Pagar para 400 niños') });
  await move(clerk, 'acknowledgeRecommendation');

  const startsAt = new Date(Date.now() + 3 * DAY_MS).toISOString();
  const { meeting } = await clerk.does<{ meeting: { id: string } }>(
    'scheduleMeeting',
    { body: 'mayors-cabinet', kind: 'REGULAR', modality: 'IN_PERSON', startsAt },
    'meeting { id }',
  );
  const { agendaItem } = await clerk.does<{ agendaItem: { id: string } }>(
    'addAgendaItem',
    { meeting: meeting.id, number: '1', kind: 'BUSINESS', title: words('Diapers', 'Pañales') },
    'agendaItem { id }',
  );
  // At once: what was committed elsewhere a moment ago is known here when it is needed.
  await move(clerk, 'scheduleRecommendation', { agendaItem: agendaItem.id });
  await clerk.does('publishAgenda', { meeting: meeting.id }, 'meeting { status }');
  expect(await clerk.fails('decideRecommendation', { recommendation: id, outcome: 'ADOPTED' })).toBe(
    'ILLEGAL_TRANSITION',
  );

  const seats = await everybody.asks<{
    mayorsCabinet: { seats: { id: string; voting: boolean; designeeAllowed: boolean }[] };
  }>('{ mayorsCabinet { seats { id voting designeeAllowed } } }');
  const voting = seats.mayorsCabinet.seats.filter((seat) => seat.voting);
  const rollCall = voting.map((seat) => ({ seat: seat.id, presence: 'PRESENT' }));
  await clerk.does('startMeeting', { meeting: meeting.id, rollCall }, 'meeting { status }');
  await clerk.does('openAgendaItem', { agendaItem: agendaItem.id }, 'agendaItem { status }');
  const { motion } = await clerk.does<{ motion: { id: string } }>(
    'recordMotion',
    { agendaItem: agendaItem.id, text: words('To pay', 'Pagar'), movedBy: voting[0].id, secondedBy: voting[1].id },
    'motion { id }',
  );
  const votes = voting.map(({ id: seat, designeeAllowed }) => ({
    seat,
    option: 'YES',
    ...(designeeAllowed && { castBy: 'a-designee' }),
  }));
  await clerk.does('recordVotes', { motion: motion.id, votes, result: 'PASSED' }, 'motion { result }');
  await move(clerk, 'decideRecommendation', { outcome: 'ADOPTED', motion: motion.id });
  await clerk.does('closeAgendaItem', { agendaItem: agendaItem.id }, 'agendaItem { status }');
  await clerk.does('adjournMeeting', { meeting: meeting.id }, 'meeting { status }');

  expect(await staff.fails('setImplementation', { recommendation: id, status: 'ON_TRACK' })).toBe('ILLEGAL_TRANSITION');
  await move(clerk, 'answerRecommendation', {
    text: { en: 'The city pays.', es: 'La ciudad paga.', original: 'ES' },
    reasons: words('It is needed.', 'Es necesario.'),
  });
  await staff.does(
    'setImplementation',
    { recommendation: id, status: 'ON_TRACK', progress: 10 },
    'implementation { status }',
  );
  await eventually(
    () => everybody.asks<{ recommendation: { stage: string } }>(`{ recommendation(id: "${id}") { stage } }`),
    ({ recommendation: { stage } }) => stage === 'IMPLEMENTING',
  );
  await move(chair, 'reportBack', { satisfied: true, text: words('We have diapers.', 'Tenemos pañales.') });
  await move(clerk, 'closeRecommendation');

  await story.heard('recommendations', [
    'SUBMITTED',
    'RETURNED',
    'SUBMITTED',
    'ACKNOWLEDGED',
    'SCHEDULED',
    'DECIDED',
    'ANSWERED',
    'IMPLEMENTING',
    'REPORTED_BACK',
    'CLOSED',
  ]);
  await story.heard('meeting', [
    'SCHEDULED',
    'AGENDA_PUBLISHED',
    'STARTED',
    'ITEM_OPENED',
    'MOTION_RECORDED',
    'MOTION_RECORDED',
    'ITEM_CLOSED',
    'ADJOURNED',
  ]);
  await story.heard('priorities', ['HEARD', 'CHOSEN', 'SENT', 'ANSWERED']);
  const asked = await everybody.asks<{ recommendation: Record<string, unknown> }>(
    `query ($number: String!) { recommendation(number: $number) {
      stage response { text { es original } } decision { outcome motion { unanimous result counts { option count } } }
      reportBack { satisfied } fromPriority { status title { es } } implementation { status }
    } }`,
    { number },
  );
  expect(asked.recommendation).toMatchObject({
    stage: 'CLOSED',
    response: { text: { es: 'La ciudad paga.', original: 'ES' } },
    decision: {
      outcome: 'ADOPTED',
      motion: { result: 'PASSED', counts: expect.arrayContaining([{ option: 'YES', count: votes.length }]) },
    },
    reportBack: { satisfied: true },
    fromPriority: { status: 'ANSWERED', title: { es: 'Pañales en cada centro' } },
    implementation: { status: 'ON_TRACK' },
  });
}, 60_000);

it('is the same in another hub, into which everything was moved', async () => {
  const elsewhere = await moved(story.hub);
  try {
    await expectSameAnswers(story.hub, elsewhere);
  } finally {
    await elsewhere.stop();
  }
}, 60_000);
