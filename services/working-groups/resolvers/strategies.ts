import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { EVERY_ROW, rowsWhere } from '../../../platform/loaders/rows';
import type { Context } from '../context';
import { strategiesLike } from '../domain/filters';
import { NEWEST_FIRST } from '../domain/orders';
import { STRATEGY_TYPES, type StrategyStatus, type StrategyType } from '../domain/vocabulary';
import { Strategy } from '../entities/strategy';
import { StrategyTypeLabel } from '../entities/strategy-type-label';
import { ActionItemType, toActionItem } from '../graphql/action-item';
import { StrategyStatusEnum, StrategyTypeEnum } from '../graphql/enums';
import { LearningType, toLearning } from '../graphql/learning';
import { StrategyObject, StrategyTypeLabelType, toStrategy, toStrategyTypeLabel } from '../graphql/strategy';
import { overdueFor } from '../policies/task-lists';

/** Strategies of all groups, and what belongs to one of them. */
@Resolver(() => StrategyObject)
export class StrategyResolver {
  @Query(() => StrategyObject, { nullable: true })
  async strategy(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<StrategyObject | null> {
    const row = await loaders.strategy.load(id);
    return row && toStrategy(row);
  }

  @Query(() => [StrategyObject], { nullable: true, description: 'Strategies of all groups.' })
  async strategies(
    @Ctx() { manager }: Context,
    @Arg('type', () => [StrategyTypeEnum], { nullable: true }) type: StrategyType[] | null,
    @Arg('status', () => [StrategyStatusEnum], { nullable: true }) status: StrategyStatus[] | null,
  ): Promise<StrategyObject[]> {
    return (await rowsWhere(manager, Strategy, strategiesLike(status, type)).getMany()).map(toStrategy);
  }

  @Query(() => [StrategyTypeLabelType], {
    nullable: true,
    description: 'The four types of strategic work as the city words them.',
  })
  async strategyTypes(@Ctx() { manager }: Context): Promise<StrategyTypeLabelType[]> {
    const rows = await rowsWhere(manager, StrategyTypeLabel, EVERY_ROW).getMany();
    const place = ({ strategyType }: StrategyTypeLabel): number => STRATEGY_TYPES.indexOf(strategyType);
    return rows.sort((a, b) => place(a) - place(b)).map(toStrategyTypeLabel);
  }

  /** In the order of ids, which tells no day. */
  @FieldResolver(() => [ActionItemType])
  async actionItems(
    @Root() strategy: StrategyObject,
    @Ctx() context: Context,
    @Arg('overdue', () => Boolean, { nullable: true }) overdue: boolean | null,
  ): Promise<ActionItemType[]> {
    const where = overdueFor(context.viewer, overdue, context.today);
    const rows = await context.loaders.tasksOfStrategy.load(strategy.id, where);
    return rows.map((row) => toActionItem(row, context));
  }

  @FieldResolver(() => [LearningType])
  async learnings(@Root() strategy: StrategyObject, @Ctx() { loaders }: Context): Promise<LearningType[]> {
    return (await loaders.learningsOfStrategy.load(strategy.id, EVERY_ROW, NEWEST_FIRST)).map(toLearning);
  }
}
