import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Flow } from '../domain/docket';
import { BodyStub } from './stubs';

@ObjectType('BodyStats', {
  description: 'Figures of one body in a span of days. Rates and medians are null when there is nothing to count.',
})
export class BodyStatsType {
  @Field(() => Int)
  meetingsHeld: number;

  @Field(() => Int)
  meetingsCancelled: number;

  @Field(() => Int)
  meetingsWithoutQuorum: number;

  @Field(() => Float, { nullable: true, description: 'Present of those expected, 0 to 1.' })
  attendanceRate: number | null;

  @Field(() => Int, { description: 'Sent up to the Cabinet.' })
  recommendations: number;

  @Field(() => Int)
  answered: number;

  @Field(() => Int, { nullable: true })
  medianDaysToAnswer: number | null;

  @Field(() => Int)
  openActionItems: number;

  @Field(() => Int)
  overdueActionItems: number;

  @Field(() => Int, { description: 'Minutes posted after their day, or overdue and still missing.' })
  minutesLate: number;
}

@ObjectType('InformingFlow', { description: 'An edge of the dynamic system with what flowed along it.' })
export class InformingFlowType implements Flow {
  @Field(() => BodyStub, { nullable: true })
  from: BodyStub | null;

  @Field(() => BodyStub, { nullable: true })
  to: BodyStub | null;

  @Field(() => Int)
  submitted: number;

  @Field(() => Int, { description: 'Not yet decided.' })
  waiting: number;

  @Field(() => Int, { description: 'Back with the author.' })
  returned: number;

  @Field(() => Int, { description: 'Decided, answer not yet given.' })
  owed: number;

  @Field(() => Int, { nullable: true })
  longestWaitingDays: number | null;

  @Field(() => Int)
  answered: number;

  @Field(() => Int)
  reportedBack: number;

  @Field(() => Int, { nullable: true })
  medianDaysToAnswer: number | null;
}

@ArgsType()
export class SpanArgs {
  @Field(() => DateScalar, { nullable: true })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true })
  to?: string | null;
}

@ArgsType()
export class InformingArgs extends SpanArgs {
  @Field(() => DateScalar, { nullable: true, description: 'As things stood at the end of that day.' })
  asOf?: string | null;
}
