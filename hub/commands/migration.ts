import { Client } from 'pg';
import { createLog } from '../../platform/log';
import { type Command, readArguments, UsageError } from '../command';
import { type SubgraphName, SUBGRAPHS } from '../composition';
import { openDatabase } from '../database';
import { DEFINITIONS } from '../services';
import { generateMigration } from '../generate-migration';

export const migration: Command = {
  summary:
    "For developers: writes the migration from what a service's migrations make to what its entities say. Build first.",
  usage: 'migration <service> <Name>',
  async run(args, settings) {
    const { positionals } = readArguments(args, {}, true);
    const [service, name] = positionals as [SubgraphName, string];
    if (!SUBGRAPHS.includes(service) || !/^[A-Z]\w+$/.test(name ?? ''))
      throw new UsageError('Give a service and a Name in CamelCase: hub migration department AddNotes');
    const database = await openDatabase(settings, createLog('warn'));
    const scratch = `migration_${Date.now()}`;
    const client = new Client(database.admin);
    await client.connect();
    try {
      await client.query(`CREATE DATABASE ${scratch}`);
      const file = await generateMigration(DEFINITIONS[service], name, { ...database.admin, database: scratch });
      process.stdout.write(file ? `${file}\nAdd it to services/${service}/service.ts.\n` : 'Nothing to change.\n');
    } finally {
      await client.query(`DROP DATABASE IF EXISTS ${scratch} WITH (FORCE)`);
      await client.end();
      await database.stop();
    }
  },
};
