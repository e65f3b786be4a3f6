import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mapPage, type Page } from '../../../platform/loaders/pages';
import { EVERY_ROW } from '../../../platform/loaders/rows';
import { PageArgs } from '../../../platform/subgraph/page-args';
import type { Context } from '../context';
import { withStatus } from '../domain/filters';
import { LAST_RAISED_FIRST } from '../domain/orders';
import type { PriorityStatus } from '../domain/vocabulary';
import { PriorityStatusEnum } from '../graphql/enums';
import { ListeningSessionType, toListeningSession } from '../graphql/listening-session';
import { ParentPriorityConnection, ParentPriorityType, toParentPriority } from '../graphql/parent-priority';

/** What parents said matters, and where they said it. */
@Resolver(() => ParentPriorityType)
export class ParentPriorityResolver {
  @Query(() => ParentPriorityConnection, {
    nullable: true,
    description: "The Parent Cabinet's priorities, newest first.",
  })
  async parentPriorities(
    @Ctx() { loaders, settings }: Context,
    @Arg('status', () => [PriorityStatusEnum], { nullable: true }) status: PriorityStatus[] | null,
    @Args(() => PageArgs) { page }: PageArgs,
  ): Promise<Page<ParentPriorityType>> {
    const priorities = await loaders.allPriorities.load(
      'all',
      { where: withStatus(status), sort: LAST_RAISED_FIRST },
      page,
    );
    return mapPage(priorities, (row) => toParentPriority(row, settings.suppressionFloor));
  }

  @FieldResolver(() => [ListeningSessionType])
  async sessions(
    @Root() priority: ParentPriorityType,
    @Ctx() { loaders, settings }: Context,
  ): Promise<ListeningSessionType[]> {
    const rows = await Promise.all(priority.sessionIds.map((id) => loaders.session.load(id)));
    return rows.filter((row) => row !== null).map((row) => toListeningSession(row, settings.suppressionFloor));
  }
}

@Resolver(() => ListeningSessionType)
export class ListeningSessionResolver {
  @FieldResolver(() => [ParentPriorityType])
  async priorities(
    @Root() session: ListeningSessionType,
    @Ctx() { loaders, settings }: Context,
  ): Promise<ParentPriorityType[]> {
    const rows = await loaders.prioritiesOfSession.load(session.id, EVERY_ROW, LAST_RAISED_FIRST);
    return rows.map((row) => toParentPriority(row, settings.suppressionFloor));
  }
}
