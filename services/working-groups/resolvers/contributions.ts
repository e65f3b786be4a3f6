import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { allOf, EVERY_ROW } from '../../../platform/loaders/rows';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Context } from '../context';
import { activeStrategies } from '../domain/filters';
import { NEWEST_FIRST, SOONEST_DUE_FIRST } from '../domain/orders';
import { openOrClosed } from '../domain/overdue';
import { seatedOn } from '../domain/terms';
import { ActionItemType, toActionItem } from '../graphql/action-item';
import { GroupDecisionType, LearningType, toGroupDecision, toLearning } from '../graphql/learning';
import { StrategyObject, toStrategy } from '../graphql/strategy';
import { BodyStub, IndicatorStub, MeetingStub, OrganizationStub, PersonStub } from '../graphql/stubs';
import { toWorkingGroup, WorkingGroupType } from '../graphql/working-group';
import { toWorkingGroupMember, WorkingGroupMemberType } from '../graphql/working-group-member';
import { seenWhole } from '../policies/action-item';

/** What this service adds to the types of others. */

@Resolver(() => BodyStub)
export class BodyResolver {
  @FieldResolver(() => WorkingGroupType, {
    nullable: true,
    description: 'The working group that this body is, if it is one.',
  })
  async workingGroup(@Root() body: BodyStub, @Ctx() { loaders }: Context): Promise<WorkingGroupType | null> {
    const row = await loaders.group.load(body.id);
    return row && toWorkingGroup(row);
  }
}

@Resolver(() => PersonStub)
export class PersonResolver {
  @FieldResolver(() => [WorkingGroupMemberType], { nullable: true })
  async workingGroupSeats(
    @Root() person: PersonStub,
    @Ctx() { loaders, today }: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<WorkingGroupMemberType[]> {
    return (await loaders.seatsOfPerson.load(person.id, seatedOn(asOf ?? today))).map(toWorkingGroupMember);
  }

  /** Whose a task is is not public, so a person's list has only tasks seen whole. */
  @FieldResolver(() => [ActionItemType], {
    nullable: true,
    description: 'Tasks that the person owns, soonest due first.',
  })
  async actionItems(
    @Root() person: PersonStub,
    @Ctx() context: Context,
    @Arg('open', () => Boolean, { nullable: true }) open: boolean | null,
  ): Promise<ActionItemType[]> {
    const where = allOf(seenWhole(context.viewer), openOrClosed(open));
    const rows = await context.loaders.tasksOfOwner.load(person.id, where, SOONEST_DUE_FIRST);
    return rows.map((row) => toActionItem(row, context));
  }
}

@Resolver(() => OrganizationStub)
export class OrganizationResolver {
  @FieldResolver(() => [WorkingGroupMemberType], { nullable: true })
  async workingGroupMembers(
    @Root() organization: OrganizationStub,
    @Ctx() { loaders, today }: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<WorkingGroupMemberType[]> {
    return (await loaders.seatsOfOrganization.load(organization.id, seatedOn(asOf ?? today))).map(toWorkingGroupMember);
  }

  @FieldResolver(() => [StrategyObject], { nullable: true, description: 'Strategies in which it is a partner.' })
  async strategies(@Root() organization: OrganizationStub, @Ctx() { loaders }: Context): Promise<StrategyObject[]> {
    return (await loaders.strategiesOfPartner.load(organization.id)).map(toStrategy);
  }
}

@Resolver(() => IndicatorStub)
export class IndicatorResolver {
  @FieldResolver(() => [StrategyObject], { nullable: true, description: 'Strategies aimed at it.' })
  async strategies(
    @Root() indicator: IndicatorStub,
    @Ctx() { loaders }: Context,
    @Arg('active', () => Boolean, { nullable: true }) active: boolean | null,
  ): Promise<StrategyObject[]> {
    return (await loaders.strategiesOfIndicator.load(indicator.id, activeStrategies(active))).map(toStrategy);
  }

  @FieldResolver(() => [LearningType], {
    nullable: true,
    description: 'What it showed, and what changed because of it.',
  })
  async learnings(@Root() indicator: IndicatorStub, @Ctx() { loaders }: Context): Promise<LearningType[]> {
    return (await loaders.learningsOfIndicator.load(indicator.id, EVERY_ROW, NEWEST_FIRST)).map(toLearning);
  }
}

@Resolver(() => MeetingStub)
export class MeetingResolver {
  @FieldResolver(() => [GroupDecisionType], { nullable: true, description: 'What a working group agreed there.' })
  async decisions(@Root() meeting: MeetingStub, @Ctx() { loaders }: Context): Promise<GroupDecisionType[]> {
    return (await loaders.decisionsOfMeeting.load(meeting.id)).map(toGroupDecision);
  }

  /** What a meeting agreed is public; in the order of ids, which tells no day. */
  @FieldResolver(() => [ActionItemType], { nullable: true, description: 'Tasks agreed there.' })
  async actionItems(@Root() meeting: MeetingStub, @Ctx() context: Context): Promise<ActionItemType[]> {
    const rows = await context.loaders.tasksOfMeeting.load(meeting.id);
    return rows.map((row) => toActionItem(row, context));
  }

  @FieldResolver(() => [LearningType], { nullable: true })
  async learnings(@Root() meeting: MeetingStub, @Ctx() { loaders }: Context): Promise<LearningType[]> {
    return (await loaders.learningsOfMeeting.load(meeting.id, EVERY_ROW, NEWEST_FIRST)).map(toLearning);
  }
}
