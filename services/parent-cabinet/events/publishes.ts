import { instantAt } from '../../../platform/clock';
import type { NewEvent } from '../../../platform/events/transaction';
import type { RecordedEvent } from '../../../platform/subgraph/service';
import type { Consent } from '../entities/consent';
import type { ListeningSession } from '../entities/listening-session';
import type { MeetingSupports } from '../entities/meeting-supports';
import type { ParentCabinet } from '../entities/parent-cabinet';
import type { ParentMember } from '../entities/parent-member';
import type { ParentPriority } from '../entities/parent-priority';

/**
 * By entity class name: the event of a row that a dataset brings. Nothing of a parent leaves by an event, neither as
 * payload nor as a tag nor as a date, since a consent withdrawn could not call it back: readers ask this service.
 */
export const recorded: Readonly<Record<string, RecordedEvent>> = {
  ParentCabinet: (row: ParentCabinet): NewEvent => ({
    type: 'ParentCabinetCreated',
    typeVersion: 1,
    subject: `ParentCabinet:${row.id}`,
    version: 1,
    touched: ['ParentCabinet', `ParentCabinet:${row.id}`, `Body:${row.id}`],
    payload: { seatCount: row.seatCount },
    at: UNDATED,
  }),
  ParentMember: (row: ParentMember): NewEvent => ({
    type: 'ParentSeated',
    typeVersion: 1,
    subject: `ParentMember:${row.id}`,
    version: row.version,
    touched: ['ParentMember', `ParentMember:${row.id}`, `ParentCabinet:${row.cabinetId}`],
    payload: { cabinetId: row.cabinetId },
    at: UNDATED,
  }),
  Consent: (row: Consent): NewEvent => ({
    type: 'ConsentSet',
    typeVersion: 1,
    subject: `ParentMember:${row.memberId}`,
    version: 1,
    touched: ['ParentMember', `ParentMember:${row.memberId}`],
    payload: {},
    at: UNDATED,
  }),
  ListeningSession: (row: ListeningSession): NewEvent => ({
    type: 'ListeningSessionRecorded',
    typeVersion: 1,
    subject: `ListeningSession:${row.id}`,
    version: 1,
    touched: ['ListeningSession', `ListeningSession:${row.id}`, `ParentCabinet:${row.cabinetId}`],
    payload: {
      cabinetId: row.cabinetId,
      on: row.on,
      area: row.area,
      languages: row.languages,
      supports: row.supports,
      themes: row.themes,
    },
    at: startOf(row.on),
  }),
  ParentPriority: (row: ParentPriority): NewEvent => ({
    type: 'PriorityRaised',
    typeVersion: 1,
    subject: `ParentPriority:${row.id}`,
    version: row.version,
    touched: [
      'ParentPriority',
      `ParentPriority:${row.id}`,
      `ParentCabinet:${row.cabinetId}`,
      ...row.sessionIds.map((id) => `ListeningSession:${id}`),
      ...row.meetingIds.map((id) => `Meeting:${id}`),
      ...row.indicatorIds.map((id) => `Indicator:${id}`),
    ],
    payload: {
      cabinetId: row.cabinetId,
      title: row.title,
      why: row.why,
      areas: row.areas,
      status: row.status,
      raisedOn: row.raisedOn,
      sessionIds: row.sessionIds,
      meetingIds: row.meetingIds,
      indicatorIds: row.indicatorIds,
    },
    at: row.raisedOn === null ? UNDATED : startOf(row.raisedOn),
  }),
  MeetingSupports: (row: MeetingSupports): NewEvent => ({
    type: 'MeetingSupportsSet',
    typeVersion: 1,
    subject: `Meeting:${row.meetingId}`,
    version: 1,
    touched: [`Meeting:${row.meetingId}`],
    payload: { supports: row.supports },
    at: UNDATED,
  }),
};

/** The epoch, for what has no day that may be told: better no day than that of loading. */
const UNDATED = new Date(0);

function startOf(day: string): Date {
  return instantAt(day, '00:00');
}
