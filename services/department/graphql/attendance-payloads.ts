import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { MeetingType } from './meetings';

@ObjectType('RecordAttendancePayload')
export class RecordAttendancePayload {
  @Field(() => MeetingType)
  meeting: MeetingType;

  @Field(() => CursorScalar)
  cursor: string;
}
