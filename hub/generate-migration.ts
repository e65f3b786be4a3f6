import { writeFileSync } from 'node:fs';
import { createDataSource } from '../platform/database/data-source';
import { provision } from '../platform/database/provision';
import { type Connection, placeOf } from '../platform/database/settings';
import { projectFile } from '../platform/paths';
import { migrationsOf, type ServiceDefinition } from '../platform/subgraph/service';

/**
 * Writes the migration that brings a service's tables from where its migrations leave them to what its entities say.
 * Works on an empty database that is there for this alone.
 * @returns the file, or null when there is nothing to change
 */
export async function generateMigration(
  definition: ServiceDefinition,
  name: string,
  scratch: Connection,
): Promise<string | null> {
  await provision(
    scratch,
    [{ ...definition, entities: [...definition.entities], migrations: migrationsOf(definition) }],
    () => name,
  );
  const { schema } = placeOf(definition.name, scratch.database);
  const source = createDataSource({
    connection: scratch,
    schema,
    entities: [...definition.entities],
    migrations: [],
    name: 'hub migration',
  });
  await source.initialize();
  try {
    const { upQueries, downQueries } = await source.driver.createSchemaBuilder().log();
    if (upQueries.length === 0) return null;
    const className = `${name}${Date.now()}`;
    const file = projectFile('services', definition.name, 'migrations', `${className}.ts`);
    writeFileSync(
      file,
      text(
        className,
        upQueries.map(({ query }) => query),
        downQueries.map(({ query }) => query).reverse(),
      ),
    );
    return file;
  } finally {
    await source.destroy();
  }
}

function text(className: string, up: readonly string[], down: readonly string[]): string {
  const body = (queries: readonly string[]): string =>
    queries.map((query) => `    await runner.query(${JSON.stringify(query)});`).join('\n');
  return `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  name = '${className}';

  async up(runner: QueryRunner): Promise<void> {
${body(up)}
  }

  async down(runner: QueryRunner): Promise<void> {
${body(down)}
  }
}
`;
}
