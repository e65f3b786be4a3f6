import { readDataset } from '../../platform/data/dataset';
import { projectFile } from '../../platform/paths';
import { forEachService, type RowsByService } from '../rows';

/** What public sources say, and nothing else: one file of NDJSON for each service. @throws BrokenDataset */
export function recordRows(): RowsByService {
  return forEachService((service) => {
    const file = `${service}.ndjson`;
    return readDataset(projectFile('data', 'record', file), `record/${file}`);
  });
}
