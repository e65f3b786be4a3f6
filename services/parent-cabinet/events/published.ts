import type { Published } from '../../../platform/events/published';
import type { Shape } from '../../../platform/events/shapes';

/** Nothing of a parent: see `members.ts`. */
const SEAT = { cabinetId: 'id' } as const satisfies Shape;

/** What the Parent Cabinet tells. */
export const publishes = {
  ParentCabinetCreated: {
    version: 1,
    about: ['ParentCabinet'],
    says: 'The city has a Parent Cabinet.',
    payload: { seatCount: 'number?' },
  },
  ParentSeated: { version: 1, about: ['ParentMember'], says: 'A parent has a seat.', payload: SEAT },
  ParentSeatEnded: { version: 1, about: ['ParentMember'], says: "A parent's seat ended.", payload: SEAT },
  ConsentSet: { version: 1, about: ['ParentMember'], says: 'A parent agreed to show something.', payload: {} },
  ConsentWithdrawn: { version: 1, about: ['ParentMember'], says: 'A parent agrees no more.', payload: {} },
  ListeningSessionRecorded: {
    version: 1,
    about: ['ListeningSession'],
    says: 'Parents were heard.',
    payload: { cabinetId: 'id', on: 'day', area: 'word?', languages: 'words', supports: 'words', themes: 'texts' },
  },
  MeetingSupportsSet: {
    version: 1,
    about: ['Meeting'],
    says: 'It is said what helps families to come to a meeting.',
    payload: { supports: 'words' },
  },
  PriorityRaised: {
    version: 1,
    about: ['ParentPriority'],
    says: 'Parents said that something matters.',
    payload: {
      cabinetId: 'id',
      title: 'text',
      why: 'text?',
      areas: 'words',
      status: 'word',
      raisedOn: 'day?',
      sessionIds: 'ids',
      meetingIds: 'ids',
      indicatorIds: 'ids',
    },
  },
  PriorityMoved: {
    version: 1,
    about: ['ParentPriority'],
    says: 'A priority stands where it did not before.',
    payload: { cabinetId: 'id', status: 'word', meetingIds: 'ids', reason: 'text?' },
  },
  PriorityHeardAgain: {
    version: 1,
    about: ['ParentPriority'],
    says: 'A priority was heard once more.',
    payload: { cabinetId: 'id', sessionId: 'id' },
  },
} as const satisfies Published;
