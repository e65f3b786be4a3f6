import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/loaders/pages';
import { DateScalar } from '../../../platform/subgraph/scalars';
import { WAITING_STAGES } from '../domain/waiting';
import { DocketArgs } from '../graphql/arguments';
import { MayorsCabinetType, toMayorsCabinet } from '../graphql/cabinet';
import { RecommendationConnection, type RecommendationType } from '../graphql/recommendation';
import { SeatType } from '../graphql/seat';
import type { Context } from '../context';
import { pageOfRecommendations, seatsOf } from './reads';

@Resolver(() => MayorsCabinetType)
export class MayorsCabinetResolver {
  @Query(() => MayorsCabinetType, { nullable: true })
  async mayorsCabinet(@Ctx() { loaders }: Context): Promise<MayorsCabinetType | null> {
    const cabinet = await loaders.theCabinet();
    return cabinet && toMayorsCabinet(cabinet);
  }

  @FieldResolver(() => [SeatType])
  seats(
    @Root() cabinet: MayorsCabinetType,
    @Ctx() context: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<SeatType[]> {
    return seatsOf(context, cabinet.id, asOf);
  }

  @FieldResolver(() => RecommendationConnection, {
    description:
      'Recommendations that wait on the Cabinet (SUBMITTED, ACKNOWLEDGED, SCHEDULED, DEFERRED unless stage says ' +
      'otherwise), longest waiting first.',
  })
  docket(@Args(() => DocketArgs) args: DocketArgs, @Ctx() context: Context): Promise<Page<RecommendationType>> {
    const filter = { ...args, stage: args.stage ?? WAITING_STAGES };
    return pageOfRecommendations(context, filter, 'LONGEST_WAITING_FIRST', args);
  }
}
