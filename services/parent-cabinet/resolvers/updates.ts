import { Arg, Ctx, FieldResolver, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { Followed, LogEntry } from '../../../platform/events/entry';
import { followLog } from '../../../platform/subgraph/follow-log';
import { ResumableType, toResumable } from '../../../platform/subgraph/resumable';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import type { Context, OpeningContext } from '../context';
import { isOfPriority } from '../events/priorities';
import { ParentPriorityType, toParentPriority } from '../graphql/parent-priority';

@ObjectType('PriorityUpdate', {
  implements: ResumableType,
  description: 'A change of a priority, which is shown as it is now.',
})
export class PriorityUpdateType extends ResumableType {
  priorityId: string;
}

/** Priorities as they change: they are public in every status. */
@Resolver(() => PriorityUpdateType)
export class PriorityUpdateResolver {
  @Subscription(() => PriorityUpdateType, {
    description: "Parents' priorities as they are heard, chosen, sent, answered and closed.",
    subscribe: ({ args, context }) =>
      followLog(context as OpeningContext, (args as { after?: string | null }).after, (entries) =>
        entries.filter(isOfPriority),
      ),
  })
  priorityUpdates(
    @Root() { entry }: Followed,
    @Arg('after', () => CursorScalar, { nullable: true }) _after: string | null,
  ): PriorityUpdateType {
    return { ...toResumable(entry), priorityId: idOf(entry) };
  }

  @FieldResolver(() => ParentPriorityType)
  async priority(
    @Root() { priorityId }: PriorityUpdateType,
    @Ctx() { loaders, settings }: Context,
  ): Promise<ParentPriorityType> {
    const row = await loaders.priority.load(priorityId);
    if (!row) throw new Error(`The priority ${priorityId} has gone.`);
    return toParentPriority(row, settings.suppressionFloor);
  }
}

function idOf({ subject }: LogEntry): string {
  return subject.slice(subject.indexOf(':') + 1);
}
