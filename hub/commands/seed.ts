import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type PlacedRow, readDataset } from '../../platform/data/dataset';
import { createLog } from '../../platform/log';
import { type Command, readArguments, UsageError } from '../command';
import { openDatabase, prepareDatabase } from '../database';
import { hubKeys } from '../keys';
import { startServices, stopServices } from '../running-services';
import { type DatasetName, seed } from '../seed';
import { DEFINITIONS } from '../services';

const NAMES: readonly string[] = ['record', 'demo', 'scale'] satisfies DatasetName[];

export const seedCommand: Command = {
  summary:
    'Loads a dataset: the public record, the demo year, the demo year many times over, or NDJSON files of a folder (one file per service).',
  usage: 'seed record | demo | scale [--factor <n>] | --from <folder>',
  async run(args, settings) {
    const { values, positionals } = readArguments(args, { factor: { type: 'string' }, from: { type: 'string' } }, true);
    const options = seedOptions(positionals, values.factor ?? String(settings.HUB_SCALE), values.from);
    const log = createLog(settings.HUB_LOG);
    const keys = hubKeys(settings);
    const database = await openDatabase(settings, log);
    try {
      await prepareDatabase(database.admin, Object.values(DEFINITIONS), settings, keys);
      const services = await startServices(Object.values(DEFINITIONS), database.admin, settings, keys, log);
      try {
        const added = await seed(services, { ...options, today: settings.HUB_TODAY, log });
        log.info({ rows: Object.fromEntries(added) }, 'loaded');
      } finally {
        await stopServices(services);
      }
    } finally {
      await database.stop();
    }
  },
};

function seedOptions(positionals: readonly string[], factorText: string, from: string | undefined) {
  if (from !== undefined && positionals.length === 0) return { name: null, factor: 1, rows: readFolder(from) };
  const [name] = positionals;
  if (positionals.length !== 1 || !NAMES.includes(name))
    throw new UsageError(`Name one dataset: ${NAMES.join(', ')}, or --from <folder>`);
  const factor = Number(factorText);
  if (!Number.isInteger(factor) || factor < 1)
    throw new UsageError(`--factor must be a whole number from 1, not ${factorText}`);
  return { name: name as DatasetName, factor };
}

/** Reads `<service>.ndjson` of each service that the folder has one for. */
function readFolder(folder: string): Map<string, PlacedRow[]> {
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}`);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ndjson'));
  if (files.length === 0) throw new UsageError(`The folder ${folder} has no .ndjson file`);
  return new Map(files.map((file) => [path.basename(file, '.ndjson'), readDataset(path.join(folder, file), file)]));
}
