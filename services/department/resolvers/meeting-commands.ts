import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { cancelMeeting } from '../commands/cancel-meeting';
import { publishAgenda } from '../commands/publish-agenda';
import { rescheduleMeeting } from '../commands/reschedule-meeting';
import { scheduleMeeting } from '../commands/schedule-meeting';
import { updateMeeting } from '../commands/update-meeting';
import type { Context } from '../context';
import {
  CancelMeetingInput,
  PublishAgendaInput,
  RescheduleMeetingInput,
  ScheduleMeetingInput,
  UpdateMeetingInput,
} from '../graphql/meeting-inputs';
import {
  CancelMeetingPayload,
  PublishAgendaPayload,
  RescheduleMeetingPayload,
  ScheduleMeetingPayload,
  UpdateMeetingPayload,
} from '../graphql/meeting-payloads';
import { withMeeting } from './command-payloads';

/** Commands on a meeting as a whole, before it begins. */
@Resolver()
export class MeetingCommandsResolver {
  @Mutation(() => ScheduleMeetingPayload, {
    nullable: true,
    description: 'Co-chair, staff, clerk. To SCHEDULED; counts as its notice.',
  })
  async scheduleMeeting(
    @Arg('input', () => ScheduleMeetingInput) input: ScheduleMeetingInput,
    @Ctx() context: Context,
  ): Promise<ScheduleMeetingPayload> {
    return withMeeting(context, await scheduleMeeting(context, input));
  }

  @Mutation(() => UpdateMeetingPayload, {
    nullable: true,
    description: 'Co-chair, staff, clerk. Place, link, languages and the like, before the start. ILLEGAL_TRANSITION.',
  })
  async updateMeeting(
    @Arg('input', () => UpdateMeetingInput) input: UpdateMeetingInput,
    @Ctx() context: Context,
  ): Promise<UpdateMeetingPayload> {
    return withMeeting(context, await updateMeeting(context, input));
  }

  @Mutation(() => PublishAgendaPayload, {
    nullable: true,
    description: 'Co-chair, staff, clerk. SCHEDULED to AGENDA_PUBLISHED. AGENDA_EMPTY, ILLEGAL_TRANSITION.',
  })
  async publishAgenda(
    @Arg('input', () => PublishAgendaInput) input: PublishAgendaInput,
    @Ctx() context: Context,
  ): Promise<PublishAgendaPayload> {
    return withMeeting(context, await publishAgenda(context, input));
  }

  @Mutation(() => RescheduleMeetingPayload, {
    nullable: true,
    description: 'Co-chair, staff, clerk. Moves the time before the start; id and status stay. ILLEGAL_TRANSITION.',
  })
  async rescheduleMeeting(
    @Arg('input', () => RescheduleMeetingInput) input: RescheduleMeetingInput,
    @Ctx() context: Context,
  ): Promise<RescheduleMeetingPayload> {
    return withMeeting(context, await rescheduleMeeting(context, input));
  }

  @Mutation(() => CancelMeetingPayload, {
    nullable: true,
    description:
      'Co-chair, staff, clerk. SCHEDULED or AGENDA_PUBLISHED to CANCELLED; recommendations on it return to the docket. ILLEGAL_TRANSITION.',
  })
  async cancelMeeting(
    @Arg('input', () => CancelMeetingInput) input: CancelMeetingInput,
    @Ctx() context: Context,
  ): Promise<CancelMeetingPayload> {
    return withMeeting(context, await cancelMeeting(context, input));
  }
}
