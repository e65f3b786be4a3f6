import { AgendaItemResolver } from './agenda-items';
import { MeetingListsResolver, MeetingsOfBodyResolver } from './meeting-lists';
import { MeetingResolver } from './meetings';
import { RollCallEntryResolver } from './roll-call';

/** The resolver classes of meetings, their agendas and their records. */
export const MEETING_RESOLVERS = [
  MeetingListsResolver,
  MeetingsOfBodyResolver,
  MeetingResolver,
  AgendaItemResolver,
  RollCallEntryResolver,
];
