import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import type { MeetingSupport } from '../domain/vocabulary';
import { MeetingSupportEnum } from './enums';
import { ListeningSessionType } from './listening-session';
import { ParentMemberType } from './parent-member';
import { ParentPriorityType } from './parent-priority';
import { MeetingStub } from './stubs';

@ObjectType()
abstract class Payload {
  @Field(() => CursorScalar)
  cursor: string;
}

/** The payload of a command that shows a parent's seat. */
@ObjectType()
export abstract class MemberPayload extends Payload {
  @Field(() => ParentMemberType)
  member: ParentMemberType;
}

@ObjectType('SeatParentPayload')
export class SeatParentPayload extends MemberPayload {}

@ObjectType('EndParentSeatPayload')
export class EndParentSeatPayload extends MemberPayload {}

@ObjectType('SetConsentPayload')
export class SetConsentPayload extends MemberPayload {}

@ObjectType('WithdrawConsentPayload')
export class WithdrawConsentPayload extends MemberPayload {}

@ObjectType('RecordListeningSessionPayload')
export class RecordListeningSessionPayload extends Payload {
  @Field(() => ListeningSessionType)
  session: ListeningSessionType;
}

/** The payload of a command that shows a priority. */
@ObjectType()
export abstract class PriorityPayload extends Payload {
  @Field(() => ParentPriorityType)
  priority: ParentPriorityType;
}

@ObjectType('RaisePriorityPayload')
export class RaisePriorityPayload extends PriorityPayload {}

@ObjectType('ChoosePriorityPayload')
export class ChoosePriorityPayload extends PriorityPayload {}

@ObjectType('ClosePriorityPayload')
export class ClosePriorityPayload extends PriorityPayload {}

@ObjectType('SetMeetingSupportsPayload')
export class SetMeetingSupportsPayload extends Payload {
  @Field(() => [MeetingSupportEnum])
  supports: MeetingSupport[];

  @Field(() => MeetingStub, { nullable: true })
  meeting: MeetingStub;
}
