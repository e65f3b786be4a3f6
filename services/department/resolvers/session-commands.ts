import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { adjournMeeting } from '../commands/adjourn-meeting';
import { declareNoQuorum } from '../commands/declare-no-quorum';
import { recessMeeting, resumeMeeting } from '../commands/recess-meeting';
import { startMeeting } from '../commands/start-meeting';
import { closeAgendaItem, openAgendaItem } from '../commands/take-up-item';
import type { Context } from '../context';
import {
  AdjournMeetingPayload,
  CloseAgendaItemPayload,
  DeclareNoQuorumPayload,
  OpenAgendaItemPayload,
  RecessMeetingPayload,
  ResumeMeetingPayload,
  StartMeetingPayload,
} from '../graphql/meeting-payloads';
import {
  AdjournMeetingInput,
  CloseAgendaItemInput,
  DeclareNoQuorumInput,
  OpenAgendaItemInput,
  RecessMeetingInput,
  ResumeMeetingInput,
  StartMeetingInput,
} from '../graphql/session-inputs';
import { withAgendaItem, withMeeting } from './command-payloads';

/** Commands on a meeting in session, and those that begin it or put it off. */
@Resolver()
export class SessionCommandsResolver {
  @Mutation(() => StartMeetingPayload, {
    nullable: true,
    description:
      'Co-chair, clerk. AGENDA_PUBLISHED to IN_SESSION, with the roll call. NO_QUORUM where the body has a quorum and it is not there, ILLEGAL_TRANSITION.',
  })
  async startMeeting(
    @Arg('input', () => StartMeetingInput) input: StartMeetingInput,
    @Ctx() context: Context,
  ): Promise<StartMeetingPayload> {
    return withMeeting(context, await startMeeting(context, input));
  }

  @Mutation(() => OpenAgendaItemPayload, {
    nullable: true,
    description: 'Co-chair, staff, clerk. PLANNED to OPEN, one at a time, IN_SESSION only. ILLEGAL_TRANSITION.',
  })
  async openAgendaItem(
    @Arg('input', () => OpenAgendaItemInput) input: OpenAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<OpenAgendaItemPayload> {
    return withAgendaItem(context, await openAgendaItem(context, input));
  }

  @Mutation(() => CloseAgendaItemPayload, {
    nullable: true,
    description: 'Co-chair, staff, clerk. OPEN to DONE, TABLED or WITHDRAWN. ILLEGAL_TRANSITION.',
  })
  async closeAgendaItem(
    @Arg('input', () => CloseAgendaItemInput) input: CloseAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<CloseAgendaItemPayload> {
    return withAgendaItem(context, await closeAgendaItem(context, input));
  }

  @Mutation(() => RecessMeetingPayload, {
    nullable: true,
    description: 'Co-chair, staff, clerk. IN_SESSION to RECESSED. ILLEGAL_TRANSITION.',
  })
  async recessMeeting(
    @Arg('input', () => RecessMeetingInput) input: RecessMeetingInput,
    @Ctx() context: Context,
  ): Promise<RecessMeetingPayload> {
    return withMeeting(context, await recessMeeting(context, input));
  }

  @Mutation(() => ResumeMeetingPayload, {
    nullable: true,
    description: 'Co-chair, staff, clerk. RECESSED to IN_SESSION. ILLEGAL_TRANSITION.',
  })
  async resumeMeeting(
    @Arg('input', () => ResumeMeetingInput) input: ResumeMeetingInput,
    @Ctx() context: Context,
  ): Promise<ResumeMeetingPayload> {
    return withMeeting(context, await resumeMeeting(context, input));
  }

  @Mutation(() => AdjournMeetingPayload, {
    nullable: true,
    description:
      'Co-chair, staff, clerk. IN_SESSION or RECESSED to ADJOURNED; closes the open item and starts the clocks of votes and minutes. ILLEGAL_TRANSITION.',
  })
  async adjournMeeting(
    @Arg('input', () => AdjournMeetingInput) input: AdjournMeetingInput,
    @Ctx() context: Context,
  ): Promise<AdjournMeetingPayload> {
    return withMeeting(context, await adjournMeeting(context, input));
  }

  @Mutation(() => DeclareNoQuorumPayload, {
    nullable: true,
    description:
      'Co-chair, clerk. AGENDA_PUBLISHED to NOT_HELD_NO_QUORUM; recommendations on it return to the docket. ILLEGAL_TRANSITION.',
  })
  async declareNoQuorum(
    @Arg('input', () => DeclareNoQuorumInput) input: DeclareNoQuorumInput,
    @Ctx() context: Context,
  ): Promise<DeclareNoQuorumPayload> {
    return withMeeting(context, await declareNoQuorum(context, input));
  }
}
