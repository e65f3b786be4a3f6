import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Done } from '../../../platform/commands/commands';
import { createSeat } from '../commands/create-seat';
import { endSeat } from '../commands/end-seat';
import { fillSeat, nameDesignee, vacateSeat } from '../commands/fill-seat';
import type { Context } from '../context';
import { toSeat } from '../graphql/seat';
import {
  CreateSeatInput,
  EndSeatInput,
  FillSeatInput,
  NameDesigneeInput,
  VacateSeatInput,
} from '../graphql/seat-inputs';
import {
  CreateSeatPayload,
  EndSeatPayload,
  FillSeatPayload,
  NameDesigneePayload,
  type SeatPayload,
  VacateSeatPayload,
} from '../graphql/seat-payloads';

/** Seats, and who sits on them. */
@Resolver()
export class SeatCommandsResolver {
  @Mutation(() => CreateSeatPayload, {
    nullable: true,
    description: 'Clerk. A seat by law or resolution.',
  })
  async createSeat(
    @Arg('input', () => CreateSeatInput) input: CreateSeatInput,
    @Ctx() context: Context,
  ): Promise<CreateSeatPayload> {
    return shown(context, await createSeat(context, input));
  }

  @Mutation(() => EndSeatPayload, {
    nullable: true,
    description:
      'Clerk. The seat ceases to be; its holder and votes stay on record. ILLEGAL_TRANSITION when ended already.',
  })
  async endSeat(
    @Arg('input', () => EndSeatInput) input: EndSeatInput,
    @Ctx() context: Context,
  ): Promise<EndSeatPayload> {
    return shown(context, await endSeat(context, input));
  }

  @Mutation(() => NameDesigneePayload, {
    nullable: true,
    description: 'Clerk. Only where the seat allows one.',
  })
  async nameDesignee(
    @Arg('input', () => NameDesigneeInput) input: NameDesigneeInput,
    @Ctx() context: Context,
  ): Promise<NameDesigneePayload> {
    return shown(context, await nameDesignee(context, input));
  }

  @Mutation(() => FillSeatPayload, {
    nullable: true,
    description: 'Clerk. Ends the holder before, if any.',
  })
  async fillSeat(
    @Arg('input', () => FillSeatInput) input: FillSeatInput,
    @Ctx() context: Context,
  ): Promise<FillSeatPayload> {
    return shown(context, await fillSeat(context, input));
  }

  @Mutation(() => VacateSeatPayload, {
    nullable: true,
    description: 'Clerk. ILLEGAL_TRANSITION when it is vacant already.',
  })
  async vacateSeat(
    @Arg('input', () => VacateSeatInput) input: VacateSeatInput,
    @Ctx() context: Context,
  ): Promise<VacateSeatPayload> {
    return shown(context, await vacateSeat(context, input));
  }
}

/** The payload of a command: the seat as it is now. */
async function shown({ loaders }: Context, { subject, cursor }: Done): Promise<SeatPayload> {
  const row = await loaders.seat.load(subject);
  if (!row) throw new Error(`The seat ${subject} has gone.`);
  return { seat: toSeat(row), cursor };
}
