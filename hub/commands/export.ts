import { existsSync, readdirSync } from 'node:fs';
import { createLog } from '../../platform/log';
import { exportHub } from '../backup/export';
import { type Command, readArguments, UsageError } from '../command';
import { joinDatabase } from '../database';
import { DEFINITIONS } from '../services';

export const exportCommand: Command = {
  summary:
    'Writes everything that the hub holds into a new folder: NDJSON, a file for each type, logs included; no keys.',
  usage: 'export <folder>',
  async run(args, settings) {
    const { positionals } = readArguments(args, {}, true);
    const [folder] = positionals;
    if (positionals.length !== 1) throw new UsageError('Name one folder: hub export <folder>');
    if (existsSync(folder) && readdirSync(folder).length > 0) throw new UsageError(`The folder ${folder} is not empty`);
    const log = createLog(settings.HUB_LOG);
    const database = await joinDatabase(settings, log);
    try {
      const counts = await exportHub(database.admin, Object.values(DEFINITIONS), folder, log);
      const lines = [...counts.values()].reduce((sum, count) => sum + count, 0);
      process.stdout.write(`Exported ${lines} lines in ${counts.size} files to ${folder}.\n`);
    } finally {
      await database.stop();
    }
  },
};
