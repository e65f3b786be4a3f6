import type { Viewer } from '../../../platform/auth/viewer';
import type { AddAgendaItemInput, UpdateAgendaItemInput } from '../graphql/agenda-inputs';
import { type BodyOfMeeting, requireMeetingRight } from './meeting-commands';

/** What of an item of an executive session the doors are closed for: what `withoutContent` leaves out. */
const CONTENT = ['recommendedAction', 'amount', 'grant', 'presenter', 'documents'] as const;

/** All of an item that is no place on the agenda. */
const WORDS = ['title', 'legalReason', ...CONTENT] as const;

/**
 * Staff put an item of an executive session on the agenda as the public is to see it, and give it no content.
 * @throws HubError FORBIDDEN
 */
export function requireMayAddClosed(viewer: Viewer, bodies: readonly BodyOfMeeting[], input: AddAgendaItemInput): void {
  const given = CONTENT.some((field) => (input[field] ?? null) !== null);
  if (given) requireMeetingRight(viewer, 'co-chair, clerk', bodies);
}

/**
 * Staff move an item of an executive session, and change no word of it.
 * @throws HubError FORBIDDEN
 */
export function requireMayUpdateClosed(
  viewer: Viewer,
  bodies: readonly BodyOfMeeting[],
  input: UpdateAgendaItemInput,
): void {
  const given = WORDS.some((field) => input[field] !== undefined);
  if (given) requireMeetingRight(viewer, 'co-chair, clerk', bodies);
}
