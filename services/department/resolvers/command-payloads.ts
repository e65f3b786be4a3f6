import type { Done } from '../../../platform/commands/commands';
import { HubError } from '../../../platform/errors';
import type { Context } from '../context';
import { type AgendaItemType, toAgendaItem } from '../graphql/agenda';
import { type DocumentType, toDocument } from '../graphql/documents';
import { type MeetingType, toMeeting } from '../graphql/meetings';
import { required } from './required';

/** The payload of a command whose subject is a meeting: as it stands now. */
export async function withMeeting(
  { loaders }: Context,
  { subject, cursor }: Done,
): Promise<{ meeting: MeetingType; cursor: string }> {
  return { meeting: toMeeting(required(await loaders.meeting.load(subject))), cursor };
}

/**
 * The payload of a command whose subject is an agenda item: as it stands now, and as far as this viewer sees it.
 * @throws HubError NOT_FOUND when the command was sent again, and the item has gone since
 */
export async function withAgendaItem(
  { loaders }: Context,
  { subject, cursor }: Done,
): Promise<{ agendaItem: AgendaItemType; cursor: string }> {
  const item = await loaders.agendaItem.load(subject);
  if (!item) throw new HubError('NOT_FOUND', 'This was done, and the agenda item is not there any more.');
  return { agendaItem: toAgendaItem(item), cursor };
}

/**
 * The payload of a command whose subject is a document.
 * @throws HubError NOT_FOUND when the command was sent again, and the document is not for this viewer to see any more
 */
export async function withDocument(
  { loaders }: Context,
  { subject, cursor }: Done,
): Promise<{ document: DocumentType; cursor: string }> {
  const document = await loaders.document.load(subject);
  if (!document) throw new HubError('NOT_FOUND', 'This was done, and the document is not yours to see any more.');
  return { document: toDocument(document), cursor };
}
