import path from 'node:path';
import { exportService } from '../../platform/data/export';
import type { Connection } from '../../platform/database/settings';
import type { Log } from '../../platform/log';
import type { ServiceDefinition } from '../../platform/subgraph/service';
import { ServiceFolder } from './folder';
import { asOwner } from './owners';

/**
 * Writes everything that a hub holds into a folder, while it serves: rows and logs, but no keys. Each service is written as
 * it is at one instant.
 * @returns lines by file
 */
export function exportHub(
  admin: Connection,
  definitions: readonly ServiceDefinition[],
  folder: string,
  log: Log,
): Promise<Map<string, number>> {
  return asOwner(admin, definitions, async (sources) => {
    const counts = new Map<string, number>();
    for (const [name, source] of sources) {
      const target = new ServiceFolder(path.join(folder, name));
      await target.close(await exportService(source, target));
      for (const [file, count] of target.counts) counts.set(`${name}/${file}`, count);
      log.info({ service: name, lines: Object.fromEntries(target.counts) }, 'exported');
    }
    return counts;
  });
}
