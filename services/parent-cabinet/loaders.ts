import { ListLoader } from '../../platform/loaders/lists';
import { PageLoader } from '../../platform/loaders/pages';
import { EVERY_ROW, rowById, rowsBy } from '../../platform/loaders/rows';
import type { RequestScope } from '../../platform/subgraph/context';
import { Consent } from './entities/consent';
import { ListeningSession } from './entities/listening-session';
import { MeetingSupports } from './entities/meeting-supports';
import { ParentCabinet } from './entities/parent-cabinet';
import { ParentMember } from './entities/parent-member';
import { ParentPriority } from './entities/parent-priority';
import { languagesByCabinet } from './loaders/languages';

/** One loader per relation, made anew for each request. Which seats a viewer may know of is said by the lists that ask. */
export function createLoaders(scope: RequestScope) {
  const { manager } = scope;
  return {
    cabinet: rowById(manager, ParentCabinet),

    seat: rowById(manager, ParentMember),
    seatsOfCabinet: new ListLoader(manager, ParentMember, 'cabinetId'),
    seatsOfPerson: new ListLoader(manager, ParentMember, 'personId'),
    seatsOfLiaisons: new ListLoader(manager, ParentMember, 'liaisonToId'),
    consentsOfMember: rowsBy(manager, Consent, 'memberId', EVERY_ROW, CONSENTS_IN_ORDER),
    languagesOfCabinet: languagesByCabinet(scope),

    priority: rowById(manager, ParentPriority),
    prioritiesOfCabinet: new PageLoader(manager, ParentPriority, 'item.cabinetId = parent.key'),
    allPriorities: new PageLoader(manager, ParentPriority, 'parent.key IS NOT NULL'),
    prioritiesOfIndicator: new ListLoader(manager, ParentPriority, 'indicatorIds'),
    prioritiesOfMeeting: new ListLoader(manager, ParentPriority, 'meetingIds'),
    prioritiesOfSession: new ListLoader(manager, ParentPriority, 'sessionIds'),

    session: rowById(manager, ListeningSession),
    sessionsOfCabinet: new PageLoader(manager, ListeningSession, 'item.cabinetId = parent.key'),

    supportsOfMeeting: rowsBy(manager, MeetingSupports, 'meetingId'),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;

const CONSENTS_IN_ORDER = [
  { expression: 'item.givenOn', direction: 'ASC' },
  { expression: 'item.id', direction: 'ASC' },
] as const;
