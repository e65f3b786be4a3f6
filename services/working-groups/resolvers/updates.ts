import { Args, ArgsType, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { Followed, LogEntry } from '../../../platform/events/entry';
import { followLog } from '../../../platform/subgraph/follow-log';
import { ResumableType, toResumable } from '../../../platform/subgraph/resumable';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import type { Context, OpeningContext } from '../context';
import { isOfGroup, strategyOf, taskOf } from '../events/updates';
import { ActionItemType, toActionItem } from '../graphql/action-item';
import { StrategyObject, toStrategy } from '../graphql/strategy';
import { there } from './there';

@ArgsType()
class UpdatesArgs {
  @Field(() => ID, { nullable: true })
  group?: string | null;

  @Field(() => CursorScalar, { nullable: true })
  after?: string | null;
}

@ObjectType('ActionItemUpdate', {
  implements: ResumableType,
  description: 'A change of a task, which is shown as it is now.',
})
export class ActionItemUpdateType extends ResumableType {
  actionItemId: string;
}

@ObjectType('StrategyUpdate', {
  implements: ResumableType,
  description: 'A change of a strategy, which is shown as it is now.',
})
export class StrategyUpdateType extends ResumableType {
  strategyId: string;
}

/** Tasks as they change. Everybody is told, and shown of the task what they may see. */
@Resolver(() => ActionItemUpdateType)
export class ActionItemUpdateResolver {
  @Subscription(() => ActionItemUpdateType, {
    description: 'Tasks as they change, of one group or of all.',
    subscribe: ({ args, context }) => follow(context as OpeningContext, args as UpdatesArgs, taskOf),
  })
  actionItemUpdates(@Root() { entry }: Followed, @Args(() => UpdatesArgs) _asked: UpdatesArgs): ActionItemUpdateType {
    return { ...toResumable(entry), actionItemId: there(taskOf(entry)) };
  }

  @FieldResolver(() => ActionItemType)
  async actionItem(@Root() { actionItemId }: ActionItemUpdateType, @Ctx() context: Context): Promise<ActionItemType> {
    return toActionItem(there(await context.loaders.actionItem.load(actionItemId)), context);
  }
}

/** Strategies as they change. */
@Resolver(() => StrategyUpdateType)
export class StrategyUpdateResolver {
  @Subscription(() => StrategyUpdateType, {
    description: 'Strategies as they change, learnings included, of one group or of all.',
    subscribe: ({ args, context }) => follow(context as OpeningContext, args as UpdatesArgs, strategyOf),
  })
  strategyUpdates(@Root() { entry }: Followed, @Args(() => UpdatesArgs) _asked: UpdatesArgs): StrategyUpdateType {
    return { ...toResumable(entry), strategyId: there(strategyOf(entry)) };
  }

  @FieldResolver(() => StrategyObject)
  async strategy(@Root() { strategyId }: StrategyUpdateType, @Ctx() { loaders }: Context): Promise<StrategyObject> {
    return toStrategy(there(await loaders.strategy.load(strategyId)));
  }
}

/** @param subjectOf null for what is not followed */
function follow(context: OpeningContext, { group, after }: UpdatesArgs, subjectOf: (entry: LogEntry) => string | null) {
  return followLog(context, after, (entries) =>
    entries.filter((entry) => subjectOf(entry) !== null && isOfGroup(entry, group)),
  );
}
