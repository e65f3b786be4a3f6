import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { mapPage, type Page } from '../../../platform/loaders/pages';
import { DateScalar } from '../../../platform/subgraph/scalars';
import { BodyRecommendationsArgs } from '../graphql/arguments';
import { MayorsCabinetType, toMayorsCabinet } from '../graphql/cabinet';
import { RecommendationConnection, type RecommendationType, toRecommendation } from '../graphql/recommendation';
import { SeatType } from '../graphql/seat';
import { BodyStub } from '../graphql/stubs';
import type { Context } from '../context';
import { recommendationList } from '../loaders/recommendations';
import { seatsOf } from './reads';

@Resolver(() => BodyStub)
export class BodyResolver {
  @FieldResolver(() => MayorsCabinetType, { nullable: true, description: "The Mayor's Cabinet, if this body is it." })
  async mayorsCabinet(@Root() { id }: BodyStub, @Ctx() { loaders }: Context): Promise<MayorsCabinetType | null> {
    const cabinet = await loaders.mayorsCabinet.load(id);
    return cabinet && toMayorsCabinet(cabinet);
  }

  @FieldResolver(() => [SeatType], { nullable: true, description: 'Its seats by role in law, where it has such.' })
  seats(
    @Root() { id }: BodyStub,
    @Ctx() context: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<SeatType[]> {
    return seatsOf(context, id, asOf);
  }

  @FieldResolver(() => RecommendationConnection, {
    nullable: true,
    description: 'What it sent up to the Cabinet, newest first.',
  })
  async recommendations(
    @Root() { id }: BodyStub,
    @Args(() => BodyRecommendationsArgs) args: BodyRecommendationsArgs,
    @Ctx() context: Context,
  ): Promise<Page<RecommendationType>> {
    const list = recommendationList(context, { stage: args.stage }, 'NEWEST_FIRST');
    return mapPage(await context.loaders.recommendationsOfBody.load(id, list, args.page), toRecommendation);
  }
}
