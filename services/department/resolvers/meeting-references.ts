import { idOf, type ReferenceResolver } from '../../../platform/subgraph/federation';
import type { Loaders } from '../loaders';
import { toAgendaItem } from '../graphql/agenda';
import { ifFound } from '../graphql/found';
import { toMeeting } from '../graphql/meetings';

/** How meetings and agenda items are found by their keys, with the rights of every other path. */
export const meetingReferences: Readonly<Record<'Meeting' | 'AgendaItem', ReferenceResolver<Loaders>>> = {
  Meeting: async (representation, { loaders }) => ifFound(await loaders.meeting.load(idOf(representation)), toMeeting),
  AgendaItem: async (representation, { loaders }) =>
    ifFound(await loaders.agendaItem.load(idOf(representation)), toAgendaItem),
};
