import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/subgraph/scalars';
import { RollCallEntryInput } from './roll-call-inputs';

@InputType('RecordAttendanceInput', {
  description: 'Entries replace those of the same seat or person; the others stay.',
})
export class RecordAttendanceInput {
  @Field(() => String)
  idempotencyKey: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => ID)
  meeting: string;

  @Field(() => [RollCallEntryInput])
  entries: RollCallEntryInput[];

  @Field(() => DateTimeScalar, { nullable: true })
  at?: Date | null;
}
