import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { mapPage, type Page } from '../../../platform/loaders/pages';
import { DateScalar } from '../../../platform/subgraph/scalars';
import { covers, onDay } from '../domain/seats';
import type { Seat } from '../entities/seat';
import { VotesArgs } from '../graphql/arguments';
import { toVote, VoteConnection, type VoteType } from '../graphql/motion';
import { SeatType, toSeat } from '../graphql/seat';
import { PersonStub } from '../graphql/stubs';
import type { Context } from '../context';
import { voteList } from '../loaders/motions';

@Resolver(() => PersonStub)
export class PersonResolver {
  @FieldResolver(() => [SeatType], { nullable: true })
  async cabinetSeats(
    @Root() { id }: PersonStub,
    @Ctx() context: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<SeatType[]> {
    const holdings = await context.loaders.holdingsOfPerson.load(id);
    const seats = await Promise.all(
      [...new Set(holdings.map(({ seatId }) => seatId))].map((seatId) => {
        return heldOnCabinet(context, seatId, id, asOf ?? context.today);
      }),
    );
    return seats.filter((seat) => seat !== null).map(toSeat);
  }

  @FieldResolver(() => VoteConnection, { nullable: true, description: 'Votes that the person cast, newest first.' })
  async votes(
    @Root() { id }: PersonStub,
    @Args(() => VotesArgs) args: VotesArgs,
    @Ctx() context: Context,
  ): Promise<Page<VoteType>> {
    const list = voteList(context, args.from ?? null);
    return mapPage(await context.loaders.votesOfPerson.load(id, list, args.page), toVote);
  }
}

/** The seat if it is the Cabinet's (not of a council around it) and this person, no successor, holds it on that day. */
async function heldOnCabinet({ loaders }: Context, seatId: string, person: string, day: string): Promise<Seat | null> {
  const seat = await loaders.seat.load(seatId);
  if (!seat || !covers(seat, day) || !(await loaders.mayorsCabinet.load(seat.bodyId))) return null;
  const holding = onDay(await loaders.holdings.load(seat.id), day);
  return holding?.personId === person ? seat : null;
}
