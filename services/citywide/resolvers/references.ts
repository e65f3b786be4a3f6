import { idOf, type ReferenceResolver, type Representation } from '../../../platform/subgraph/federation';
import type { Loaders } from '../loaders';

const stubOf = (representation: Representation): { id: string } => ({ id: idOf(representation) });

/** Others' entities, as they were named. */
export const references: Readonly<Record<string, ReferenceResolver<Loaders>>> = {
  Body: stubOf,
  WorkingGroup: stubOf,
  Person: stubOf,
  Organization: stubOf,
};
