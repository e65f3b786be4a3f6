import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readOrMakeKeys } from '../../platform/auth/keys';
import { type EmbeddedDatabase, startEmbedded } from '../../platform/database/embedded/launcher';
import { parseDatabaseUrl } from '../../platform/database/settings';
import { SILENT } from '../../platform/log';

declare global {
  // What this run started, for the teardown; Jest gives the two no other way to meet.
  var hubTestRun: { database: EmbeddedDatabase | null; home: string } | undefined;
}

/**
 * Gives all tests of this run one database server: that of DATABASE_URL, or an embedded one in a folder of its own.
 * It forgets when the machine crashes, which no test of another kind than its own needs.
 */
export default async function setup(): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'hub-test-'));
  const database = process.env.DATABASE_URL ? null : await startEmbedded({ home, log: SILENT, durable: false });
  const server =
    database?.connection('postgres') ?? parseDatabaseUrl('DATABASE_URL', process.env.DATABASE_URL as string);
  globalThis.hubTestRun = { database, home };
  process.env.HUB_TEST_SERVER = JSON.stringify(server);
  process.env.HUB_TEST_KEYS = path.join(home, 'keys.json');
  process.env.HUB_TEST_RUN = `${process.pid}_${Date.now().toString(36)}`;
  readOrMakeKeys(process.env.HUB_TEST_KEYS);
  delete process.env.DATABASE_URL; // the processes that tests start must not take it for theirs
}
