import { Args, Ctx, FieldResolver, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Followed } from '../../../platform/events/entry';
import { followLog } from '../../../platform/subgraph/follow-log';
import type { Context, OpeningContext } from '../context';
import {
  ActivityArgs,
  ActivityConnection,
  ActivitySubject,
  ActivityType,
  entryToActivity,
  FollowActivityArgs,
  toActivityConnection,
} from '../graphql/activity';
import { BodyStub, memberOf, stub } from '../graphql/stubs';
import { EVERYTHING, selectActivity } from '../loaders/activity';

/** The log of the whole system. */
@Resolver(() => ActivityType)
export class ActivityResolver {
  @Query(() => ActivityConnection, {
    nullable: true,
    description:
      "Everything that happened, oldest first, in the order in which the hub learned of it. from is a time, for 'since I last looked'.",
  })
  async activity(
    @Ctx() { loaders, cursorOf }: Context,
    @Args(() => ActivityArgs) asked: ActivityArgs,
  ): Promise<ActivityConnection> {
    const { bodies, kinds, from, to } = asked;
    return toActivityConnection(
      await loaders.activity.load(EVERYTHING, { bodies, kinds, from, to }, asked.page),
      cursorOf,
    );
  }

  @Subscription(() => ActivityType, {
    name: 'activity',
    description: 'Everything that happens, across bodies, in the order in which the hub learned of it.',
    subscribe: ({ args, context }) => follow(args as FollowActivityArgs, context as OpeningContext),
  })
  happening(@Root() { entry }: Followed, @Args(() => FollowActivityArgs) _asked: FollowActivityArgs): ActivityType {
    return entryToActivity(entry);
  }

  @FieldResolver(() => BodyStub, { nullable: true })
  body(@Root() { bodyId }: ActivityType): BodyStub | null {
    return stub(bodyId);
  }

  @FieldResolver(() => ActivitySubject, { nullable: true })
  subject(@Root() { subjectRef }: ActivityType): object | null {
    return memberOf(subjectRef);
  }
}

/** All news is public: what passes need not be looked at by anybody's rights. */
function follow({ after, ...filter }: FollowActivityArgs, context: OpeningContext) {
  return followLog(context, after, selectActivity(filter));
}
