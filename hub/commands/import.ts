import { existsSync } from 'node:fs';
import { createLog } from '../../platform/log';
import { readFolder } from '../backup/folder';
import { importHub } from '../backup/import';
import { type Command, readArguments, UsageError } from '../command';
import { openDatabase, prepareDatabase } from '../database';
import { hubKeys } from '../keys';
import { startServices, stopServices } from '../running-services';
import { seed } from '../seed';
import { DEFINITIONS } from '../services';

export const importCommand: Command = {
  summary:
    'Takes in an exported folder into an empty hub, all of it or nothing; or rows of one’s own, <service>/<Type>.ndjson without a log, into any hub. --dry-run only checks.',
  usage: 'import <folder> [--dry-run]',
  async run(args, settings) {
    const { positionals, values } = readArguments(args, { 'dry-run': { type: 'boolean' } }, true);
    const [folder] = positionals;
    if (positionals.length !== 1) throw new UsageError('Name one folder: hub import <folder>');
    if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}`);
    const isDry = values['dry-run'] ?? false;
    const given = readFolder(folder);
    if (given.archives.size > 0 && given.rows.size > 0)
      throw new UsageError(
        `In ${folder} some services have a log and some have none; import them one after the other.`,
      );
    if (given.archives.size + given.rows.size === 0)
      throw new UsageError(`The folder ${folder} has no service’s folder.`);
    const log = createLog(settings.HUB_LOG);
    const keys = hubKeys(settings);
    const definitions = Object.values(DEFINITIONS);
    const database = await openDatabase(settings, log);
    try {
      await prepareDatabase(database.admin, definitions, settings, keys);
      if (given.archives.size > 0) await importHub(database.admin, definitions, given, isDry, log);
      else {
        const services = await startServices(definitions, database.admin, settings, keys, log);
        const options = { name: null, factor: 1, today: null, rows: given.rows, isDry, log };
        await seed(services, options).finally(() => stopServices(services));
      }
      process.stdout.write(isDry ? `${folder} can be imported.\n` : `Imported ${folder}.\n`);
    } finally {
      await database.stop();
    }
  },
};
