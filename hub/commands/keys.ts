import { writeKeyFolder } from '../../platform/auth/keys';
import { type Command, readArguments, UsageError } from '../command';
import { SUBGRAPHS } from '../composition';

export const keys: Command = {
  summary:
    'Writes new keys into a folder, one part for the hub as a whole, the gateway and each service; keeps those that are there.',
  usage: 'keys <folder>',
  async run(args) {
    const { positionals } = readArguments(args, {}, true);
    if (positionals.length !== 1) throw new UsageError('Name one folder: hub keys <folder>');
    writeKeyFolder(positionals[0], SUBGRAPHS);
  },
};
