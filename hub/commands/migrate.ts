import type { Log } from '../../platform/log';
import { createLog } from '../../platform/log';
import { type Command, readArguments } from '../command';
import { openDatabase, prepareDatabase } from '../database';
import { hubKeys } from '../keys';
import { DEFINITIONS } from '../services';

export const migrate: Command = {
  summary: 'Creates roles and schemas and runs the migrations of all services, then ends.',
  usage: 'migrate',
  async run(args, settings) {
    readArguments(args, {});
    const log = createLog(settings.HUB_LOG);
    const database = await openDatabase(settings, log);
    try {
      tell(log, await prepareDatabase(database.admin, Object.values(DEFINITIONS), settings, hubKeys(settings)));
    } finally {
      await database.stop();
    }
  },
};

function tell(log: Log, ran: ReadonlyMap<string, readonly string[]>): void {
  for (const [service, migrations] of ran)
    log.info({ service, migrations }, migrations.length > 0 ? 'migrated' : 'up to date');
}
