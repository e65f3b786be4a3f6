import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { countByOption } from '../domain/votes';
import { DecisionType } from '../graphql/answer';
import { MotionType, toMotion, toVote, VoteCountType, VoteType } from '../graphql/motion';
import { SeatType, toSeat } from '../graphql/seat';
import type { Context } from '../context';

@Resolver(() => MotionType)
export class MotionResolver {
  @Query(() => MotionType, { nullable: true })
  motion(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<MotionType | null> {
    return motionOf(context, id);
  }

  @FieldResolver(() => SeatType, { nullable: true })
  movedBy(@Root() { movedById }: MotionType, @Ctx() context: Context): Promise<SeatType | null> {
    return seatOf(context, movedById);
  }

  @FieldResolver(() => SeatType, { nullable: true })
  secondedBy(@Root() { secondedById }: MotionType, @Ctx() context: Context): Promise<SeatType | null> {
    return seatOf(context, secondedById);
  }

  @FieldResolver(() => [VoteType], { description: 'Empty where the record gives no votes.' })
  async votes(@Root() { id }: MotionType, @Ctx() { loaders }: Context): Promise<VoteType[]> {
    return (await loaders.votes.load(id)).map(toVote);
  }

  @FieldResolver(() => [VoteCountType])
  async counts(@Root() { id }: MotionType, @Ctx() { loaders }: Context): Promise<VoteCountType[]> {
    return countByOption(await loaders.votes.load(id));
  }
}

@Resolver(() => VoteType)
export class VoteResolver {
  @FieldResolver(() => SeatType)
  seat(@Root() { seatId }: VoteType, @Ctx() context: Context): Promise<SeatType | null> {
    return seatOf(context, seatId);
  }

  @FieldResolver(() => MotionType)
  motion(@Root() { motionId }: VoteType, @Ctx() context: Context): Promise<MotionType | null> {
    return motionOf(context, motionId);
  }
}

@Resolver(() => DecisionType)
export class DecisionResolver {
  @FieldResolver(() => MotionType, { nullable: true })
  motion(@Root() { motionId }: DecisionType, @Ctx() context: Context): Promise<MotionType | null> {
    return motionOf(context, motionId);
  }
}

async function motionOf({ loaders }: Context, id: string | null): Promise<MotionType | null> {
  const row = id === null ? null : await loaders.motion.load(id);
  return row && toMotion(row);
}

async function seatOf({ loaders }: Context, id: string | null): Promise<SeatType | null> {
  const row = id === null ? null : await loaders.seat.load(id);
  return row && toSeat(row);
}
