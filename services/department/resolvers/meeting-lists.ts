import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { allOf, anyOf, type Condition, EVERY_ROW } from '../../../platform/loaders/rows';
import { mapPage, type Page, type PageArguments, type PagedList } from '../../../platform/loaders/pages';
import { DateTimeScalar } from '../../../platform/subgraph/scalars';
import type { Context } from '../context';
import { lateWith, type RecordKind } from '../domain/clocks';
import { inOrder, type TimeOrder, within } from '../domain/meeting-time';
import type { MeetingStatus } from '../entities/meeting';
import { BodyType } from '../graphql/bodies';
import { ifFound } from '../graphql/found';
import { RecordKindEnum } from '../graphql/meeting-records';
import { MeetingConnection, MeetingStatusEnum, MeetingType, TimeOrderEnum, toMeeting } from '../graphql/meetings';
import { MEETING_VISIBLE } from '../policies/meeting';

@ArgsType()
class MeetingsOfBodyArgs {
  @Field(() => DateTimeScalar, { nullable: true })
  from: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  to: Date | null;

  @Field(() => [MeetingStatusEnum], { nullable: true })
  status: readonly MeetingStatus[] | null;

  @Field(() => TimeOrderEnum, { nullable: true, defaultValue: 'OLDEST_FIRST' })
  order: TimeOrder | null;

  @Field(() => Int, { nullable: true, defaultValue: 20 })
  first: number | null;

  @Field(() => String, { nullable: true })
  after: string | null;
}

@ArgsType()
class MeetingsArgs extends MeetingsOfBodyArgs {
  @Field(() => [ID], { nullable: true })
  bodies: readonly string[] | null;

  @Field(() => [RecordKindEnum], { nullable: true })
  late: readonly RecordKind[] | null;
}

/** The lists of meetings: of all bodies in one order, and of one body. */
@Resolver(() => MeetingType)
export class MeetingListsResolver {
  @Query(() => MeetingConnection, {
    nullable: true,
    description:
      'Meetings of all bodies in one order. A window keeps what overlaps it, so a meeting in session counts. Those with a day and no time count as that whole day; late keeps those with such an overdue record.',
  })
  async meetings(@Args(() => MeetingsArgs) args: MeetingsArgs, @Ctx() context: Context): Promise<Page<MeetingType>> {
    const list = listOf(args, context, ofBodies(args.bodies), lateOnes(args.late, context));
    return mapPage(await context.loaders.meetings.load('all', list, pageOf(args)), toMeeting);
  }

  @Query(() => MeetingType, { nullable: true })
  async meeting(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<MeetingType | null> {
    return ifFound(await context.loaders.meeting.load(id), toMeeting);
  }
}

@Resolver(() => BodyType)
export class MeetingsOfBodyResolver {
  @FieldResolver(() => MeetingConnection, { description: 'Its meetings, joint ones included.' })
  async meetings(
    @Root() body: BodyType,
    @Args(() => MeetingsOfBodyArgs) args: MeetingsOfBodyArgs,
    @Ctx() context: Context,
  ): Promise<Page<MeetingType>> {
    return mapPage(await context.loaders.meetingsOfBody.load(body.id, listOf(args, context), pageOf(args)), toMeeting);
  }
}

function listOf(args: MeetingsOfBodyArgs, { now }: Context, ...more: readonly Condition[]): PagedList {
  const window = within({ from: args.from ?? null, to: args.to ?? null }, now);
  const where = allOf(MEETING_VISIBLE, window, inStatus(args.status), ...more);
  return { where, sort: inOrder(args.order ?? 'OLDEST_FIRST') };
}

function pageOf({ first, after }: MeetingsOfBodyArgs): PageArguments {
  return { first: first ?? 20, after };
}

function inStatus(status: readonly MeetingStatus[] | null | undefined): Condition {
  return status ? { sql: 'item.status = ANY(:meetingStatus)', parameters: { meetingStatus: status } } : EVERY_ROW;
}

function ofBodies(bodies: readonly string[] | null | undefined): Condition {
  if (!bodies) return EVERY_ROW;
  return anyOf(
    { sql: 'item.bodyId = ANY(:meetingBodies)', parameters: { meetingBodies: bodies } },
    { sql: 'item.jointWithIds && CAST(:meetingBodies AS text[])' },
  );
}

function lateOnes(records: readonly RecordKind[] | null | undefined, { now, settings }: Context): Condition {
  return records ? lateWith(records, { now, skipWeekends: settings.clocksSkipWeekends }) : EVERY_ROW;
}
