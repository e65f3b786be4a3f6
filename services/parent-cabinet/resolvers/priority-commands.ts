import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Done } from '../../../platform/commands/commands';
import { choosePriority, closePriority } from '../commands/move-priority';
import { raisePriority } from '../commands/raise-priority';
import { recordListeningSession } from '../commands/record-listening-session';
import { setMeetingSupports } from '../commands/set-meeting-supports';
import type { Context } from '../context';
import { toListeningSession } from '../graphql/listening-session';
import { toParentPriority } from '../graphql/parent-priority';
import {
  ChoosePriorityPayload,
  ClosePriorityPayload,
  type PriorityPayload,
  RaisePriorityPayload,
  RecordListeningSessionPayload,
  SetMeetingSupportsPayload,
} from '../graphql/payloads';
import {
  ChoosePriorityInput,
  ClosePriorityInput,
  RaisePriorityInput,
  RecordListeningSessionInput,
  SetMeetingSupportsInput,
} from '../graphql/priority-inputs';

/** What parents said matters, where they were heard, and what is offered so that they can come. */
@Resolver()
export class PriorityCommandsResolver {
  @Mutation(() => RecordListeningSessionPayload, {
    nullable: true,
    description: 'Chair, ambassador, staff liaison.',
  })
  async recordListeningSession(
    @Arg('input', () => RecordListeningSessionInput) input: RecordListeningSessionInput,
    @Ctx() context: Context,
  ): Promise<RecordListeningSessionPayload> {
    const { subject, cursor } = await recordListeningSession(context, input);
    const row = there(await context.loaders.session.load(subject));
    return { session: toListeningSession(row, context.settings.suppressionFloor), cursor };
  }

  @Mutation(() => RaisePriorityPayload, {
    nullable: true,
    description: 'Member of the Parent Cabinet, staff liaison. To HEARD.',
  })
  async raisePriority(
    @Arg('input', () => RaisePriorityInput) input: RaisePriorityInput,
    @Ctx() context: Context,
  ): Promise<RaisePriorityPayload> {
    return shown(context, await raisePriority(context, input));
  }

  @Mutation(() => ChoosePriorityPayload, {
    nullable: true,
    description: 'Chair. HEARD to CHOSEN. ILLEGAL_TRANSITION.',
  })
  async choosePriority(
    @Arg('input', () => ChoosePriorityInput) input: ChoosePriorityInput,
    @Ctx() context: Context,
  ): Promise<ChoosePriorityPayload> {
    return shown(context, await choosePriority(context, input));
  }

  @Mutation(() => ClosePriorityPayload, {
    nullable: true,
    description: 'Chair. Any other status to CLOSED. ILLEGAL_TRANSITION.',
  })
  async closePriority(
    @Arg('input', () => ClosePriorityInput) input: ClosePriorityInput,
    @Ctx() context: Context,
  ): Promise<ClosePriorityPayload> {
    return shown(context, await closePriority(context, input));
  }

  @Mutation(() => SetMeetingSupportsPayload, {
    nullable: true,
    description: 'Chair, staff liaison. Of a meeting of the Parent Cabinet, before it ends.',
  })
  async setMeetingSupports(
    @Arg('input', () => SetMeetingSupportsInput) input: SetMeetingSupportsInput,
    @Ctx() context: Context,
  ): Promise<SetMeetingSupportsPayload> {
    const { subject: id, cursor } = await setMeetingSupports(context, input);
    const [row] = await context.loaders.supportsOfMeeting.load(id);
    return { supports: there(row).supports, meeting: { id }, cursor };
  }
}

/** The payload of a command: the priority as it is now. */
async function shown({ loaders, settings }: Context, { subject, cursor }: Done): Promise<PriorityPayload> {
  const row = there(await loaders.priority.load(subject));
  return { priority: toParentPriority(row, settings.suppressionFloor), cursor };
}

/** What a command has written is there. */
function there<Row>(row: Row | null | undefined): Row {
  if (!row) throw new Error('What a command has written is not there.');
  return row;
}
