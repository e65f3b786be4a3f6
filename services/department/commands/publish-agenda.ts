import type { Done } from '../../../platform/commands/commands';
import { HubError } from '../../../platform/errors';
import type { Context } from '../context';
import { AgendaItem } from '../entities/agenda-item';
import type { PublishAgendaInput } from '../graphql/meeting-inputs';
import { changeMeeting } from './meeting-change';

/** Puts a meeting's agenda before the public. @throws HubError AGENDA_EMPTY when there is nothing on it */
export function publishAgenda(context: Context, input: PublishAgendaInput): Promise<Done> {
  return changeMeeting(context, 'publishAgenda', input, input.meeting, async (change) => {
    const items = await change.manager.countBy(AgendaItem, { meetingId: change.meeting.id });
    if (items === 0) throw new HubError('AGENDA_EMPTY', 'The agenda has no items yet; add one first.');
    change.set({ status: 'AGENDA_PUBLISHED', agendaPublishedAt: change.now });
    change.record('AgendaPublished');
  });
}
