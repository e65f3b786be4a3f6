import { idOf, type ReferenceResolver, type Representation } from '../../../platform/subgraph/federation';
import { toActionItem } from '../graphql/action-item';
import { toLearning } from '../graphql/learning';
import { toStrategy } from '../graphql/strategy';
import { toWorkingGroup } from '../graphql/working-group';
import type { Loaders } from '../loaders';

const stubOf = (representation: Representation): { id: string } => ({ id: idOf(representation) });

/** Entities by their keys: this service's own from its tables, others' as they were named. */
export const references: Readonly<Record<string, ReferenceResolver<Loaders>>> = {
  WorkingGroup: async (representation, { loaders }) => {
    const row = await loaders.group.load(idOf(representation));
    return row && toWorkingGroup(row);
  },
  Strategy: async (representation, { loaders }) => {
    const row = await loaders.strategy.load(idOf(representation));
    return row && toStrategy(row);
  },
  ActionItem: async (representation, context) => {
    const row = await context.loaders.actionItem.load(idOf(representation));
    return row && toActionItem(row, context);
  },
  Learning: async (representation, { loaders }) => {
    const row = await loaders.learning.load(idOf(representation));
    return row && toLearning(row);
  },
  Body: stubOf,
  Person: stubOf,
  Organization: stubOf,
  Indicator: stubOf,
  Meeting: stubOf,
};
