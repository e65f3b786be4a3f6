import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { EVERY_ROW } from '../../../platform/loaders/rows';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Context } from '../context';
import { LAST_RAISED_FIRST } from '../domain/orders';
import type { MeetingSupport } from '../domain/vocabulary';
import { MeetingSupportEnum } from '../graphql/enums';
import { ParentCabinetType, toParentCabinet } from '../graphql/parent-cabinet';
import { ParentMemberType } from '../graphql/parent-member';
import { ParentPriorityType, toParentPriority } from '../graphql/parent-priority';
import { BodyStub, IndicatorStub, MeetingStub, PersonStub } from '../graphql/stubs';
import { visibleSeats } from '../policies/parent-member';
import { present } from './seats';

/** What this service adds to the types of others. */

@Resolver(() => BodyStub)
export class BodyResolver {
  @FieldResolver(() => ParentCabinetType, { nullable: true, description: 'The Parent Cabinet, if this body is it.' })
  async parentCabinet(@Root() body: BodyStub, @Ctx() { loaders }: Context): Promise<ParentCabinetType | null> {
    const row = await loaders.cabinet.load(body.id);
    return row && toParentCabinet(row);
  }

  /** That a parent is in this list tells to whom they are liaison. */
  @FieldResolver(() => [ParentMemberType], {
    nullable: true,
    description: 'Parents who carry word between the Parent Cabinet and this body.',
  })
  async parentLiaisons(
    @Root() body: BodyStub,
    @Ctx() context: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<ParentMemberType[]> {
    const visible = visibleSeats(context, asOf ?? context.today, 'LIAISON');
    return present(await context.loaders.seatsOfLiaisons.load(body.id, visible), context);
  }
}

@Resolver(() => PersonStub)
export class PersonResolver {
  /** A person's seat tells who holds it. Of several seats that overlap it is the one that began last. */
  @FieldResolver(() => ParentMemberType, {
    nullable: true,
    description: 'Null unless the parent agreed, or the viewer sits with them.',
  })
  async parentCabinetSeat(@Root() person: PersonStub, @Ctx() context: Context): Promise<ParentMemberType | null> {
    const visible = visibleSeats(context, context.today, 'NAME');
    const rows = await context.loaders.seatsOfPerson.load(person.id, visible, LAST_BEGUN_FIRST);
    const [seat] = await present(rows.slice(0, 1), context);
    return seat ?? null;
  }
}

const LAST_BEGUN_FIRST = [
  { expression: "COALESCE(item.from, '-infinity')", direction: 'DESC' },
  { expression: 'item.id', direction: 'DESC' },
] as const;

@Resolver(() => IndicatorStub)
export class IndicatorResolver {
  @FieldResolver(() => [ParentPriorityType], { nullable: true, description: 'What parents say matters here.' })
  async parentPriorities(
    @Root() indicator: IndicatorStub,
    @Ctx() { loaders, settings }: Context,
  ): Promise<ParentPriorityType[]> {
    const rows = await loaders.prioritiesOfIndicator.load(indicator.id, EVERY_ROW, LAST_RAISED_FIRST);
    return rows.map((row) => toParentPriority(row, settings.suppressionFloor));
  }
}

@Resolver(() => MeetingStub)
export class MeetingResolver {
  /** Null where nobody said: an empty list would say that nothing is offered. */
  @FieldResolver(() => [MeetingSupportEnum], {
    nullable: true,
    description: 'What is offered there so that parents can come.',
  })
  async supports(@Root() meeting: MeetingStub, @Ctx() { loaders }: Context): Promise<MeetingSupport[] | null> {
    const [row] = await loaders.supportsOfMeeting.load(meeting.id);
    return row?.supports ?? null;
  }

  @FieldResolver(() => [ParentPriorityType], {
    nullable: true,
    description: "Parents' priorities raised or chosen there.",
  })
  async priorities(@Root() meeting: MeetingStub, @Ctx() { loaders, settings }: Context): Promise<ParentPriorityType[]> {
    const rows = await loaders.prioritiesOfMeeting.load(meeting.id, EVERY_ROW, LAST_RAISED_FIRST);
    return rows.map((row) => toParentPriority(row, settings.suppressionFloor));
  }
}
