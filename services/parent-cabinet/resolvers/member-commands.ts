import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Done } from '../../../platform/commands/commands';
import { endParentSeat, seatParent, setConsent, withdrawConsent } from '../commands/members';
import type { Context } from '../context';
import { EndParentSeatInput, SeatParentInput, SetConsentInput, WithdrawConsentInput } from '../graphql/member-inputs';
import {
  EndParentSeatPayload,
  type MemberPayload,
  SeatParentPayload,
  SetConsentPayload,
  WithdrawConsentPayload,
} from '../graphql/payloads';
import { present } from './seats';

/** Parents' seats, and what each agreed to show. */
@Resolver()
export class MemberCommandsResolver {
  @Mutation(() => SeatParentPayload, {
    nullable: true,
    description: 'Chair, staff liaison. ALREADY_EXISTS for a seat that overlaps.',
  })
  async seatParent(
    @Arg('input', () => SeatParentInput) input: SeatParentInput,
    @Ctx() context: Context,
  ): Promise<SeatParentPayload> {
    return shown(context, await seatParent(context, input));
  }

  @Mutation(() => EndParentSeatPayload, {
    nullable: true,
    description: 'Chair, staff liaison, the parent. ILLEGAL_TRANSITION when ended already.',
  })
  async endParentSeat(
    @Arg('input', () => EndParentSeatInput) input: EndParentSeatInput,
    @Ctx() context: Context,
  ): Promise<EndParentSeatPayload> {
    return shown(context, await endParentSeat(context, input));
  }

  @Mutation(() => SetConsentPayload, {
    nullable: true,
    description: 'The parent; the staff liaison on a written agreement.',
  })
  async setConsent(
    @Arg('input', () => SetConsentInput) input: SetConsentInput,
    @Ctx() context: Context,
  ): Promise<SetConsentPayload> {
    return shown(context, await setConsent(context, input));
  }

  @Mutation(() => WithdrawConsentPayload, {
    nullable: true,
    description: 'The parent, or the staff liaison at their word. Holds everywhere and for old records.',
  })
  async withdrawConsent(
    @Arg('input', () => WithdrawConsentInput) input: WithdrawConsentInput,
    @Ctx() context: Context,
  ): Promise<WithdrawConsentPayload> {
    return shown(context, await withdrawConsent(context, input));
  }
}

/** The payload of a command: the seat as this viewer may see it now. */
async function shown(context: Context, { subject, cursor }: Done): Promise<MemberPayload> {
  const row = await context.loaders.seat.load(subject);
  if (!row) throw new Error(`The seat ${subject} has gone.`);
  const [member] = await present([row], context);
  return { member, cursor };
}
