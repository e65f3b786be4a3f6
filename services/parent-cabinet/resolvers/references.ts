import { idOf, type ReferenceResolver, type Representation } from '../../../platform/subgraph/federation';
import { toParentCabinet } from '../graphql/parent-cabinet';
import { toParentPriority } from '../graphql/parent-priority';
import type { Loaders } from '../loaders';

const stubOf = (representation: Representation): { id: string } => ({ id: idOf(representation) });

/** Entities by their keys: this service's own from its tables, others' as they were named. */
export const references: Readonly<Record<string, ReferenceResolver<Loaders>>> = {
  ParentCabinet: async (representation, { loaders }) => {
    const row = await loaders.cabinet.load(idOf(representation));
    return row && toParentCabinet(row);
  },
  ParentPriority: async (representation, { loaders, settings }) => {
    const row = await loaders.priority.load(idOf(representation));
    return row && toParentPriority(row, settings.suppressionFloor);
  },
  Body: stubOf,
  Person: stubOf,
  Indicator: stubOf,
  Meeting: stubOf,
};
