import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../../platform/subgraph/scalars';
import { covers, onDay, vacantSince } from '../domain/seats';
import type { SeatHolding } from '../entities/seat';
import { SeatType } from '../graphql/seat';
import { PersonStub, stub } from '../graphql/stubs';
import type { Context } from '../context';

@Resolver(() => SeatType)
export class SeatResolver {
  @FieldResolver(() => PersonStub, {
    nullable: true,
    description: 'Who holds it on a day, today unless asOf is given. Who voted then is Vote.castBy.',
  })
  async holder(
    @Root() seat: SeatType,
    @Ctx() context: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<PersonStub | null> {
    return stub((await holdingOn(context, seat, asOf ?? context.today))?.personId ?? null);
  }

  @FieldResolver(() => DateScalar, { nullable: true })
  async holderSince(@Root() seat: SeatType, @Ctx() context: Context): Promise<string | null> {
    const holding = await holdingOn(context, seat, context.today);
    return holding?.personId ? holding.from : null;
  }

  @FieldResolver(() => PersonStub, {
    nullable: true,
    description: 'Who may sit for the holder, where a designee is allowed.',
  })
  async designee(
    @Root() seat: SeatType,
    @Ctx() { loaders, today }: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<PersonStub | null> {
    const day = asOf ?? today;
    if (!seat.designeeAllowed || !covers(seat, day)) return null;
    return stub(onDay(await loaders.designations.load(seat.id), day)?.personId ?? null);
  }

  @FieldResolver(() => DateScalar, { nullable: true })
  async vacantSince(@Root() seat: SeatType, @Ctx() { loaders, today }: Context): Promise<string | null> {
    return vacantSince(seat, await loaders.holdings.load(seat.id), today);
  }
}

async function holdingOn({ loaders }: Context, seat: SeatType, day: string): Promise<SeatHolding | null> {
  return covers(seat, day) ? onDay(await loaders.holdings.load(seat.id), day) : null;
}
