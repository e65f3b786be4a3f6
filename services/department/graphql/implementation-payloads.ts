import { Field, ObjectType } from 'type-graphql';
import type { Money } from '../../../platform/database/values';
import { MoneyType } from '../../../platform/subgraph/common-types';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { ImplementationType, MilestoneType, RecommendationType } from './implementation';

@ObjectType('SetFiscalNotePayload')
export class SetFiscalNotePayload {
  @Field(() => MoneyType)
  fiscalNote: Money;

  @Field(() => RecommendationType, { nullable: true })
  recommendation: RecommendationType;

  @Field(() => CursorScalar)
  cursor: string;
}

@ObjectType('SetImplementationPayload')
export class SetImplementationPayload {
  @Field(() => ImplementationType)
  implementation: ImplementationType;

  @Field(() => RecommendationType, { nullable: true })
  recommendation: RecommendationType;

  @Field(() => CursorScalar)
  cursor: string;
}

/** The payload of a command that shows a milestone. */
@ObjectType()
abstract class MilestonePayload {
  @Field(() => MilestoneType)
  milestone: MilestoneType;

  @Field(() => ImplementationType)
  implementation: ImplementationType;

  @Field(() => CursorScalar)
  cursor: string;
}

@ObjectType('AddMilestonePayload')
export class AddMilestonePayload extends MilestonePayload {}

@ObjectType('CompleteMilestonePayload')
export class CompleteMilestonePayload extends MilestonePayload {}
