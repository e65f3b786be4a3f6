import type { Published } from '../../../platform/events/published';
import type { Shape } from '../../../platform/events/shapes';

const GROUP = { areasOfNeed: 'texts', goals: 'texts', endedOn: 'day?' } as const satisfies Shape;
const MEMBER = {
  groupId: 'id',
  personId: 'id?',
  organizationId: 'id?',
  role: 'word',
  from: 'day?',
  to: 'day?',
} as const satisfies Shape;
const STRATEGY = {
  groupId: 'id',
  title: 'text',
  description: 'text?',
  strategyType: 'word?',
  status: 'word',
  startedOn: 'day?',
  indicatorIds: 'ids',
  partnerIds: 'ids',
} as const satisfies Shape;
/** Owner, strategy and meeting of a task are not public. Its day is not either: it is told to be counted, and never shown. */
const TASK = {
  groupId: 'id',
  organizationId: 'id?',
  title: 'text',
  status: 'word',
  dueOn: 'day?',
} as const satisfies Shape;

/** What working groups tell. */
export const publishes = {
  WorkingGroupCreated: { version: 1, about: ['WorkingGroup'], says: 'A body is a working group.', payload: GROUP },
  WorkingGroupChanged: {
    version: 1,
    about: ['WorkingGroup'],
    says: 'A working group says otherwise what it is for.',
    payload: GROUP,
  },
  MemberSeated: {
    version: 1,
    about: ['WorkingGroupMember'],
    says: 'Somebody sits in a working group.',
    payload: MEMBER,
  },
  MembershipEnded: {
    version: 1,
    about: ['WorkingGroupMember'],
    says: 'Somebody sits there no more after a day.',
    payload: MEMBER,
  },
  StrategyProposed: { version: 1, about: ['Strategy'], says: 'A strategy was proposed.', payload: STRATEGY },
  StrategyRevised: {
    version: 1,
    about: ['Strategy'],
    says: 'A strategy says otherwise what it is.',
    payload: STRATEGY,
  },
  StrategyStatusChanged: {
    version: 1,
    about: ['Strategy'],
    says: 'A strategy stands where it did not before.',
    payload: { ...STRATEGY, on: 'day' },
  },
  ActionItemAdded: { version: 1, about: ['ActionItem'], says: 'Somebody took a task on.', payload: TASK },
  ActionItemChanged: {
    version: 1,
    about: ['ActionItem'],
    says: 'A task changed, or stands where it did not before.',
    payload: TASK,
  },
  LearningNoted: {
    version: 1,
    about: ['Learning'],
    says: 'The data showed something, and a group says what it changes.',
    payload: {
      groupId: 'id',
      on: 'day',
      strategyId: 'id?',
      indicatorId: 'id?',
      meetingId: 'id?',
      finding: 'text',
      adjustment: 'text?',
    },
  },
  DecisionRecorded: {
    version: 1,
    about: ['GroupDecision'],
    says: 'A group agreed on something.',
    payload: { groupId: 'id', meetingId: 'id?', strategyId: 'id?', text: 'text' },
  },
  StrategyTypeWorded: {
    version: 1,
    about: ['StrategyTypeLabel'],
    says: 'The city words a type of strategic work.',
    payload: { strategyType: 'word', label: 'text', meaning: 'text?' },
  },
} as const satisfies Published;
