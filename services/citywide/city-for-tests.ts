import type { TestEvent } from '../../test/support/database';
import { meeting, text, told } from './lens-for-tests';

/** A little city for tests: what each service tells, in its order. */

const BODY = {
  kind: 'WORKING_GROUP',
  informsIds: ['cabinet'],
  validFrom: null,
  validTo: null,
  openMeetingStatus: 'UNDETERMINED',
};

const body = (id: string, more: Record<string, unknown> = {}): TestEvent =>
  told('BodyRegistered', `Body:${id}`, {
    ...BODY,
    slug: id,
    name: text(`Body ${id}`, `Órgano ${id}`),
    charge: null,
    ...more,
  });

const organization = (id: string, sector: string, side: string): TestEvent =>
  told('OrganizationAdded', `Organization:${id}`, { name: text(`Organization ${id}`), sector, side });

export const DEPARTMENT: TestEvent[] = [
  body('group'),
  body('other', { informsIds: [] }),
  body('old', { validTo: '2025-06-30' }),
  body('parents', { kind: 'PARENT_CABINET' }),
  body('cabinet', { kind: 'MAYORS_CABINET', informsIds: ['mayor'], openMeetingStatus: 'SUBJECT' }),
  organization('clinic', 'HEALTH', 'COMMUNITY'),
  organization('city', 'CITY_AGENCY', 'PUBLIC'),
  told('AffiliationAdded', 'Person:ana', { organizationId: 'city', from: '2025-01-01', to: null }),
  meeting('MeetingAdjourned', 'm1', {
    status: 'ADJOURNED',
    title: text('March meeting', 'Reunión de marzo'),
    startsAt: '2026-03-02T17:00:00Z',
    adjournedAt: '2026-03-02T18:00:00Z',
    attendance: { present: 3, absent: 1, excused: 0 },
  }),
  meeting('MeetingCancelled', 'm2', { status: 'CANCELLED' }, '2026-04-02'),
  meeting('MeetingNotHeld', 'm3', { status: 'NOT_HELD_NO_QUORUM' }, '2026-05-02'),
  meeting('MeetingScheduled', 'm4', {}, '2026-05-03'),
  meeting(
    'MeetingAdjourned',
    'c1',
    { bodyId: 'cabinet', status: 'ADJOURNED', adjournedAt: '2026-04-01T18:00:00Z' },
    '2026-04-01',
  ),
  meeting(
    'MinutesPosted',
    'c1',
    {
      bodyId: 'cabinet',
      status: 'ADJOURNED',
      adjournedAt: '2026-04-01T18:00:00Z',
      minutesStatus: 'POSTED_DRAFT',
      minutesPostedAt: '2026-04-20T18:00:00Z',
    },
    '2026-04-20',
  ),
  meeting(
    'MeetingAdjourned',
    'c2',
    { bodyId: 'cabinet', status: 'ADJOURNED', adjournedAt: '2026-05-01T18:00:00Z' },
    '2026-05-01',
  ),
  meeting(
    'MeetingAdjourned',
    'c3',
    { bodyId: 'cabinet', status: 'ADJOURNED', adjournedAt: '2026-06-15T18:00:00Z' },
    '2026-06-15',
  ),
  told('AttendanceRecorded', 'Meeting:c1', { meetingId: 'c1', presence: 'PRESENT_REMOTELY', countsForQuorum: true }),
  told('AttendanceRecorded', 'Meeting:c1', { meetingId: 'c1', presence: 'EXCUSED', countsForQuorum: true }),
  told('IndicatorDefined', 'Indicator:absence', {
    name: text('Chronic absence', 'Ausencia crónica'),
    definition: null,
  }),
  told('IndicatorPointPublished', 'Indicator:absence', { period: '2025', value: 31 }),
];

const member = (id: string, given: Record<string, unknown>): TestEvent =>
  told('MemberSeated', `WorkingGroupMember:${id}`, {
    groupId: 'group',
    role: 'MEMBER',
    organizationId: null,
    from: null,
    to: null,
    ...given,
  });

