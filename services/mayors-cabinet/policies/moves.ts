import { holds, holdsIn, type Viewer } from '../../../platform/auth/viewer';
import type { Mover } from '../domain/stages';

/** As what a viewer may move a recommendation of an author body; empty for most. */
export function moversOf(viewer: Viewer, author: { readonly id: string; readonly isDepartment: boolean }): Set<Mover> {
  const movers = new Set<Mover>();
  if (holds(viewer, 'CLERK')) movers.add('CLERK');
  if (speaksFor(viewer, author)) movers.add('AUTHOR');
  return movers;
}

/** A body speaks by its co-chair or chair, the department by its staff. */
export function speaksFor(viewer: Viewer, author: { readonly id: string; readonly isDepartment: boolean }): boolean {
  return holdsIn(viewer, author.id, 'CO_CHAIR') || (author.isDepartment && holds(viewer, 'STAFF'));
}
