import { readFileSync } from 'node:fs';
import { projectFile } from '../../platform/paths';
import { buildFederatedSchema } from '../../platform/subgraph/federation';
import { sortedSdl } from '../../test/support/sdl';
import { department } from './service';

it('emits what its contract says', async () => {
  const { sdl } = await buildFederatedSchema(department);
  expect(sortedSdl(sdl)).toBe(sortedSdl(readFileSync(projectFile('schema', 'department.graphql'), 'utf8')));
});
