import type { DataSource, EntityManager } from 'typeorm';
import { BrokenDataset, type Problem } from '../../platform/data/dataset';
import { checkImport, importService } from '../../platform/data/import';
import type { Connection } from '../../platform/database/settings';
import type { Log } from '../../platform/log';
import type { ServiceDefinition } from '../../platform/subgraph/service';
import type { ReadFolder } from './folder';
import { asOwner } from './owners';

/**
 * Takes in an exported hub, all of it or nothing, into one that is empty and does not run.
 * @param isDry only checks it
 * @throws BrokenDataset with everything that is wrong, by file and line
 */
export function importHub(
  admin: Connection,
  definitions: readonly ServiceDefinition[],
  { archives }: ReadFolder,
  isDry: boolean,
  log: Log,
): Promise<void> {
  return asOwner(admin, definitions, async (sources) => {
    await check(sources, archives);
    if (isDry) return;
    await inOneTransactionEach(
      [...archives.keys()].map((name) => sources.get(name) as DataSource),
      async (managers) => {
        for (const [at, [name, given]] of [...archives].entries()) {
          await importService(managers[at], sources.get(name) as DataSource, given);
          log.info({ service: name, rows: given.rows.length, events: given.events.length }, 'imported');
        }
      },
    );
  });
}

async function check(sources: ReadonlyMap<string, DataSource>, archives: ReadFolder['archives']): Promise<void> {
  const problems: Problem[] = [];
  for (const [name, given] of archives) {
    const source = sources.get(name);
    if (source) problems.push(...(await checkImport(source, name, given)));
    else problems.push({ place: name, reason: 'is no service of this hub' });
  }
  if (problems.length > 0) throw new BrokenDataset(problems);
}

/** Nothing is committed before everything is written. */
function inOneTransactionEach(
  sources: readonly DataSource[],
  work: (managers: readonly EntityManager[]) => Promise<void>,
  managers: readonly EntityManager[] = [],
): Promise<void> {
  const [first, ...rest] = sources;
  if (!first) return work(managers);
  return first.transaction((manager) => inOneTransactionEach(rest, work, [...managers, manager]));
}
