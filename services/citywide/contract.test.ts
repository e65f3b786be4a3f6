import { readFileSync } from 'node:fs';
import { projectFile } from '../../platform/paths';
import { buildFederatedSchema } from '../../platform/subgraph/federation';
import { sortedSdl } from '../../test/support/sdl';
import { citywide } from './service';

it('emits the contract of the citywide lens, word for word', async () => {
  const { sdl } = await buildFederatedSchema(citywide);
  expect(sortedSdl(sdl)).toBe(sortedSdl(readFileSync(projectFile('schema', 'citywide.graphql'), 'utf8')));
});
