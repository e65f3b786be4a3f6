import { Args, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import type { Followed } from '../../../platform/events/entry';
import { followLog } from '../../../platform/subgraph/follow-log';
import type { Context, OpeningContext } from '../context';
import { MotionType, toMotion } from '../graphql/motion';
import { RecommendationType, toRecommendation } from '../graphql/recommendation';
import {
  RecommendationUpdatesArgs,
  RecommendationUpdateType,
  toRecommendationUpdate,
  toVoteUpdate,
  VoteUpdatesArgs,
  VoteUpdateType,
} from '../graphql/updates';
import { selectSteps, selectVotes } from '../loaders/updates';

/** Recommendations as they move. */
@Resolver(() => RecommendationUpdateType)
export class RecommendationUpdateResolver {
  @Subscription(() => RecommendationUpdateType, {
    description: 'Where recommendations stand: one, those of some author bodies, or all.',
    subscribe: ({ args, context }) => follow(context as OpeningContext, args as RecommendationUpdatesArgs, selectSteps),
  })
  recommendationUpdates(
    @Root() { entry }: Followed,
    @Args(() => RecommendationUpdatesArgs) _asked: RecommendationUpdatesArgs,
  ): RecommendationUpdateType {
    return toRecommendationUpdate(entry);
  }

  @FieldResolver(() => RecommendationType)
  async recommendation(
    @Root() { recommendationId }: RecommendationUpdateType,
    @Ctx() { loaders }: Context,
  ): Promise<RecommendationType> {
    return toRecommendation(there(await loaders.recommendation.load(recommendationId)));
  }
}

/** Motions and votes as they are recorded. */
@Resolver(() => VoteUpdateType)
export class VoteUpdateResolver {
  @Subscription(() => VoteUpdateType, {
    description: 'Motions and votes as they are recorded and corrected.',
    subscribe: ({ args, context }) => follow(context as OpeningContext, args as VoteUpdatesArgs, selectVotes),
  })
  voteUpdates(@Root() { entry }: Followed, @Args(() => VoteUpdatesArgs) _asked: VoteUpdatesArgs): VoteUpdateType {
    return toVoteUpdate(entry);
  }

  @FieldResolver(() => MotionType)
  async motion(@Root() { motionId }: VoteUpdateType, @Ctx() { loaders }: Context): Promise<MotionType> {
    return toMotion(there(await loaders.motion.load(motionId)));
  }
}

function follow<Asked extends { readonly after?: string | null }>(
  context: OpeningContext,
  asked: Asked,
  select: (context: OpeningContext, asked: Asked) => ReturnType<typeof selectSteps>,
) {
  return followLog(context, asked.after, select(context, asked));
}

/** Rows of the log's subjects are never deleted. */
function there<Row>(row: Row | null): Row {
  if (row === null) throw new Error('An event tells of a row that is not there.');
  return row;
}
