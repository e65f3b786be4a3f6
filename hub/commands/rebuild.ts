import { createLog } from '../../platform/log';
import { rebuild as rebuildReadModels } from '../../services/citywide/projector/rebuild';
import { asOwner } from '../backup/owners';
import { type Command, readArguments, UsageError } from '../command';
import { joinDatabase } from '../database';
import { DEFINITIONS } from '../services';

export const rebuild: Command = {
  summary: 'Makes all read models of the citywide lens anew from its own log, in one transaction, while it serves.',
  usage: 'rebuild citywide',
  async run(args, settings) {
    const { positionals } = readArguments(args, {}, true);
    if (positionals.length !== 1 || positionals[0] !== 'citywide')
      throw new UsageError('Only the lens has read models: hub rebuild citywide');
    const log = createLog(settings.HUB_LOG);
    const database = await joinDatabase(settings, log);
    try {
      const { citywide } = DEFINITIONS;
      const events = await asOwner(database.admin, [citywide], async (sources) => {
        const source = sources.get(citywide.name);
        if (!source) throw new Error('The lens has no tables.');
        return rebuildReadModels(source);
      });
      process.stdout.write(`Rebuilt from ${events} events.\n`);
    } finally {
      await database.stop();
    }
  },
};
