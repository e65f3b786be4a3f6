import { readFileSync } from 'node:fs';
import { projectFile } from '../../platform/paths';
import { buildFederatedSchema } from '../../platform/subgraph/federation';
import { sortedSdl } from '../../test/support/sdl';
import { workingGroups } from './service';

it('emits the contract of the working groups, word for word', async () => {
  const { sdl } = await buildFederatedSchema(workingGroups);
  expect(sortedSdl(sdl)).toBe(sortedSdl(readFileSync(projectFile('schema', 'working-groups.graphql'), 'utf8')));
});
