import type { EventType } from '../platform/events/published';
import { bare } from '../platform/events/shapes';
import type { ServiceDefinition } from '../platform/subgraph/service';

/** Where a service's name begins, for the picture. */
const nodeOf = (service: string): string => service.replaceAll('-', '_');

/** The page on which it stands who tells what, and who learns of it: made of what the services declare. */
export function eventsPage(definitions: readonly ServiceDefinition[]): string {
  return [
    '# What services tell one another',
    '',
    'This page is made by `npm run hub -- events` of what each service declares (`events/published.ts`) and learns (`consumers/`); a test holds it to that. An event is written only if it has the declared shape, and taken in only if it has the fields that are read of it. A field whose name ends with `?` may be left out, one whose kind ends with `?` may be null; kinds are those of `platform/events/shapes.ts`.',
    '',
    ...picture(definitions),
    ...definitions.flatMap((definition) => (isLens(definition) ? lens(definition) : chapter(definition, definitions))),
  ].join('\n');
}

/** One arrow for each pair: how many types of events go along it. */
function picture(definitions: readonly ServiceDefinition[]): string[] {
  const arrows = definitions.flatMap((learner) =>
    Object.entries(learner.consumers ?? {}).map(([teller, { on }]) => {
      const count = Object.keys(on).length;
      return `  ${nodeOf(teller)} -->|${count} ${count === 1 ? 'type' : 'types'}| ${nodeOf(learner.name)}`;
    }),
  );
  const nodes = definitions.map(({ name }) => `  ${nodeOf(name)}[${name}]`);
  return ['```mermaid', 'flowchart LR', ...nodes, ...arrows, '```', ''];
}

function chapter({ name, publishes = {} }: ServiceDefinition, definitions: readonly ServiceDefinition[]): string[] {
  const rows = Object.entries(publishes).map(
    ([type, declared]) =>
      `| \`${type}\` | ${declared.version} | ${declared.about.join(', ')} | ${declared.says} | ${fieldsOf(declared)} | ${learnersOf(name, type, definitions)} |`,
  );
  return [
    `## ${name}`,
    '',
    '| event | version | about | what happened | payload | who learns of it |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

/** What learns of everything under the type under which it was told. */
function lens({ name, publishes = {} }: ServiceDefinition): string[] {
  const own = Object.keys(publishes).length;
  return [
    `## ${name}`,
    '',
    `Its log has what it learned, in the order in which it did, under the types of the others (${own - 1} of them), and \`SourceLost\`, where a service's log is another one. Nobody learns of it.`,
    '',
  ];
}

function isLens({ publishes = {}, recorded }: ServiceDefinition): boolean {
  return Object.hasOwn(publishes, 'SourceLost') && Object.values(recorded).every((event) => event === null);
}

function fieldsOf({ payload }: EventType): string {
  const fields = Object.entries(payload).map(
    ([name, kind]) => `${bare(name)}${name.endsWith('?') ? '?' : ''}: ${kind}`,
  );
  return fields.length === 0 ? '–' : `\`${fields.join('`, `')}\``;
}

function learnersOf(teller: string, type: string, definitions: readonly ServiceDefinition[]): string {
  const learners = definitions.filter(({ consumers = {} }) => Object.hasOwn(consumers[teller]?.on ?? {}, type));
  return learners.length === 0 ? '–' : learners.map(({ name }) => name).join(', ');
}
