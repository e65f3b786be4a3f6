import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { addAgendaItem } from '../commands/add-agenda-item';
import { recordAttendance } from '../commands/record-attendance';
import { removeAgendaItem } from '../commands/remove-agenda-item';
import { updateAgendaItem } from '../commands/update-agenda-item';
import type { Context } from '../context';
import { AddAgendaItemInput, RemoveAgendaItemInput, UpdateAgendaItemInput } from '../graphql/agenda-inputs';
import { AddAgendaItemPayload, RemoveAgendaItemPayload, UpdateAgendaItemPayload } from '../graphql/agenda-payloads';
import { RecordAttendanceInput } from '../graphql/attendance-inputs';
import { RecordAttendancePayload } from '../graphql/attendance-payloads';
import { withAgendaItem, withMeeting } from './command-payloads';

/** Commands on what a meeting takes up, and on who is there. */
@Resolver()
export class AgendaCommandsResolver {
  @Mutation(() => AddAgendaItemPayload, {
    nullable: true,
    description:
      'Co-chair, staff, clerk. After publication the item is marked addedLate: at a REGULAR meeting with lateVote of two thirds, at a SPECIAL one never. LATE_ITEM_REFUSED, ILLEGAL_TRANSITION.',
  })
  async addAgendaItem(
    @Arg('input', () => AddAgendaItemInput) input: AddAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<AddAgendaItemPayload> {
    return withAgendaItem(context, await addAgendaItem(context, input));
  }

  @Mutation(() => UpdateAgendaItemPayload, {
    nullable: true,
    description: 'Co-chair, staff, clerk. While PLANNED. ILLEGAL_TRANSITION.',
  })
  async updateAgendaItem(
    @Arg('input', () => UpdateAgendaItemInput) input: UpdateAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<UpdateAgendaItemPayload> {
    return withAgendaItem(context, await updateAgendaItem(context, input));
  }

  @Mutation(() => RemoveAgendaItemPayload, {
    nullable: true,
    description:
      'Co-chair, staff, clerk. Before publication the item goes; after it stays as WITHDRAWN. Its recommendation returns to the docket. ILLEGAL_TRANSITION.',
  })
  async removeAgendaItem(
    @Arg('input', () => RemoveAgendaItemInput) input: RemoveAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<RemoveAgendaItemPayload> {
    return withMeeting(context, await removeAgendaItem(context, input));
  }

  @Mutation(() => RecordAttendancePayload, {
    nullable: true,
    description:
      'Co-chair, clerk. Arrivals and departures in session; corrections until minutes are APPROVED. ILLEGAL_TRANSITION.',
  })
  async recordAttendance(
    @Arg('input', () => RecordAttendanceInput) input: RecordAttendanceInput,
    @Ctx() context: Context,
  ): Promise<RecordAttendancePayload> {
    return withMeeting(context, await recordAttendance(context, input));
  }
}
