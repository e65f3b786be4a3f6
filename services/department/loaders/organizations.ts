import { EVERY_ROW, rowById, rowsBy, rowsWhere } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import type { Sector } from '../../../platform/database/values';
import { Organization, Program } from '../entities/organization';

const BY_NAME = [
  { expression: "COALESCE(item.name ->> 'en', item.name ->> 'es')", direction: 'ASC' },
  { expression: 'item.id', direction: 'ASC' },
] as const;

/** Organizations and what they run are public. */
export function organizationLoaders({ manager }: RequestScope) {
  return {
    organization: rowById(manager, Organization),
    program: rowById(manager, Program),
    programsOfOrganization: rowsBy(manager, Program, 'organizationId', undefined, BY_NAME),
    /** Those of a sector; all when it is null. */
    organizationsIn: (sector: Sector | null): Promise<Organization[]> => {
      const where = sector === null ? EVERY_ROW : { sql: 'item.sector = :sector', parameters: { sector } };
      return rowsWhere(manager, Organization, where, BY_NAME).getMany();
    },
  };
}
