import { PageLoader } from '../../../platform/loaders/pages';
import { rowById, rowsBy } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { Meeting } from '../entities/meeting';
import { RollCallEntry } from '../entities/roll-call-entry';
import { rollCallVisible } from '../policies/attendance';
import { meetingsSeenInPreparation, MEETING_VISIBLE } from '../policies/meeting';
import { agendaLoaders } from './agenda';
import { clocksOfMeeting } from './clocks';
import { rollCounts } from './roll-counts';

const IN_ROLL_ORDER = [
  { expression: 'item.position', direction: 'ASC' },
  { expression: 'item.id', direction: 'ASC' },
] as const;

const OF_BODY = 'item.bodyId = parent.key OR item.jointWithIds @> ARRAY[parent.key]';

/** Meetings, their agendas and their records, as far as the viewer may see them. */
export function meetingLoaders(scope: RequestScope) {
  const { manager, viewer } = scope;
  return {
    meeting: rowById(manager, Meeting, MEETING_VISIBLE),
    /** Of all bodies: one list, whose parent is any text. */
    meetings: new PageLoader(manager, Meeting, 'parent.key IS NOT NULL'),
    /** A joint meeting is in the list of each of its bodies. */
    meetingsOfBody: new PageLoader(manager, Meeting, OF_BODY),
    /** Null unless the viewer sees the meeting's agenda and minutes before they are public. */
    meetingInPreparation: rowById(manager, Meeting, meetingsSeenInPreparation(viewer, 'item')),
    rollCallOfMeeting: rowsBy(manager, RollCallEntry, 'meetingId', rollCallVisible(viewer), IN_ROLL_ORDER),
    rollCountOfMeeting: rollCounts(manager),
    clocksOfMeeting: clocksOfMeeting(scope),
    ...agendaLoaders(scope),
  };
}
