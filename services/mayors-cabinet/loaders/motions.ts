import { PageLoader, type PagedList, type SortKey } from '../../../platform/loaders/pages';
import { allOf, rowById, rowsBy, type Sorting } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { Motion, Vote } from '../entities/motion';
import { visibleMotions, visibleVotes } from '../policies/records';

const AS_MOVED: Sorting = [
  { expression: 'item.position', direction: 'ASC' },
  { expression: 'item.id', direction: 'ASC' },
];
const BY_SEAT: Sorting = [{ expression: 'item.seatId', direction: 'ASC' }];

const ofMotion = (column: string): string => `(SELECT motion.${column} FROM motion WHERE motion.id = item.motion_id)`;
const NEWEST_FIRST: readonly SortKey[] = [
  { expression: ofMotion('moved_on'), type: 'date', direction: 'DESC' },
  { expression: ofMotion('position'), type: 'int', direction: 'DESC' },
  { expression: 'item.id', type: 'text', direction: 'DESC' },
];

/** Votes newest first, on motions moved on a day or later where one is given. */
export function voteList({ viewer }: RequestScope, from: string | null): PagedList {
  const where = visibleVotes(viewer);
  if (from === null) return { where, sort: NEWEST_FIRST };
  const since = { sql: `${ofMotion('moved_on')} >= CAST(:votesFrom AS date)`, parameters: { votesFrom: from } };
  return { where: allOf(where, since), sort: NEWEST_FIRST };
}

/** Motions by where they were moved, and their votes. */
export function motionLoaders({ manager, viewer }: RequestScope) {
  const where = visibleMotions(viewer);
  return {
    motion: rowById(manager, Motion, where),
    motionsOfMeeting: rowsBy(manager, Motion, 'meetingId', where, AS_MOVED),
    motionsOfAgendaItem: rowsBy(manager, Motion, 'agendaItemId', where, AS_MOVED),
    votes: rowsBy(manager, Vote, 'motionId', visibleVotes(viewer), BY_SEAT),
    /** Pages of what a person cast. */
    votesOfPerson: new PageLoader(manager, Vote, 'item.castById = parent.key'),
  };
}
