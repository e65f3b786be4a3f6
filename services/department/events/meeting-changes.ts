import type { NewEvent } from '../../../platform/events/transaction';
import type { Meeting } from '../entities/meeting';
import { entities, entity, event } from './event';
import { publicFacts } from './meetings';
import type { MeetingEventType } from './meeting-updates';

/**
 * The event of a change of a meeting.
 * @param meeting as the change leaves it
 * @param at when it happened
 * @param more what it was about: see `MeetingEventPayload`
 */
export function meetingEvent(
  type: MeetingEventType,
  meeting: Meeting,
  at: Date,
  more: Readonly<Record<string, unknown>>,
): NewEvent {
  const { agendaItemId, documentId } = more as { agendaItemId?: string; documentId?: string };
  const bodies = [meeting.bodyId, ...meeting.jointWithIds];
  return event({
    type,
    subject: entity('Meeting', meeting.id),
    version: meeting.version,
    touched: [
      entity('Meeting', meeting.id),
      'Meeting',
      ...entities('Body', bodies),
      ...entities('AgendaItem', [agendaItemId ?? null]),
      ...entities('Document', [documentId ?? null]),
    ],
    payload: { ...publicFacts(meeting), ...more },
    at,
  });
}
