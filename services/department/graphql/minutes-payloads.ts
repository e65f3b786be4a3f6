import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { MeetingType } from './meetings';

@ObjectType('DraftMinutesPayload')
export class DraftMinutesPayload {
  @Field(() => MeetingType)
  meeting: MeetingType;

  @Field(() => CursorScalar)
  cursor: string;
}

@ObjectType('PostMinutesPayload')
export class PostMinutesPayload {
  @Field(() => MeetingType)
  meeting: MeetingType;

  @Field(() => CursorScalar)
  cursor: string;
}

@ObjectType('ApproveMinutesPayload')
export class ApproveMinutesPayload {
  @Field(() => MeetingType)
  meeting: MeetingType;

  @Field(() => CursorScalar)
  cursor: string;
}

@ObjectType('CorrectMinutesPayload')
export class CorrectMinutesPayload {
  @Field(() => MeetingType)
  meeting: MeetingType;

  @Field(() => CursorScalar)
  cursor: string;
}
