import type { DataSource } from 'typeorm';
import { createDataSource } from '../../platform/database/data-source';
import { type Connection, placeOf } from '../../platform/database/settings';
import type { ServiceDefinition } from '../../platform/subgraph/service';

/** Tables of services, as their owner sees them: the log too may be written. */
export async function asOwner<Result>(
  admin: Connection,
  definitions: readonly ServiceDefinition[],
  work: (sources: ReadonlyMap<string, DataSource>) => Promise<Result>,
): Promise<Result> {
  const sources = new Map<string, DataSource>();
  try {
    for (const { name, entities } of definitions) {
      const { schema, owner: role } = placeOf(name, admin.database);
      const source = createDataSource({
        connection: admin,
        schema,
        role,
        entities: [...entities],
        migrations: [],
        name: `hub backup ${name}`,
        poolSize: 1,
      });
      sources.set(name, await source.initialize());
    }
    return await work(sources);
  } finally {
    await Promise.all([...sources.values()].map((source) => source.destroy()));
  }
}
