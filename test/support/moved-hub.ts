import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { exportHub } from '../../hub/backup/export';
import { readFolder } from '../../hub/backup/folder';
import { importHub } from '../../hub/backup/import';
import { prepareDatabase } from '../../hub/database';
import { DEFINITIONS } from '../../hub/services';
import type { Connection } from '../../platform/database/settings';
import { SILENT } from '../../platform/log';
import { projectFile } from '../../platform/paths';
import { createDatabase } from './database';
import { startHubOn, type TestHub, testKeys, testSettings } from './hub';
import { divide, findVariables, questionsOf } from './questions';

const definitions = Object.values(DEFINITIONS);
const schema = buildSchema(readFileSync(projectFile('schema', 'api.graphql'), 'utf8'));
const questions = ['questions.graphql', 'dashboard.graphql'].flatMap(
  (file) => divide(questionsOf(file), schema).answerable,
);

/** A hub that serves what another one held: everything was exported, and imported into an empty database. */
export async function moved(from: TestHub): Promise<TestHub> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hub-moved-'));
  try {
    await exportHub(from.database, definitions, folder, SILENT);
    const to = await emptyDatabase();
    await importHub(to, definitions, readFolder(folder), false, SILENT);
    return await startHubOn(to);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A database that is ready for a hub, and holds nothing. */
export async function emptyDatabase(): Promise<Connection> {
  const admin = await createDatabase();
  await prepareDatabase(admin, definitions, testSettings(), testKeys());
  return admin;
}

/** Holds when two hubs answer everything that people ask of them alike, to staff. Cursors are of another log in each. */
export async function expectSameAnswers(one: TestHub, other: TestHub): Promise<void> {
  const token = await one.token([{ role: 'STAFF', body: null }]);
  const variablesOf = await findVariables(one);
  expect(questions.length).toBeGreaterThan(20);
  for (const question of questions) {
    const options = { token, variables: variablesOf(question) };
    const [here, there] = await Promise.all([one, other].map((hub) => hub.ask(question.query, options)));
    expect([question.name, here.errors]).toEqual([question.name, undefined]);
    expect([question.name, withoutCursors(there.data)]).toEqual([question.name, withoutCursors(here.data)]);
  }
}

function withoutCursors(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (key, value) => (/cursor$/i.test(key) ? undefined : value)));
}
