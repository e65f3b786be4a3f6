import 'reflect-metadata';
import { WrongSettings } from '../platform/config/settings';
import { BrokenDataset } from '../platform/data/dataset';
import { type Command, UsageError } from './command';
import { explain } from './explain';
import { hubSettings } from './settings';

/** Each command is loaded when it is called, so that `hub token` does not wait for the services to load. */
const COMMANDS: Readonly<Record<string, () => Command>> = {
  start: () => require('./commands/start').start,
  gateway: () => require('./commands/gateway').gateway,
  service: () => require('./commands/service').service,
  migrate: () => require('./commands/migrate').migrate,
  seed: () => require('./commands/seed').seedCommand,
  export: () => require('./commands/export').exportCommand,
  import: () => require('./commands/import').importCommand,
  rebuild: () => require('./commands/rebuild').rebuild,
  token: () => require('./commands/token').token,
  play: () => require('./commands/play').play,
  keys: () => require('./commands/keys').keys,
  events: () => require('./commands/events').events,
  compose: () => require('./commands/compose').compose,
  migration: () => require('./commands/migration').migration,
};

async function main(args: readonly string[]): Promise<void> {
  const [name = 'help', ...rest] = args;
  if (['help', '--help', '-h'].includes(name)) return printHelp();
  if (!Object.hasOwn(COMMANDS, name))
    throw new UsageError(`There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(', ')}.`);
  const command = COMMANDS[name]();
  if (rest.includes('--help')) return void process.stdout.write(`hub ${command.usage}\n  ${command.summary}\n`);
  await command.run(rest, hubSettings(process.env));
}

function printHelp(): void {
  const lines = Object.values(COMMANDS)
    .map((load) => load())
    .map(({ usage, summary }) => `  hub ${usage}\n      ${summary}`);
  process.stdout.write(
    `The hub: one graph of the bodies that shape early childhood in Hartford.\n\n${lines.join('\n')}\n`,
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected = error instanceof UsageError || error instanceof WrongSettings || error instanceof BrokenDataset;
  const stack = error instanceof Error && process.env.HUB_LOG === 'debug' ? error.stack : undefined;
  const message = expected ? error.message : (stack ?? explain(error));
  process.stderr.write(`hub: ${message}\n`);
  process.exit(expected ? 2 : 1);
});
