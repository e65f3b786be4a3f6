import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../platform/subgraph/scalars';
import { DocumentType } from './documents';

@ObjectType('ScheduleClock', {
  description: 'The schedule of the coming year, due on 31 January. Warns and never blocks.',
})
export class ScheduleClockType {
  @Field(() => DateScalar)
  dueOn: string;

  @Field(() => DocumentType, { nullable: true })
  document: DocumentType | null;

  @Field(() => Boolean)
  late: boolean;
}
