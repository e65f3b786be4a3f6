import type { EventType, Published } from '../../../platform/events/published';
import type { Shape } from '../../../platform/events/shapes';

const BODY = {
  slug: 'word',
  kind: 'word',
  name: 'text',
  charge: 'text?',
  parentId: 'id?',
  informsIds: 'ids',
  predecessorId: 'id?',
  validFrom: 'day?',
  validTo: 'day?',
  openMeetingStatus: 'word',
  quorum: 'number?',
  origin: 'word',
} as const satisfies Shape;
const ORGANIZATION = { name: 'text', sector: 'word', side: 'word', origin: 'word' } as const satisfies Shape;
const PROGRAM = { name: 'text', organizationId: 'id', origin: 'word' } as const satisfies Shape;
const INDICATOR = {
  name: 'text',
  definition: 'text?',
  kind: 'word',
  core: 'flag',
  outcome: 'word?',
  polarity: 'word',
  unit: 'text',
  area: 'text?',
  goalIds: 'ids',
  programId: 'id?',
  storyBehind: 'text?',
  origin: 'word',
} as const satisfies Shape;
const POINT = {
  period: 'word',
  start: 'day?',
  end: 'day?',
  value: 'number?',
  suppressed: 'flag',
  subgroup: 'word?',
  source: 'source',
} as const satisfies Shape;
/** What every viewer may know of a meeting. */
const MEETING = {
  bodyId: 'id',
  jointWithIds: 'ids',
  title: 'text?',
  kind: 'word?',
  status: 'word?',
  statusReason: 'text?',
  date: 'day?',
  startsAt: 'instant?',
  endsAt: 'instant?',
  timeZone: 'word',
  previousStartsAt: 'instant?',
  modality: 'word?',
  place: 'text?',
  interpretation: 'words',
  agendaPublishedAt: 'instant?',
  startedAt: 'instant?',
  adjournedAt: 'instant?',
  minutesStatus: 'word',
  minutesPostedAt: 'instant?',
  origin: 'word',
} as const satisfies Shape;
/** How many were there; and who, where the roll is public. */
const COUNTS = { 'attendance?': 'thing', 'attendeeIds?': 'ids' } as const satisfies Shape;
const MILESTONE = { milestoneId: 'id', title: 'text', dueOn: 'day?', doneOn: 'day?' } as const satisfies Shape;

/** A change of a meeting, with what it was about. */
const ofMeeting = <More extends Shape>(says: string, more: More) =>
  ({ version: 1, about: ['Meeting'], says, payload: { ...MEETING, ...more } }) as const satisfies EventType;

