import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mapPage, type Page } from '../../../platform/loaders/pages';
import { EVERY_ROW, rowsWhere } from '../../../platform/loaders/rows';
import { PageArgs } from '../../../platform/subgraph/page-args';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Context } from '../context';
import { heldBetween, withStatus } from '../domain/filters';
import { LAST_RAISED_FIRST, LATEST_FIRST } from '../domain/orders';
import { suppress } from '../domain/suppression';
import type { PriorityStatus } from '../domain/vocabulary';
import { ParentCabinet } from '../entities/parent-cabinet';
import { PriorityStatusEnum } from '../graphql/enums';
import {
  ListeningSessionConnection,
  type ListeningSessionType,
  toListeningSession,
} from '../graphql/listening-session';
import { LanguageCountType, ParentCabinetType, toParentCabinet } from '../graphql/parent-cabinet';
import { ParentMemberType } from '../graphql/parent-member';
import { ParentPriorityConnection, type ParentPriorityType, toParentPriority } from '../graphql/parent-priority';
import { visibleSeats } from '../policies/parent-member';
import { present } from './seats';

/** The Parent Cabinet, and what belongs to it. */
@Resolver(() => ParentCabinetType)
export class ParentCabinetResolver {
  @Query(() => ParentCabinetType, { nullable: true })
  async parentCabinet(@Ctx() { manager }: Context): Promise<ParentCabinetType | null> {
    const row = await rowsWhere(manager, ParentCabinet, EVERY_ROW).limit(1).getOne();
    return row && toParentCabinet(row);
  }

  @FieldResolver(() => [ParentMemberType], {
    description: 'Members who agreed to be shown; all of them to the Parent Cabinet itself.',
  })
  async members(
    @Root() cabinet: ParentCabinetType,
    @Ctx() context: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<ParentMemberType[]> {
    const visible = visibleSeats(context, asOf ?? context.today);
    return present(await context.loaders.seatsOfCabinet.load(cabinet.id, visible), context);
  }

  @FieldResolver(() => [LanguageCountType])
  async languagesSpoken(
    @Root() cabinet: ParentCabinetType,
    @Ctx() { loaders, settings }: Context,
  ): Promise<LanguageCountType[]> {
    return suppress(await loaders.languagesOfCabinet.load(cabinet.id), settings.suppressionFloor);
  }

  @FieldResolver(() => ParentPriorityConnection, { description: 'Newest first.' })
  async priorities(
    @Root() cabinet: ParentCabinetType,
    @Ctx() { loaders, settings }: Context,
    @Arg('status', () => [PriorityStatusEnum], { nullable: true }) status: PriorityStatus[] | null,
    @Args(() => PageArgs) { page }: PageArgs,
  ): Promise<Page<ParentPriorityType>> {
    const list = { where: withStatus(status), sort: LAST_RAISED_FIRST };
    const priorities = await loaders.prioritiesOfCabinet.load(cabinet.id, list, page);
    return mapPage(priorities, (row) => toParentPriority(row, settings.suppressionFloor));
  }

  @FieldResolver(() => ListeningSessionConnection, { description: 'Newest first.' })
  async listeningSessions(
    @Root() cabinet: ParentCabinetType,
    @Ctx() { loaders, settings }: Context,
    @Arg('from', () => DateScalar, { nullable: true }) from: string | null,
    @Arg('to', () => DateScalar, { nullable: true }) to: string | null,
    @Args(() => PageArgs) { page }: PageArgs,
  ): Promise<Page<ListeningSessionType>> {
    const list = { where: heldBetween(from, to), sort: LATEST_FIRST };
    const sessions = await loaders.sessionsOfCabinet.load(cabinet.id, list, page);
    return mapPage(sessions, (row) => toListeningSession(row, settings.suppressionFloor));
  }
}
