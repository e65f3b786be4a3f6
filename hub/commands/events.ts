import { writeFileSync } from 'node:fs';
import { projectFile } from '../../platform/paths';
import { type Command, readArguments } from '../command';
import { eventsPage } from '../events-page';
import { DEFINITIONS } from '../services';

export const events: Command = {
  summary: 'Writes docs/events.md: which events each service tells, and who learns of them.',
  usage: 'events',
  async run(args) {
    readArguments(args, {});
    writeFileSync(projectFile('docs', 'events.md'), eventsPage(Object.values(DEFINITIONS)));
  },
};
