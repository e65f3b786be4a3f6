import { questionsOf } from '../support/questions';
import { eventually, Story, type Voice, words } from './story';

/** A body that nobody foresaw is added through the API alone: no release is needed for it to be part of every question. */

const DAY_MS = 86_400_000;
/** In every name and title of the new body, and of nothing else. */
const MARK = 'Zumaya';
/** Of the parents alone. */
const OF_PARENTS: ReadonlySet<string> = new Set(['ParentsWaiting', 'ParentsHeard']);

let story: Story;
let staff: Voice;
let clerk: Voice;
let everybody: Voice;
beforeAll(async () => {
  story = await Story.begin('new_body');
  staff = await story.voice([{ role: 'STAFF', body: null }]);
  clerk = await story.voice([{ role: 'CLERK', body: null }]);
  everybody = await story.voice();
}, 120_000);
afterAll(() => story?.end());

const marked = (en: string, es: string): object => words(`${en} ${MARK}`, `${es} ${MARK}`);
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const dayIn = (days: number): string => inDays(days).slice(0, 10);

async function made(who: Voice, mutation: string, input: object, shows: string): Promise<string> {
  const payload = await who.does<Record<string, { id: string }>>(mutation, { ...input }, `${shows} { id }`);
  return payload[shows].id;
}

/** A meeting of a body with one item, its agenda published. */
async function meetingWithItem(
  who: Voice,
  body: string,
  startsAt: string,
  title: object,
): Promise<{ meeting: string; item: string }> {
  const input = { body, kind: 'REGULAR', modality: 'HYBRID', startsAt, title };
  const meeting = await made(who, 'scheduleMeeting', input, 'meeting');
  const item = await made(who, 'addAgendaItem', { meeting, number: '1', kind: 'BUSINESS', title }, 'agendaItem');
  return { meeting, item };
}

/** What is known of the new body, for the variables of questions. */
interface Known {
  readonly number: string;
  readonly indicator: string;
  readonly person: string;
}

