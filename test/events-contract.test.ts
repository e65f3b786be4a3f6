import { readFileSync } from 'node:fs';
import { eventsPage } from '../hub/events-page';
import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { startServices, stopServices } from '../hub/running-services';
import { DEFINITIONS } from '../hub/services';
import { wrongIn } from '../platform/events/published';
import { SILENT } from '../platform/log';
import { sharedDatabase, testKeys, testSettings } from './support/hub';
import { projectFile } from '../platform/paths';
import { bare, type Field, type Shape, unmet } from '../platform/events/shapes';
import { changesOf, lineOf, RULES } from '../services/citywide/projector/projector';

/** Services do not know each other: that what one tells is what the others read, is looked at here. */

const definitions = Object.values(DEFINITIONS);

it('has a declaration of every service, and says of every event what happened', () => {
  for (const { name, publishes } of definitions) {
    expect([name, Object.keys(publishes ?? {}).length > 5]).toEqual([name, true]);
    for (const [type, { says }] of Object.entries(publishes ?? {}))
      expect([type, says]).toEqual([type, expect.stringMatching(/^[A-Z].*\.$/)]);
  }
});

const learned = definitions.flatMap(({ name: learner, consumers = {} }) =>
  Object.entries(consumers).flatMap(([teller, { on }]) =>
    Object.entries(on).map(([type, consumer]) => ({ learner, teller, type, reads: consumer.reads })),
  ),
);

it.each(learned)('$learner reads of $type what $teller tells', ({ learner, teller, type, reads }) => {
  const told = definitions.find(({ name }) => name === teller)?.publishes?.[type];
  expect(told).toBeDefined();
  // What the lens reads is looked at below.
  if (learner === 'citywide') return;
  expect(reads).toBeDefined();
  expect(unmet(reads as Shape, told!.payload)).toEqual([]);
});

const SAMPLES: Readonly<Record<string, unknown>> = {
  id: 'one',
  ids: ['one'],
  word: 'WORD',
  words: ['WORD'],
  text: { en: 'Text', es: 'Texto', original: 'EN', machineTranslated: [] },
  texts: [{ en: 'Text', es: 'Texto', original: 'EN', machineTranslated: [] }],
  number: 1,
  flag: true,
  day: '2026-01-01',
  instant: '2026-01-01T12:00:00.000Z',
  money: { cents: 1, currency: 'USD' },
  source: { label: 'A source', url: null, retrievedOn: null },
  things: [{ period: '2026' }],
  thing: {},
};
/** Looked for in the news of every event. */
const OF_ALL = new Set(['jointWithIds']);

const rules = Object.entries(RULES).flatMap(([service, byType]) =>
  Object.keys(byType).map((type) => ({ service, type })),
);

it.each(rules)('the lens reads of $service, $type nothing that $service never tells', ({ service, type }) => {
  const publishes = definitions.find(({ name }) => name === service)!.publishes!;
  const { payload: shape, about } = publishes[type];
  // Events of one thing share their rules: what one of them does not tell stays as another told it.
  const ever = new Set(Object.values(publishes).flatMap(({ payload }) => Object.keys(payload).map(bare)));
  const kindOf = (field: Field): string => bare(field);
  const payload = Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [bare(name), SAMPLES[kindOf(field)]]),
  );
  for (const subject of about) {
    const read = new Set<string>();
    const watched = new Proxy(payload, {
      get: (target, name) => (read.add(String(name)), Reflect.get(target, name) as unknown),
    });
    const event = { type, subject: `${subject}:one`, version: 1, at: new Date(), payload: watched };
    changesOf(service, event);
    lineOf(service, event, { bodyId: 'one', title: null });
    expect([...read].filter((name) => !ever.has(name) && !OF_ALL.has(name))).toEqual([]);
  }
});

const BY_NAME: Readonly<Record<string, unknown>> = {
  provenance: { origin: 'SAMPLE', confidence: null, note: null, sources: [] },
  source: SAMPLES.source,
  legalBasis: SAMPLES.source,
};
const BY_TYPE: Readonly<Record<string, unknown>> = {
  text: 'one',
  integer: 1,
  int: 1,
  bigint: 1,
  'double precision': 1,
  boolean: false,
  date: '2026-01-01',
  timestamptz: new Date('2026-01-01T12:00:00Z'),
  jsonb: SAMPLES.text,
};

/** The words that a column may hold, of a vocabulary. */
function wordsOf({ checks }: EntityMetadata, { databaseName }: ColumnMetadata): string[] {
  const check = checks.find(({ expression }) => expression.includes(`"${databaseName}" IN (`));
  return [...(check?.expression.matchAll(/'([^']+)'/g) ?? [])].map(([, word]) => word);
}

/** Rows that have nothing but what they must have, with each word of each vocabulary. */
function leastOf(metadata: EntityMetadata): Record<string, unknown>[] {
  const least = Object.fromEntries(
    metadata.columns.map((column) => {
      const { propertyName: name, isNullable, isArray, default: usual } = column;
      if (isNullable) return [name, null];
      if (isArray || (column.type === 'jsonb' && usual !== undefined)) return [name, []];
      return [name, BY_NAME[name] ?? wordsOf(metadata, column).at(0) ?? BY_TYPE[column.type as string]];
    }),
  );
  const others = metadata.columns.flatMap((column) =>
    wordsOf(metadata, column).map((word) => ({ ...least, [column.propertyName]: word })),
  );
  return [least, ...others];
}

it('holds whatever a row of a dataset leaves out', async () => {
  const [settings, keys] = [testSettings(), testKeys()];
  const services = await startServices(
    definitions,
    await sharedDatabase('record', 1, settings, keys),
    settings,
    keys,
    SILENT,
  );
  try {
    for (const { name, source, definition } of services)
      for (const metadata of source.entityMetadatas)
        for (const row of leastOf(metadata)) {
          const event = definition.recorded[metadata.name]?.(row as never);
          if (event) expect([name, row, wrongIn(definition.publishes!, event)]).toEqual([name, row, null]);
        }
  } finally {
    await stopServices(services);
  }
}, 60_000);

it('is on the page as it is (else run: npm run -s hub -- events)', () => {
  expect(readFileSync(projectFile('docs', 'events.md'), 'utf8')).toBe(eventsPage(definitions));
});