/** What the department tells. */
export const publishes = {
  BodyRegistered: { version: 1, about: ['Body'], says: 'A body came into the registry.', payload: BODY },
  BodyUpdated: { version: 1, about: ['Body'], says: 'A body was renamed, ended or rewired.', payload: BODY },
  PersonAdded: {
    version: 1,
    about: ['Person'],
    says: 'Somebody came into the directory.',
    payload: { origin: 'word' },
  },
  PersonUpdated: {
    version: 1,
    about: ['Person'],
    says: 'Somebody is shown otherwise; where their places were replaced, the new ones follow.',
    payload: { origin: 'word', affiliationsReplaced: 'flag' },
  },
  AffiliationAdded: {
    version: 1,
    about: ['Person'],
    says: 'Somebody has a place in an organization.',
    payload: { organizationId: 'id', from: 'day?', to: 'day?' },
  },
  OrganizationAdded: {
    version: 1,
    about: ['Organization'],
    says: 'An organization came into the directory.',
    payload: ORGANIZATION,
  },
  OrganizationUpdated: {
    version: 1,
    about: ['Organization'],
    says: 'An organization is called, or counted, otherwise.',
    payload: ORGANIZATION,
  },
  ProgramAdded: { version: 1, about: ['Program'], says: 'An organization runs something.', payload: PROGRAM },
  ProgramUpdated: {
    version: 1,
    about: ['Program'],
    says: 'A program is called otherwise, or has other figures.',
    payload: PROGRAM,
  },

  MeetingRecorded: ofMeeting('A meeting of the past is on record; not what came of it.', COUNTS),
  MeetingScheduled: ofMeeting('A meeting was called.', COUNTS),
  MeetingDetailsChanged: ofMeeting('Place, link, languages or the like changed before the start.', {}),
  MeetingRescheduled: ofMeeting('A meeting was moved.', {}),
  MeetingCancelled: ofMeeting('A meeting was called off.', COUNTS),
  MeetingNotHeld: ofMeeting('A meeting had no quorum.', COUNTS),
  AgendaPublished: ofMeeting('The agenda is public.', COUNTS),
  AgendaChanged: ofMeeting('An item was added, changed or removed.', {
    'agendaItemId?': 'id',
    'published?': 'flag',
    'itemStatus?': 'word?',
    'executiveSession?': 'flag',
    'reason?': 'text?',
  }),
  MeetingStarted: ofMeeting('A meeting began, with its roll call.', COUNTS),
  QuorumChanged: ofMeeting('A quorum came about or was lost.', COUNTS),
  AttendanceChanged: ofMeeting('Somebody came, left, or was entered otherwise.', COUNTS),
  ItemOpened: ofMeeting('An item was taken up.', { agendaItemId: 'id', itemStatus: 'word' }),
  ItemClosed: ofMeeting('An item was done with.', { agendaItemId: 'id', itemStatus: 'word' }),
  MotionRecorded: ofMeeting('The Cabinet moved or voted, as the docket told.', {
    'agendaItemId?': 'id?',
    motionId: 'id',
    result: 'word',
    unanimous: 'flag?',
    'counts?': 'things',
  }),
  MeetingRecessed: ofMeeting('A meeting paused.', {}),
  MeetingResumed: ofMeeting('A meeting went on.', {}),
  MeetingAdjourned: ofMeeting('A meeting ended.', COUNTS),
  MinutesDrafted: ofMeeting('Minutes are being drafted.', { 'documentId?': 'id' }),
  MinutesPosted: ofMeeting('Minutes are there for all to see.', { 'documentId?': 'id' }),
  MinutesApproved: ofMeeting('A later meeting approved the minutes.', { approvedInId: 'id', 'documentId?': 'id' }),
  MinutesCorrected: ofMeeting('Approved minutes were corrected.', {
    documentId: 'id',
    'replacesId?': 'id?',
    reason: 'text',
  }),
  AgendaItemAdded: {
    version: 1,
    about: ['AgendaItem'],
    says: 'An item is on an agenda, as a dataset has it.',
    payload: { meetingId: 'id', status: 'word', 'executiveSession?': 'flag' },
  },
  AttendanceRecorded: {
    version: 1,
    about: ['Meeting'],
    says: 'A line of a roll, as a dataset has it.',
    payload: { meetingId: 'id', presence: 'word', countsForQuorum: 'flag' },
  },
  DocumentAdded: {
    version: 1,
    about: ['Document', 'Meeting'],
    says: 'A paper was filed: with a meeting, or else with a body.',
    payload: {
      ...optional(MEETING),
      'bodyId?': 'id?',
      'meetingId?': 'id?',
      'replacesId?': 'id?',
      'publishedAt?': 'instant?',
      'documentId?': 'id',
      'documentKind?': 'word',
    },
  },

  GoalDefined: {
    version: 1,
    about: ['Goal'],
    says: 'A goal of the common agenda was set.',
    payload: { name: 'text', plan: 'word?', origin: 'word' },
  },
  IndicatorDefined: { version: 1, about: ['Indicator'], says: 'Something is measured.', payload: INDICATOR },
  IndicatorChanged: { version: 1, about: ['Indicator'], says: 'It measures other goals.', payload: INDICATOR },
  IndicatorPointPublished: {
    version: 1,
    about: ['Indicator'],
    says: 'A value was published, as a dataset has it.',
    payload: POINT,
  },
  IndicatorPointsPublished: {
    version: 1,
    about: ['Indicator'],
    says: 'Values were published by one act; the story behind them may be another.',
    payload: { ...INDICATOR, points: 'things' },
  },
  IndicatorTargetSet: { version: 1, about: ['Indicator'], says: 'A target was set.', payload: POINT },
  IndicatorForecastSet: {
    version: 1,
    about: ['Indicator'],
    says: 'A forecast was made, as a dataset has it.',
    payload: POINT,
  },
  IndicatorForecastReplaced: {
    version: 1,
    about: ['Indicator'],
    says: 'The whole forecast was replaced.',
    payload: { points: 'things' },
  },
  GrantRecorded: {
    version: 1,
    about: ['Grant'],
    says: 'Money came from a funder.',
    payload: { name: 'text', funder: 'word?', fiscalYear: 'word?', total: 'money?', origin: 'word' },
  },
  GrantAwarded: {
    version: 1,
    about: ['GrantAward'],
    says: 'An organization was given a part of a grant.',
    payload: { grantId: 'id', organizationId: 'id', amount: 'money?', slots: 'number?' },
  },
  ImplementationSet: {
    version: 1,
    about: ['Recommendation'],
    says: 'Carrying out was taken up, or goes otherwise than before.',
    payload: { status: 'word', progress: 'number?', leadId: 'id?', budget: 'money?' },
  },
  MilestoneAdded: { version: 1, about: ['Recommendation'], says: 'A step was planned.', payload: MILESTONE },
  MilestoneCompleted: { version: 1, about: ['Recommendation'], says: 'A step was taken.', payload: MILESTONE },
  ImplementationNoteAdded: {
    version: 1,
    about: ['Recommendation'],
    says: 'There is a word on how it goes.',
    payload: { text: 'text' },
  },
  FiscalNoteSet: {
    version: 1,
    about: ['Recommendation'],
    says: 'It was said what it would cost, and who could pay.',
    payload: { amount: 'money?', grantIds: 'ids' },
  },
} as const satisfies Published;

/** The same fields, each of which may be left out. */
function optional<S extends Shape>(shape: S) {
  return Object.fromEntries(Object.entries(shape).map(([name, field]) => [`${name}?`, field])) as {
    readonly [Name in keyof S & string as `${Name}?`]: S[Name];
  };
}