export const WORKING_GROUPS: TestEvent[] = [
  member('1', { personId: 'ana', role: 'CO_CHAIR', organizationId: 'clinic', from: '2026-01-01' }),
  member('2', { personId: 'ben', organizationId: 'city' }),
  member('3', { personId: 'ben', groupId: 'other', organizationId: 'city', to: '2026-05-31' }),
  member('4', { personId: 'cleo', role: 'GUEST', organizationId: 'clinic' }),
  told('StrategyProposed', 'Strategy:diapers', {
    groupId: 'group',
    title: text('Diapers at every clinic', 'Pañales en cada clínica'),
    description: null,
    status: 'ACTIVE',
  }),
  told('ActionItemAdded', 'ActionItem:t1', {
    groupId: 'group',
    title: text('Call the clinics'),
    status: 'OPEN',
    dueOn: '2026-06-01',
  }),
  told('ActionItemAdded', 'ActionItem:t2', { groupId: 'group', title: text('Print the list'), status: 'BLOCKED' }),
  told('ActionItemAdded', 'ActionItem:t3', {
    groupId: 'group',
    title: text('Book a room'),
    status: 'DONE',
    dueOn: '2026-06-01',
  }),
  told('LearningNoted', 'Learning:l1', {
    groupId: 'group',
    finding: text('Families lack diapers', 'A las familias les faltan pañales'),
    adjustment: null,
  }),
  told('DecisionRecorded', 'GroupDecision:d1', { groupId: 'group', meetingId: 'm1', text: text('Begin in May') }),
];

export const PARENT_CABINET: TestEvent[] = [
  told('PriorityRaised', 'ParentPriority:p1', {
    cabinetId: 'parents',
    title: text('Pañales y toallitas', 'Pañales y toallitas'),
    why: null,
    status: 'HEARD',
  }),
  told('ListeningSessionRecorded', 'ListeningSession:s1', { cabinetId: 'parents', on: '2026-02-01' }),
];

const moved = (id: string, position: number, stage: string, day: string): TestEvent =>
  told(
    'RecommendationMoved',
    `Recommendation:${id}`,
    { position, stage, byId: null, note: null, meetingId: null },
    day,
  );

const submitted = (id: string, title: string, day: string, fromId = 'group'): TestEvent[] => [
  told(
    'RecommendationSubmitted',
    `Recommendation:${id}`,
    {
      number: `2026-${id}`,
      title: text(title),
      ask: text(`Pay for ${title}`),
      submittedAt: `${day}T17:00:00Z`,
      fromId,
    },
    day,
  ),
  moved(id, 1, 'SUBMITTED', day),
];

export const MAYORS_CABINET: TestEvent[] = [
  told('MayorsCabinetEstablished', 'MayorsCabinet:cabinet'),
  told('SeatCreated', 'Seat:mayor', { bodyId: 'cabinet', role: text('Mayor', 'Alcaldía'), from: null, to: null }),
  told('SeatFilled', 'Seat:mayor', { personId: 'dora', from: '2025-01-01', to: null }),
  told('SeatVacated', 'Seat:mayor', { personId: null, from: '2026-02-01', to: null, leftById: 'dora' }),
  told('SeatFilled', 'Seat:mayor', { personId: 'ana', from: '2026-04-01', to: null }),
  told('DesigneeNamed', 'Seat:mayor', { personId: 'ben', from: '2026-04-02', to: null }),
  ...submitted('1', 'buses', '2026-01-10'),
  moved('1', 2, 'ACKNOWLEDGED', '2026-01-12'),
  moved('1', 3, 'DECIDED', '2026-02-01'),
  moved('1', 4, 'ANSWERED', '2026-02-09'),
  told('RecommendationAnswered', 'Recommendation:1', { text: text('Yes'), reasons: null }, '2026-02-09'),
  moved('1', 5, 'REPORTED_BACK', '2026-02-20'),
  ...submitted('2', 'diapers', '2026-05-01'),
  moved('2', 2, 'RETURNED', '2026-05-11'),
  moved('2', 3, 'SUBMITTED', '2026-06-10'),
  ...submitted('3', 'chairs', '2026-05-02'),
  moved('3', 2, 'WITHDRAWN', '2026-05-03'),
  ...submitted('4', 'tables', '2025-12-31'),
  moved('4', 2, 'RETURNED', '2026-01-05'),
  ...submitted('5', 'doors', '2026-03-01', 'parents'),
  moved('5', 2, 'DECIDED', '2026-03-08'),
  told('MotionRecorded', 'Motion:1', { meetingId: 'c1', text: text('Adopt it'), result: 'PASSED' }, '2026-04-01'),
];

/** Everything, each service on its own. */
export const CITY: readonly (readonly [string, TestEvent[]])[] = [
  ['department', DEPARTMENT],
  ['working-groups', WORKING_GROUPS],
  ['parent-cabinet', PARENT_CABINET],
  ['mayors-cabinet', MAYORS_CABINET],
];
