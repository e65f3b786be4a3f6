import { ArgsType, Field, ID, Int } from 'type-graphql';
import type { PageArguments } from '../../../platform/loaders/pages';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { RecommendationOrder, Stage } from '../domain/values';
import { RecommendationOrderEnum, StageEnum } from './enums';

const DEFAULT_PAGE = 20;

/** What every connection takes. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null;
  @Field(() => String, { nullable: true }) after: string | null;
}

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

/** The page asked for; an explicit null reads as if it were left out. */
export function pageOf({ first, after }: PageArgs): PageArguments {
  return { first: first ?? DEFAULT_PAGE, after };
}
