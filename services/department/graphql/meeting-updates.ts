import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import type { LogEntry } from '../../../platform/events/entry';
import { graphqlEnum } from '../../../platform/subgraph/enums';
import { ResumableType, toResumable } from '../../../platform/subgraph/resumable';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { MEETING_UPDATE_KINDS, meetingUpdateOf, type MeetingUpdateKind } from '../events/meeting-updates';

export const MeetingUpdateKindEnum = graphqlEnum(
  'MeetingUpdateKind',
  MEETING_UPDATE_KINDS,
  'What happened to a meeting. MINUTES_DRAFTED, and AGENDA_CHANGED before publication, reach only those who may see them.',
);

@ObjectType('MeetingUpdate', {
  implements: ResumableType,
  description:
    "A change of a meeting. kind and agendaItem say what happened then; the meeting's fields are as they are now.",
})
export class MeetingUpdateType extends ResumableType {
  @Field(() => MeetingUpdateKindEnum)
  kind: MeetingUpdateKind;

  meetingId: string;
  agendaItemId: string | null;
}

/** @param entry tells of a meeting's change */
export function toMeetingUpdate(entry: LogEntry): MeetingUpdateType {
  const update = meetingUpdateOf(entry);
  if (!update) throw new Error(`${entry.type} tells of no change of a meeting.`);
  const { kind, meetingId, agendaItemId } = update;
  return { ...toResumable(entry), kind, meetingId, agendaItemId };
}

@ArgsType()
export class MeetingUpdatesArgs {
  @Field(() => ID, { nullable: true })
  meeting?: string | null;

  @Field(() => [ID], { nullable: true })
  bodies?: string[] | null;

  @Field(() => [MeetingUpdateKindEnum], { nullable: true })
  kinds?: MeetingUpdateKind[] | null;

  @Field(() => CursorScalar, { nullable: true })
  after?: string | null;
}
