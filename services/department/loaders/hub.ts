import type { RequestScope } from '../../../platform/subgraph/context';

/** What is asked of all tables together. */
export function hubLoaders({ manager }: RequestScope) {
  return {
    /** True when a row of any table says that it is a sample. */
    anySample: async (): Promise<boolean> => {
      const tables = manager.connection.entityMetadatas
        .filter((metadata) => metadata.findColumnWithPropertyName('provenance'))
        .map((metadata) => `EXISTS (SELECT 1 FROM "${metadata.tableName}" WHERE provenance ->> 'origin' = 'SAMPLE')`);
      const [row] = (await manager.query(`SELECT ${tables.join(' OR ')} AS found`)) as { found: boolean }[];
      return row.found;
    },
  };
}
