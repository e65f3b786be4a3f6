import { writeKeyFolder } from '../../platform/auth/keys';
import { type Command, readArguments, UsageError } from '../command';

export const keys: Command = {
  summary: 'Writes new keys into a folder: hub.json (all), gateway.json and service.json (what each of them needs). Keeps those that are there.',
  usage: 'keys <folder>',
  async run(args) {
    const { positionals } = readArguments(args, {}, true);
    if (positionals.length !== 1) throw new UsageError('Name one folder: hub keys <folder>');
    writeKeyFolder(positionals[0]);
  },
};
