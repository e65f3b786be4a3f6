import { AgendaCommandsResolver } from './agenda-commands';
import { AgendaItemResolver } from './agenda-items';
import { DocumentCommandsResolver } from './document-commands';
import { MeetingCommandsResolver } from './meeting-commands';
import { MeetingListsResolver, MeetingsOfBodyResolver } from './meeting-lists';
import { MeetingUpdateResolver } from './meeting-updates';
import { MeetingResolver } from './meetings';
import { MinutesCommandsResolver } from './minutes-commands';
import { RollCallEntryResolver } from './roll-call';
import { SessionCommandsResolver } from './session-commands';

/** The resolver classes of meetings, their agendas and their records. */
export const MEETING_RESOLVERS = [
  MeetingListsResolver,
  MeetingsOfBodyResolver,
  MeetingResolver,
  AgendaItemResolver,
  RollCallEntryResolver,
  MeetingUpdateResolver,
  MeetingCommandsResolver,
  SessionCommandsResolver,
  AgendaCommandsResolver,
  MinutesCommandsResolver,
  DocumentCommandsResolver,
];
