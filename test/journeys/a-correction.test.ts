import { expectSameAnswers, moved } from '../support/moved-hub';
import { Story, type Voice, words } from './story';

/** The record had mistakes: votes and minutes are corrected in the open, and what was there before stays readable. */

const DAY_MS = 86_400_000;

let story: Story;
let clerk: Voice;
let member: Voice;
let everybody: Voice;
beforeAll(async () => {
  story = await Story.begin('correction');
  clerk = await story.voice([{ role: 'CLERK', body: null }]);
  member = await story.voice([{ role: 'CABINET_MEMBER', body: null }]);
  everybody = await story.voice();
}, 120_000);
afterAll(() => story?.end());

const MEETING = `subscription ($bodies: [ID!], $after: Cursor) {
  meetingUpdates(bodies: $bodies, after: $after) { kind meeting { minutesStatus } }
}`;
const VOTES = `subscription ($meeting: ID, $after: Cursor) {
  voteUpdates(meeting: $meeting, after: $after) { version motion { id } }
}`;
const NEWS = `subscription ($bodies: [ID!], $after: Cursor) {
  activity(bodies: $bodies, kinds: [MINUTES_POSTED, MINUTES_APPROVED, MINUTES_CORRECTED], after: $after) { kind }
}`;

interface Seat {
  readonly id: string;
  readonly voting: boolean;
}

async function cabinetMeeting(days: number): Promise<string> {
  const startsAt = new Date(Date.now() + days * DAY_MS).toISOString();
  const input = { body: 'mayors-cabinet', kind: 'REGULAR', modality: 'REMOTE', startsAt };
  const { meeting } = await clerk.does<{ meeting: { id: string } }>('scheduleMeeting', input, 'meeting { id }');
  return meeting.id;
}

it('of votes and of minutes is told live, with its reason, and the old version stays', async () => {
  const meeting = await cabinetMeeting(1);
  await story.follow('meeting', MEETING, ({ kind }) => String(kind), { bodies: ['mayors-cabinet'] });
  await story.follow('votes', VOTES, ({ version }) => `version ${version}`, { meeting });
  await story.follow('news', NEWS, ({ kind }) => String(kind), { bodies: ['mayors-cabinet'] });
  const { agendaItem } = await clerk.does<{ agendaItem: { id: string } }>(
    'addAgendaItem',
    { meeting, number: '1', kind: 'BUSINESS', title: words('Places', 'Plazas') },
    'agendaItem { id }',
  );
  await clerk.does('publishAgenda', { meeting }, 'meeting { id }');
  const { mayorsCabinet } = await everybody.asks<{ mayorsCabinet: { seats: Seat[] } }>(
    '{ mayorsCabinet { seats { id voting } } }',
  );
  const seats = mayorsCabinet.seats.filter(({ voting }) => voting).map(({ id }) => id);
  const rollCall = seats.map((seat) => ({ seat, presence: 'PRESENT' }));
  await clerk.does('startMeeting', { meeting, rollCall }, 'meeting { id }');
  await clerk.does('openAgendaItem', { agendaItem: agendaItem.id }, 'agendaItem { id }');
  const { motion } = await clerk.does<{ motion: { id: string } }>(
    'recordMotion',
    { agendaItem: agendaItem.id, text: words('To open places', 'Abrir plazas') },
    'motion { id }',
  );
  const castAll = (no: readonly string[]): object[] =>
    seats.map((seat) => ({ seat, option: no.includes(seat) ? 'NO' : 'YES' }));
  await clerk.does('recordVotes', { motion: motion.id, votes: castAll([]), result: 'PASSED' }, 'motion { result }');
  await clerk.does('closeAgendaItem', { agendaItem: agendaItem.id }, 'agendaItem { id }');
  await clerk.does('adjournMeeting', { meeting }, 'meeting { id }');

  // Votes are given once; after that they are corrected, and only with a reason.
  const again = { motion: motion.id, votes: castAll(seats.slice(0, 1)) };
  expect(await clerk.fails('recordVotes', again)).toBe('ALREADY_EXISTS');
  expect(await member.fails('correctVotes', { ...again, reason: words('Misheard', 'Se oyó mal') })).toBe('FORBIDDEN');
  await clerk.does('correctVotes', { ...again, reason: words('Misheard', 'Se oyó mal') }, 'motion { result }');
  const corrected = await everybody.asks<{ motion: object }>(
    `{ motion(id: "${motion.id}") { correctedAt correctionReason { es } unanimous counts { option count } } }`,
  );
  expect(corrected.motion).toMatchObject({
    correctedAt: expect.any(String),
    correctionReason: { es: 'Se oyó mal' },
    counts: expect.arrayContaining([
      { option: 'YES', count: seats.length - 1 },
      { option: 'NO', count: 1 },
    ]),
  });

  const minutes = 'meeting { minutesStatus minutes { id text { en } replaces { id } } }';
  await clerk.does('draftMinutes', { meeting, text: words('All agreed.', 'Todos de acuerdo.') }, minutes);
  const hidden = await everybody.asks<{ meeting: object }>(`{ meeting(id: "${meeting}") { minutes { id } } }`);
  expect(hidden.meeting).toEqual({ minutes: null });
  await clerk.does('postMinutes', { meeting }, minutes);
  const reason = words('One said no', 'Alguien dijo que no');
  const text = words('All but one agreed.', 'Todos menos uno de acuerdo.');
  expect(await clerk.fails('correctMinutes', { meeting, text, reason })).toBe('ILLEGAL_TRANSITION');
  const approvedIn = await cabinetMeeting(8);
  await clerk.does('approveMinutes', { meeting, approvedIn }, minutes);
  await clerk.does('correctMinutes', { meeting, text, reason }, minutes);

  interface Minutes {
    readonly meeting: {
      readonly minutesStatus: string;
      readonly minutes: { readonly text: object; readonly replaces: { readonly text: object } };
      readonly minutesApprovedIn: object;
    };
  }
  const kept = await everybody.asks<Minutes>(`{ meeting(id: "${meeting}") {
    minutesStatus minutesApprovedIn { id } minutes { text { es } replaces { text { es } } }
  } }`);
  expect(kept.meeting).toEqual({
    minutesStatus: 'CORRECTED',
    minutesApprovedIn: { id: approvedIn },
    minutes: { text: { es: 'Todos menos uno de acuerdo.' }, replaces: { text: { es: 'Todos de acuerdo.' } } },
  });

  await story.heard('votes', ['version 1', 'version 2', 'version 3']);
  await story.heard('news', ['MINUTES_POSTED', 'MINUTES_APPROVED', 'MINUTES_CORRECTED']);
  await story.heard('meeting', [
    'AGENDA_PUBLISHED',
    'STARTED',
    'ITEM_OPENED',
    'MOTION_RECORDED',
    'MOTION_RECORDED',
    'ITEM_CLOSED',
    'ADJOURNED',
    'MOTION_RECORDED',
    'MINUTES_POSTED',
    'SCHEDULED',
    'MINUTES_APPROVED',
    'MINUTES_CORRECTED',
  ]);
}, 60_000);

it('is the same in another hub, into which everything was moved', async () => {
  const elsewhere = await moved(story.hub);
  try {
    await expectSameAnswers(story.hub, elsewhere);
  } finally {
    await elsewhere.stop();
  }
}, 60_000);
