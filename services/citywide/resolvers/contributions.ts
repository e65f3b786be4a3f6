import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/subgraph/page-args';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Context } from '../context';
import { flowOf } from '../domain/docket';
import { figuresOf } from '../domain/meetings';
import { DECIDING_ROLES } from '../domain/roles';
import { balanceOf } from '../domain/sectors';
import { countTasks } from '../domain/tasks';
import { ActivityConnection, toActivityConnection } from '../graphql/activity';
import { BodyStatsType, SpanArgs } from '../graphql/figures';
import { SeatSummaryType, SectorCountType, toSeatSummary } from '../graphql/seats';
import { BodyStub, OrganizationStub, PersonStub, WorkingGroupStub } from '../graphql/stubs';

/** What this service adds to the types of others. */

@Resolver(() => BodyStub)
export class BodyResolver {
  /** Tasks are those of today. What was sent up in the span is followed to today too: what became of it may come later. */
  @FieldResolver(() => BodyStatsType, { nullable: true })
  async stats(
    @Root() { id }: BodyStub,
    @Ctx() { loaders, today, settings }: Context,
    @Args(() => SpanArgs) { from = null, to = null }: SpanArgs,
  ): Promise<BodyStatsType> {
    const span = { from, to };
    const [body, meetings, recommendations, tasks] = await Promise.all([
      loaders.body.load(id),
      loaders.meetingsOfBody.load(id),
      loaders.recommendationsOfBody.load(id),
      loaders.tasksOfBody.load(id),
    ]);
    const docketed = await Promise.all(
      recommendations.map(async (each) => ({ ...each, steps: await loaders.stepsOfRecommendation.load(each.id) })),
    );
    const { submitted, answered, medianDaysToAnswer } = flowOf(docketed, span, today);
    const clock = {
      today,
      isBound: body?.openMeetingStatus === 'SUBJECT',
      skipWeekends: settings.clocksSkipWeekends,
    };
    return {
      ...figuresOf(meetings, span, clock),
      recommendations: submitted,
      answered,
      medianDaysToAnswer,
      ...countTasks(tasks, today),
    };
  }

  @FieldResolver(() => ActivityConnection, { nullable: true, description: 'What happened in it, oldest first.' })
  async activity(
    @Root() { id }: BodyStub,
    @Ctx() { loaders, cursorOf }: Context,
    @Args(() => PageArgs) { page }: PageArgs,
  ): Promise<ActivityConnection> {
    return toActivityConnection(await loaders.activity.load(id, {}, page), cursorOf);
  }
}

@Resolver(() => WorkingGroupStub)
export class WorkingGroupResolver {
  /** A member whose organization nobody has told yet belongs to no sector. */
  @FieldResolver(() => [SectorCountType], {
    nullable: true,
    description: 'Members by sector and side, empty sectors included.',
  })
  async sectorBalance(
    @Root() { id }: WorkingGroupStub,
    @Ctx() { loaders, today }: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<SectorCountType[]> {
    const sittings = await loaders.sittingsOfBody.load(id, asOf ?? today);
    const members = sittings.flatMap(({ kind, role, sector, side }) =>
      kind === 'MEMBER' && DECIDING_ROLES.has(role ?? 'MEMBER') && sector !== null ? [{ sector, side }] : [],
    );
    return balanceOf(members);
  }
}

@Resolver(() => PersonStub)
export class PersonResolver {
  /** A parent's seat is never known here. */
  @FieldResolver(() => [SeatSummaryType], {
    nullable: true,
    description: 'Seats on all bodies, as far as the viewer may see them.',
  })
  async seats(
    @Root() { id }: PersonStub,
    @Ctx() { loaders, today }: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<SeatSummaryType[]> {
    return (await loaders.sittingsOfPerson.load(id, asOf ?? today)).map(toSeatSummary);
  }
}

@Resolver(() => OrganizationStub)
export class OrganizationResolver {
  @FieldResolver(() => [SeatSummaryType], { nullable: true, description: 'Where its people sit, on all bodies.' })
  async presence(
    @Root() { id }: OrganizationStub,
    @Ctx() { loaders, today }: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<SeatSummaryType[]> {
    return (await loaders.sittingsOfOrganization.load(id, asOf ?? today)).map(toSeatSummary);
  }
}
