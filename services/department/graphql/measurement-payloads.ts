import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { GoalType, IndicatorType } from './indicators';

@ObjectType('DefineGoalPayload')
export class DefineGoalPayload {
  @Field(() => GoalType)
  goal: GoalType;

  @Field(() => CursorScalar)
  cursor: string;
}

/** The payload of a command that shows an indicator. */
@ObjectType()
export abstract class IndicatorPayload {
  @Field(() => IndicatorType)
  indicator: IndicatorType;

  @Field(() => CursorScalar)
  cursor: string;
}

@ObjectType('DefineIndicatorPayload')
export class DefineIndicatorPayload extends IndicatorPayload {}

@ObjectType('PublishIndicatorPointsPayload')
export class PublishIndicatorPointsPayload extends IndicatorPayload {}

@ObjectType('SetIndicatorTargetPayload')
export class SetIndicatorTargetPayload extends IndicatorPayload {}

@ObjectType('SetIndicatorForecastPayload')
export class SetIndicatorForecastPayload extends IndicatorPayload {}
