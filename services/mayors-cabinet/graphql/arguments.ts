import { ArgsType, Field, ID, Int } from 'type-graphql';
import { PageArgs } from '../../../platform/subgraph/page-args';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { RecommendationOrder, Stage } from '../domain/values';
import { RecommendationOrderEnum, StageEnum } from './enums';

@ArgsType()
export class BodyRecommendationsArgs extends PageArgs {
  @Field(() => [StageEnum], { nullable: true }) stage: Stage[] | null;
}

@ArgsType()
export class DocketArgs extends BodyRecommendationsArgs {
  @Field(() => [ID], { nullable: true }) from: string[] | null;
  @Field(() => Int, { nullable: true }) minDaysWaiting: number | null;
}

@ArgsType()
export class RecommendationsArgs extends DocketArgs {
  @Field(() => RecommendationOrderEnum, { nullable: true, defaultValue: 'NEWEST_FIRST' })
  order: RecommendationOrder | null;
}

@ArgsType()
export class VotesArgs extends PageArgs {
  @Field(() => DateScalar, { nullable: true }) from: string | null;
}
