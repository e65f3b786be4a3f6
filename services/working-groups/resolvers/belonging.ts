import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context';
import { ActionItemType } from '../graphql/action-item';
import { GroupDecisionType, LearningType } from '../graphql/learning';
import { StrategyObject, toStrategy } from '../graphql/strategy';
import { toWorkingGroup, WorkingGroupType } from '../graphql/working-group';
import { WorkingGroupMemberType } from '../graphql/working-group-member';

/** The links from what a group has to the group, and to the strategy that it serves. */

@Resolver(() => WorkingGroupMemberType)
export class MemberBelonging {
  @FieldResolver(() => WorkingGroupType)
  group(@Root() { groupId }: WorkingGroupMemberType, @Ctx() context: Context): Promise<WorkingGroupType> {
    return groupOf(groupId, context);
  }
}

@Resolver(() => StrategyObject)
export class StrategyBelonging {
  @FieldResolver(() => WorkingGroupType)
  group(@Root() { groupId }: StrategyObject, @Ctx() context: Context): Promise<WorkingGroupType> {
    return groupOf(groupId, context);
  }
}

@Resolver(() => ActionItemType)
export class ActionItemBelonging {
  @FieldResolver(() => WorkingGroupType)
  group(@Root() { groupId }: ActionItemType, @Ctx() context: Context): Promise<WorkingGroupType> {
    return groupOf(groupId, context);
  }

  @FieldResolver(() => StrategyObject, { nullable: true })
  strategy(@Root() { strategyId }: ActionItemType, @Ctx() context: Context): Promise<StrategyObject | null> {
    return strategyOf(strategyId, context);
  }
}

@Resolver(() => LearningType)
export class LearningBelonging {
  @FieldResolver(() => WorkingGroupType)
  group(@Root() { groupId }: LearningType, @Ctx() context: Context): Promise<WorkingGroupType> {
    return groupOf(groupId, context);
  }

  @FieldResolver(() => StrategyObject, { nullable: true })
  strategy(@Root() { strategyId }: LearningType, @Ctx() context: Context): Promise<StrategyObject | null> {
    return strategyOf(strategyId, context);
  }
}

@Resolver(() => GroupDecisionType)
export class GroupDecisionBelonging {
  @FieldResolver(() => WorkingGroupType)
  group(@Root() { groupId }: GroupDecisionType, @Ctx() context: Context): Promise<WorkingGroupType> {
    return groupOf(groupId, context);
  }

  @FieldResolver(() => StrategyObject, { nullable: true })
  strategy(@Root() { strategyId }: GroupDecisionType, @Ctx() context: Context): Promise<StrategyObject | null> {
    return strategyOf(strategyId, context);
  }
}

async function groupOf(id: string, { loaders }: Context): Promise<WorkingGroupType> {
  const row = await loaders.group.load(id);
  if (!row) throw new Error(`The working group ${id}, which a foreign key promises, is not there.`);
  return toWorkingGroup(row);
}

async function strategyOf(id: string | null, { loaders }: Context): Promise<StrategyObject | null> {
  const row = id === null ? null : await loaders.strategy.load(id);
  return row && toStrategy(row);
}
