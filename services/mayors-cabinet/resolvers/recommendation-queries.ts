import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../platform/errors';
import type { Page } from '../../../platform/loaders/pages';
import type { Recommendation } from '../entities/recommendation';
import { RecommendationsArgs } from '../graphql/arguments';
import { StageCountType } from '../graphql/history';
import { RecommendationConnection, RecommendationType, toRecommendation } from '../graphql/recommendation';
import type { Context } from '../context';
import type { Loaders } from '../loaders';
import { countByStage } from '../loaders/recommendations';
import { pageOfRecommendations } from './reads';

@Resolver()
export class RecommendationQueries {
  @Query(() => RecommendationType, { nullable: true, description: 'One recommendation. Give id or number, not both.' })
  async recommendation(
    @Ctx() { loaders }: Context,
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('number', () => String, { nullable: true }) number: string | null,
  ): Promise<RecommendationType | null> {
    const found = await this.find(loaders, id ?? null, number ?? null);
    return found && toRecommendation(found);
  }

  @Query(() => RecommendationConnection, {
    nullable: true,
    description: 'Recommendations of all bodies; from names author bodies.',
  })
  recommendations(
    @Args(() => RecommendationsArgs) args: RecommendationsArgs,
    @Ctx() context: Context,
  ): Promise<Page<RecommendationType>> {
    return pageOfRecommendations(context, args, args.order ?? 'NEWEST_FIRST', args);
  }

  @Query(() => [StageCountType], { nullable: true, description: 'How many stand in each stage.' })
  recommendationCounts(
    @Ctx() context: Context,
    @Arg('from', () => [ID], { nullable: true }) from: string[] | null,
  ): Promise<StageCountType[]> {
    return countByStage(context, from ?? null);
  }

  private async find(loaders: Loaders, id: string | null, number: string | null): Promise<Recommendation | null> {
    if (id !== null && number === null) return loaders.recommendation.load(id);
    if (id === null && number !== null) return (await loaders.recommendationByNumber.load(number)).at(0) ?? null;
    throw new HubError('BAD_USER_INPUT', 'recommendation takes exactly one of the arguments "id" and "number".');
  }
}
