import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { mapPage, type Page } from '../../../platform/loaders/pages';
import { allOf, rowsWhere } from '../../../platform/loaders/rows';
import { PageArgs } from '../../../platform/subgraph/page-args';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Context } from '../context';
import { learnedSince, strategiesLike, withRole, withStatus } from '../domain/filters';
import { BY_ID, NEWEST_FIRST } from '../domain/orders';
import { activeOn, seatedOn } from '../domain/terms';
import type { ActionStatus, MemberRole, StrategyStatus, StrategyType } from '../domain/vocabulary';
import { WorkingGroup } from '../entities/working-group';
import { ActionItemConnection, type ActionItemType, toActionItem } from '../graphql/action-item';
import { ActionStatusEnum, MemberRoleEnum, StrategyStatusEnum, StrategyTypeEnum } from '../graphql/enums';
import { LearningType, toLearning } from '../graphql/learning';
import { StrategyObject, toStrategy } from '../graphql/strategy';
import { toWorkingGroup, WorkingGroupType } from '../graphql/working-group';
import { toWorkingGroupMember, WorkingGroupMemberType } from '../graphql/working-group-member';
import { overdueFor } from '../policies/task-lists';

/** Groups, and what belongs to one of them. */
@Resolver(() => WorkingGroupType)
export class WorkingGroupResolver {
  @Query(() => [WorkingGroupType], { nullable: true })
  async workingGroups(
    @Ctx() { manager, loaders, today }: Context,
    @Arg('active', () => Boolean, { nullable: true }) active: boolean | null,
  ): Promise<WorkingGroupType[]> {
    const rows = await rowsWhere(manager, WorkingGroup, activeOn(today, active)).getMany();
    for (const row of rows) loaders.group.prime(row.id, row);
    return rows.map(toWorkingGroup);
  }

  @Query(() => WorkingGroupType, { nullable: true })
  async workingGroup(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<WorkingGroupType | null> {
    const row = await loaders.group.load(id);
    return row && toWorkingGroup(row);
  }

  @FieldResolver(() => [WorkingGroupMemberType])
  async members(
    @Root() group: WorkingGroupType,
    @Ctx() { loaders, today }: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
    @Arg('role', () => MemberRoleEnum, { nullable: true }) role: MemberRole | null,
  ): Promise<WorkingGroupMemberType[]> {
    const rows = await loaders.membersOfGroup.load(group.id, allOf(seatedOn(asOf ?? today), withRole(role)));
    return rows.map(toWorkingGroupMember);
  }

  @FieldResolver(() => [StrategyObject])
  async strategies(
    @Root() group: WorkingGroupType,
    @Ctx() { loaders }: Context,
    @Arg('status', () => [StrategyStatusEnum], { nullable: true }) status: StrategyStatus[] | null,
    @Arg('type', () => [StrategyTypeEnum], { nullable: true }) type: StrategyType[] | null,
  ): Promise<StrategyObject[]> {
    return (await loaders.strategiesOfGroup.load(group.id, strategiesLike(status, type))).map(toStrategy);
  }

  @FieldResolver(() => ActionItemConnection)
  async actionItems(
    @Root() group: WorkingGroupType,
    @Ctx() context: Context,
    @Arg('status', () => [ActionStatusEnum], { nullable: true }) status: ActionStatus[] | null,
    @Arg('overdue', () => Boolean, { nullable: true }) overdue: boolean | null,
    @Args(() => PageArgs) { page }: PageArgs,
  ): Promise<Page<ActionItemType>> {
    const where = allOf(withStatus(status), overdueFor(context.viewer, overdue, context.today));
    const tasks = await context.loaders.tasksOfGroup.load(group.id, { where, sort: BY_ID }, page);
    return mapPage(tasks, (row) => toActionItem(row, context));
  }

  @FieldResolver(() => [LearningType], { description: 'Newest first.' })
  async learnings(
    @Root() group: WorkingGroupType,
    @Ctx() { loaders }: Context,
    @Arg('since', () => DateScalar, { nullable: true }) since: string | null,
  ): Promise<LearningType[]> {
    return (await loaders.learningsOfGroup.load(group.id, learnedSince(since), NEWEST_FIRST)).map(toLearning);
  }
}
