import type { NewEvent } from '../../../platform/events/transaction';
import type { ServiceDefinition } from '../../../platform/subgraph/service';
import type { ParentCabinet } from '../entities/parent-cabinet';
import { event, UNDATED } from './event';
import { consentRecorded, parentSeated } from './members';
import { listeningSessionRecorded, meetingSupportsSet, priorityRaised } from './priorities';

/** By entity class name: the event of a row that a dataset brings. */
export const recorded: ServiceDefinition['recorded'] = {
  ParentCabinet: (row: ParentCabinet): NewEvent =>
    event({
      type: 'ParentCabinetCreated',
      subject: `ParentCabinet:${row.id}`,
      version: 1,
      touched: ['ParentCabinet', `ParentCabinet:${row.id}`, `Body:${row.id}`],
      payload: { seatCount: row.seatCount },
      at: UNDATED,
    }),
  ParentMember: parentSeated,
  Consent: consentRecorded,
  ListeningSession: listeningSessionRecorded,
  ParentPriority: priorityRaised,
  MeetingSupports: meetingSupportsSet,
  KnownMeeting: null,
  KnownRecommendation: null,
};
