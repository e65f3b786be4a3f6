import { readFileSync } from 'node:fs';
import { projectFile } from '../../platform/paths';
import { buildFederatedSchema } from '../../platform/subgraph/federation';
import { sortedSdl } from '../../test/support/sdl';
import { parentCabinet } from './service';

it('emits the contract of the Parent Cabinet, word for word', async () => {
  const { sdl } = await buildFederatedSchema(parentCabinet);
  expect(sortedSdl(sdl)).toBe(sortedSdl(readFileSync(projectFile('schema', 'parent-cabinet.graphql'), 'utf8')));
});
