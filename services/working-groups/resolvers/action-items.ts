import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { mapPage, type Page } from '../../../platform/loaders/pages';
import { allOf } from '../../../platform/loaders/rows';
import { PageArgs } from '../../../platform/subgraph/page-args';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Context } from '../context';
import { SOONEST_DUE_FIRST } from '../domain/orders';
import { overdueAsOf } from '../domain/overdue';
import { ActionItemConnection, type ActionItemType, toActionItem } from '../graphql/action-item';
import { seenWhole } from '../policies/action-item';

/** Tasks across groups. */
@Resolver()
export class ActionItemResolver {
  @Query(() => ActionItemConnection, {
    nullable: true,
    description: 'Open tasks past their day, longest overdue first.',
  })
  async overdueActionItems(
    @Ctx() context: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
    @Args(() => PageArgs) { page }: PageArgs,
  ): Promise<Page<ActionItemType>> {
    const where = allOf(seenWhole(context.viewer), overdueAsOf(asOf ?? context.today));
    const tasks = await context.loaders.tasksOfAllGroups.load('all', { where, sort: SOONEST_DUE_FIRST }, page);
    return mapPage(tasks, (row) => toActionItem(row, context));
  }
}
