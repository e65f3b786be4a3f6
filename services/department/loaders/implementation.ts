import { rowById, rowsBy } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { FiscalNote, Implementation, ImplementationNote, Milestone } from '../entities/implementation';

/** How decisions are carried out is public. Implementations and fiscal notes are found by their recommendation's id. */
export function implementationLoaders({ manager }: RequestScope) {
  return {
    implementation: rowById(manager, Implementation),
    fiscalNote: rowById(manager, FiscalNote),
    milestone: rowById(manager, Milestone),
    milestonesOfImplementation: rowsBy(manager, Milestone, 'implementationId', undefined, [
      { expression: "COALESCE(item.dueOn, 'infinity')", direction: 'ASC' },
      { expression: 'item.id', direction: 'ASC' },
    ]),
    notesOfImplementation: rowsBy(manager, ImplementationNote, 'implementationId', undefined, [
      { expression: 'item.at', direction: 'ASC' },
      { expression: 'item.id', direction: 'ASC' },
    ]),
  };
}
