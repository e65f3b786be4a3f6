import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RecommendationType } from '../graphql/recommendation';
import { IndicatorStub, ParentPriorityStub, StrategyStub } from '../graphql/stubs';
import type { Context } from '../context';
import { toRecommendations } from './reads';

/** The way back from a recommendation to what it grew from and what it cites. */

@Resolver(() => StrategyStub)
export class StrategyResolver {
  @FieldResolver(() => [RecommendationType], { nullable: true, description: 'What grew from it.' })
  async recommendations(@Root() { id }: StrategyStub, @Ctx() { loaders }: Context): Promise<RecommendationType[]> {
    return toRecommendations(await loaders.recommendationsOfStrategy.load(id));
  }
}

@Resolver(() => ParentPriorityStub)
export class ParentPriorityResolver {
  @FieldResolver(() => [RecommendationType], { nullable: true, description: 'What grew from it.' })
  async recommendations(
    @Root() { id }: ParentPriorityStub,
    @Ctx() { loaders }: Context,
  ): Promise<RecommendationType[]> {
    return toRecommendations(await loaders.recommendationsOfPriority.load(id));
  }
}

@Resolver(() => IndicatorStub)
export class IndicatorResolver {
  @FieldResolver(() => [RecommendationType], { nullable: true, description: 'Recommendations that cite it.' })
  async recommendations(@Root() { id }: IndicatorStub, @Ctx() { loaders }: Context): Promise<RecommendationType[]> {
    return toRecommendations(await loaders.recommendationsCiting.load(id));
  }
}
