import { rmSync } from 'node:fs';

/** Stops the database server that this run started. */
export default async function teardown(): Promise<void> {
  const run = globalThis.hubTestRun;
  if (!run) return;
  await run.database?.stop();
  rmSync(run.home, { recursive: true, force: true });
}
