import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportHub } from '../hub/backup/export';
import { readFolder } from '../hub/backup/folder';
import { importHub } from '../hub/backup/import';
import { DEFINITIONS } from '../hub/services';
import { BrokenDataset } from '../platform/data/dataset';
import type { Connection } from '../platform/database/settings';
import { SILENT } from '../platform/log';
import { sharedDatabase, startHubOn, testKeys, testSettings } from './support/hub';
import { emptyDatabase, expectSameAnswers } from './support/moved-hub';

/** What a hub holds goes out as files, and comes in again as it was. */

const definitions = Object.values(DEFINITIONS);
let folder: string;
let there: Connection;
let exported: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hub-backup-'));
  there = await sharedDatabase('demo', 1, testSettings(), testKeys());
  // Services that learn of others have something to export once they ran.
  await (await startHubOn(there)).stop();
  exported = path.join(folder, 'exported');
  await exportHub(there, definitions, exported, SILENT);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const importInto = (admin: Connection, from = exported, isDry = false): Promise<void> =>
  importHub(admin, definitions, readFolder(from), isDry, SILENT);

/** A copy of the export, to be broken. */
function copy(name: string, change: (folder: string) => void): string {
  const to = path.join(folder, name);
  for (const service of readdirSync(exported)) {
    mkdirSync(path.join(to, service), { recursive: true });
    for (const file of readdirSync(path.join(exported, service)))
      writeFileSync(path.join(to, service, file), readFileSync(path.join(exported, service, file)));
  }
  change(to);
  return to;
}

const problemsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const error: unknown = await (async () => work())().catch((problem: unknown) => problem);
  if (!(error instanceof BrokenDataset)) throw error;
  return error.problems.map(({ place, reason }) => `${place}: ${reason}`);
};

describe('an exported hub', () => {
  it('has a file for each type of row and for each log, and no key', () => {
    expect(readdirSync(exported).sort()).toEqual(definitions.map(({ name }) => name).sort());
    const files = readdirSync(path.join(exported, 'department'));
    expect(files).toEqual(expect.arrayContaining(['Body.ndjson', 'Meeting.ndjson', 'events.ndjson', 'service.json']));
  });

  it('comes into an empty hub line for line, and answers the same', async () => {
    const here = await emptyDatabase();
    await importInto(here);
    const again = path.join(folder, 'again');
    await exportHub(here, definitions, again, SILENT);
    for (const service of readdirSync(exported)) {
      expect(readdirSync(path.join(again, service))).toEqual(readdirSync(path.join(exported, service)));
      for (const file of readdirSync(path.join(exported, service)))
        expect([file, readFileSync(path.join(again, service, file), 'utf8')]).toEqual([
          file,
          readFileSync(path.join(exported, service, file), 'utf8'),
        ]);
    }
    const hubs = await Promise.all([startHubOn(there), startHubOn(here)]);
    try {
      await expectSameAnswers(hubs[0], hubs[1]);
      // Positions are of another log now.
      const [before, after] = await Promise.all(hubs.map((hub) => hub.ask('{ bodies { id } }')));
      expect(after.extensions?.cursor).not.toEqual(before.extensions?.cursor);
    } finally {
      await Promise.all(hubs.map((hub) => hub.stop()));
    }
  }, 60_000);

  it('is only looked at in a dry run', async () => {
    const here = await emptyDatabase();
    await importInto(here, exported, true);
    await importInto(here);
    expect(await problemsOf(() => importInto(here, exported, true))).toEqual(
      definitions.map(({ name }) => `${name}: is for an empty hub, and this one holds data`).sort(),
    );
  });

  it('is refused whole, by file and line, where anything of it is broken', async () => {
    const here = await emptyDatabase();
    const broken = copy('broken', (to) => {
      appendFileSync(path.join(to, 'department', 'Body.ndjson'), 'nonsense\n');
      appendFileSync(path.join(to, 'working-groups', 'events.ndjson'), '{}\n');
    });
    const lines = (file: string): number => readFileSync(path.join(broken, file), 'utf8').trimEnd().split('\n').length;
    expect(await problemsOf(async () => readFolder(broken))).toEqual([
      expect.stringMatching(`^department/Body.ndjson:${lines('department/Body.ndjson')}: is no JSON`),
      `working-groups/events.ndjson:${lines('working-groups/events.ndjson')}: is no event of a log`,
    ]);
    const holed = copy('holed', (to) => {
      const file = path.join(to, 'department', 'events.ndjson');
      writeFileSync(file, readFileSync(file, 'utf8').split('\n').toSpliced(4, 1).join('\n'));
      const rows = path.join(to, 'mayors-cabinet', 'Vote.ndjson');
      const [first, ...rest] = readFileSync(rows, 'utf8').split('\n');
      writeFileSync(rows, [JSON.stringify({ ...JSON.parse(first), colour: 'red' }), ...rest].join('\n'));
    });
    expect(await problemsOf(() => importInto(here, holed))).toEqual([
      'department/events.ndjson:5: must be the event at position 5',
      expect.stringMatching(/^mayors-cabinet\/Vote.ndjson:1: .* unknown field "colour"$/),
    ]);
    const other = copy('other', (to) => {
      const file = path.join(to, 'parent-cabinet', 'service.json');
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), migrations: [] }));
    });
    expect(await problemsOf(() => importInto(here, other))).toEqual([
      'parent-cabinet: was made by another version of the hub; export and import with the same one',
    ]);
    await importInto(here);
  });
});
