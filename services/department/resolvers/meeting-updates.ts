import { Args, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import type { Followed } from '../../../platform/events/entry';
import { followLog } from '../../../platform/subgraph/follow-log';
import type { Context, OpeningContext } from '../context';
import { AgendaItemType, toAgendaItem } from '../graphql/agenda';
import { ifFound } from '../graphql/found';
import { MeetingUpdatesArgs, MeetingUpdateType, toMeetingUpdate } from '../graphql/meeting-updates';
import { MeetingType, toMeeting } from '../graphql/meetings';
import { selectMeetingUpdates } from '../loaders/meeting-updates';
import { required } from './required';

/** Meetings as they change. */
@Resolver(() => MeetingUpdateType)
export class MeetingUpdateResolver {
  @Subscription(() => MeetingUpdateType, {
    description: 'Meetings as they change, of one meeting, of some bodies, or of all.',
    subscribe: ({ args, context }) => followMeetings(args as MeetingUpdatesArgs, context as OpeningContext),
  })
  meetingUpdates(
    @Root() { entry }: Followed,
    @Args(() => MeetingUpdatesArgs) _asked: MeetingUpdatesArgs,
  ): MeetingUpdateType {
    return toMeetingUpdate(entry);
  }

  @FieldResolver(() => MeetingType)
  async meeting(@Root() update: MeetingUpdateType, @Ctx() { loaders }: Context): Promise<MeetingType> {
    return toMeeting(required(await loaders.meeting.load(update.meetingId)));
  }

  @FieldResolver(() => AgendaItemType, { nullable: true, description: 'The item that it is about, if any.' })
  async agendaItem(
    @Root() { agendaItemId }: MeetingUpdateType,
    @Ctx() { loaders }: Context,
  ): Promise<AgendaItemType | null> {
    return agendaItemId === null ? null : ifFound(await loaders.agendaItem.load(agendaItemId), toAgendaItem);
  }
}

function followMeetings({ after, ...filter }: MeetingUpdatesArgs, context: OpeningContext) {
  return followLog(context, after, selectMeetingUpdates(context, filter));
}