async function liveAYear(): Promise<Known> {
  const organization = await made(
    staff,
    'addOrganization',
    { name: marked('Clinic', 'Clínica'), sector: 'HEALTH', side: 'COMMUNITY' },
    'organization',
  );
  const program = { organization, name: marked('Visits', 'Visitas'), enrolled: 40, asOf: dayIn(-30) };
  await staff.does('addProgram', program, 'program { id }');
  const body = await made(
    staff,
    'registerBody',
    {
      slug: 'wg-zumaya',
      kind: 'WORKING_GROUP',
      name: marked('Working Group', 'Grupo'),
      charge: marked('To look after', 'Cuidar'),
      informs: ['mayors-cabinet'],
      validFrom: dayIn(-300),
      openMeetingStatus: 'SUBJECT',
      source: { label: 'A resolution' },
    },
    'body',
  );
  await made(staff, 'createWorkingGroup', { body, goals: [marked('Health', 'Salud')] }, 'workingGroup');
  const person = await made(
    staff,
    'addPerson',
    { displayName: `Sample ${MARK}`, isPseudonym: true, affiliations: [{ organization, from: dayIn(-300) }] },
    'person',
  );
  for (const group of [body, 'wg-infant-toddler'])
    await staff.does('seatMember', { group, person, organization, role: 'MEMBER', from: dayIn(-200) }, 'member { id }');

  const chair = await story.voice([{ role: 'CO_CHAIR', body }], person);
  const indicator = await made(
    staff,
    'defineIndicator',
    {
      name: marked('Visited', 'Visitados'),
      kind: 'POPULATION',
      core: true,
      unit: { en: '%', es: '%', original: 'EN' },
      polarity: 'HIGHER_IS_BETTER',
    },
    'indicator',
  );
  const source = { label: 'A report', url: 'https://example.org/report' };
  const points = [1, 2].map((year) => ({
    period: `${2023 + year}`,
    end: `${2023 + year}-12-31`,
    value: 40 + year,
    source,
  }));
  await staff.does('publishIndicatorPoints', { indicator, points }, 'indicator { id }');
  const strategy = await made(
    chair,
    'proposeStrategy',
    { group: body, title: marked('Diapers', 'Pañales'), indicators: [indicator] },
    'strategy',
  );
  for (const status of ['SELECTED', 'ACTIVE'])
    await chair.does('changeStrategyStatus', { strategy, status, on: '2025-01-15' }, 'strategy { status }');
  await chair.does(
    'addActionItem',
    { group: body, title: marked('Call', 'Llamar'), owner: person, dueOn: dayIn(-5), strategy },
    'actionItem { id }',
  );
  await meetingWithItem(chair, body, inDays(0.05), marked('Today', 'Hoy'));

  const submit = async (): Promise<{ id: string; number: string }> => {
    const { recommendation } = await chair.does<{ recommendation: { id: string; number: string } }>(
      'submitRecommendation',
      {
        from: body,
        kind: 'RECOMMENDATION',
        title: marked('Diapers', 'Pañales'),
        ask: marked('To pay', 'Pagar'),
        strategy,
        indicators: [indicator],
      },
      'recommendation { id number }',
    );
    await clerk.does('acknowledgeRecommendation', { recommendation: recommendation.id }, 'recommendation { id }');
    return recommendation;
  };
  const first = await submit();
  const held = await meetingWithItem(clerk, 'mayors-cabinet', inDays(0.02), words('Diapers', 'Pañales'));
  await clerk.does(
    'scheduleRecommendation',
    { recommendation: first.id, agendaItem: held.item },
    'recommendation { id }',
  );
  await clerk.does('publishAgenda', { meeting: held.meeting }, 'meeting { id }');
  const { mayorsCabinet } = await everybody.asks<{ mayorsCabinet: { seats: { id: string; voting: boolean }[] } }>(
    '{ mayorsCabinet { seats { id voting } } }',
  );
  const rollCall = mayorsCabinet.seats
    .filter(({ voting }) => voting)
    .map(({ id }) => ({ seat: id, presence: 'PRESENT' }));
  await clerk.does('startMeeting', { meeting: held.meeting, rollCall }, 'meeting { id }');
  await clerk.does('decideRecommendation', { recommendation: first.id, outcome: 'ADOPTED' }, 'recommendation { id }');
  await clerk.does('adjournMeeting', { meeting: held.meeting }, 'meeting { id }');
  await clerk.does(
    'answerRecommendation',
    { recommendation: first.id, text: marked('Yes', 'Sí'), reasons: marked('Needed', 'Hace falta') },
    'recommendation { id }',
  );
  const second = await submit();
  const next = await meetingWithItem(clerk, 'mayors-cabinet', inDays(2), words('More', 'Más'));
  await clerk.does(
    'scheduleRecommendation',
    { recommendation: second.id, agendaItem: next.item },
    'recommendation { id }',
  );
  await clerk.does('publishAgenda', { meeting: next.meeting }, 'meeting { id }');
  return { number: first.number, indicator, person };
}

it('and is in the answer to every question that people of the system ask', async () => {
  const began = inDays(-0.01);
  const { number, indicator, person } = await liveAYear();
  const soon = inDays(0.5);
  const variables: Readonly<Record<string, object>> = {
    SentUp: { from: dayIn(-30) },
    Calendar: { from: began, to: inDays(10) },
    IndicatorCard: { id: indicator },
    Lifecycle: { number },
    SinceILooked: { from: began },
    NextAgenda: { from: soon },
    MyPage: { me: person, from: began },
    PortadaEnEspanol: { from: began },
  };
  const questions = questionsOf('questions.graphql');
  expect(questions).toHaveLength(20);
  for (const { name, query } of questions.filter((question) => !OF_PARENTS.has(question.name))) {
    const asked = await eventually(
      () => staff.asks(query, { ...variables[name] }),
      (answer) => JSON.stringify(answer).includes(name === 'Structure' ? 'wg-zumaya' : MARK),
    ).catch((error: unknown) => String(error).slice(0, 2_000));
    expect([name, asked]).toEqual([name, expect.any(Object)]);
  }
}, 120_000);
