import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { AgendaItemType } from './agenda';
import { MeetingType } from './meetings';

/** The payload of a command that shows a meeting. */
@ObjectType()
export abstract class MeetingPayload {
  @Field(() => MeetingType)
  meeting: MeetingType;

  @Field(() => CursorScalar)
  cursor: string;
}

/** The payload of a command that shows an agenda item. */
@ObjectType()
export abstract class AgendaItemPayload {
  @Field(() => AgendaItemType)
  agendaItem: AgendaItemType;

  @Field(() => CursorScalar)
  cursor: string;
}

@ObjectType('ScheduleMeetingPayload')
export class ScheduleMeetingPayload extends MeetingPayload {}

@ObjectType('UpdateMeetingPayload')
export class UpdateMeetingPayload extends MeetingPayload {}

@ObjectType('PublishAgendaPayload')
export class PublishAgendaPayload extends MeetingPayload {}

@ObjectType('RescheduleMeetingPayload')
export class RescheduleMeetingPayload extends MeetingPayload {}

@ObjectType('CancelMeetingPayload')
export class CancelMeetingPayload extends MeetingPayload {}

@ObjectType('StartMeetingPayload')
export class StartMeetingPayload extends MeetingPayload {}

@ObjectType('OpenAgendaItemPayload')
export class OpenAgendaItemPayload extends AgendaItemPayload {}

@ObjectType('CloseAgendaItemPayload')
export class CloseAgendaItemPayload extends AgendaItemPayload {}

@ObjectType('RecessMeetingPayload')
export class RecessMeetingPayload extends MeetingPayload {}

@ObjectType('ResumeMeetingPayload')
export class ResumeMeetingPayload extends MeetingPayload {}

@ObjectType('AdjournMeetingPayload')
export class AdjournMeetingPayload extends MeetingPayload {}

@ObjectType('DeclareNoQuorumPayload')
export class DeclareNoQuorumPayload extends MeetingPayload {}
