import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { askOverHttp } from './support/hub';
import { freePort, type HubProcess, ready, startProcess } from './support/processes';
import { always, RawSubgraph, response, until } from './support/raw-subgraph';

/** `hub gateway` as people run it, while the file of its supergraph is written anew. */
describe('the file of the supergraph', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub-reload-'));
  const file = path.join(folder, 'supergraph.graphql');
  let subgraph: RawSubgraph;
  let gateway: HubProcess;
  let url: string;

  beforeAll(async () => {
    subgraph = await RawSubgraph.start();
    subgraph.answer = always(response('{"data":{"one":"well","two":"well"}}'));
    writeFileSync(file, supergraph('one'));
    const port = await freePort();
    gateway = startProcess(['gateway'], { SUPERGRAPH: file, PORT: String(port), HUB_LOG: 'info' });
    url = `http://127.0.0.1:${port}`;
    await ready(`${url}/readyz`, gateway, 60_000);
  }, 90_000);
  afterAll(async () => {
    await gateway.end();
    await subgraph.stop();
    rmSync(folder, { recursive: true });
  });

  function supergraph(field: string): string {
    const typeDefs = parse(`type Query { ${field}: String }`);
    const composed = composeServices([{ name: 'words', url: subgraph.url, typeDefs }]);
    if (compositionHasErrors(composed)) throw new Error(composed.errors[0].message);
    return composed.supergraphSdl;
  }

  const isAsked = async (field: string): Promise<boolean> =>
    (await askOverHttp(`${url}/graphql`, `{ ${field} }`)).data?.[field] === 'well';

  it('is followed as it is replaced, but for one that is broken', async () => {
    expect(await isAsked('one')).toBe(true);
    writeFileSync(`${file}.new`, supergraph('two'));
    renameSync(`${file}.new`, file);
    await until(() => isAsked('two'));
    expect(await isAsked('one')).toBe(false);

    writeFileSync(file, 'type Query {');
    await until(() => gateway.log().includes('supergraph refused'));
    expect(await isAsked('two')).toBe(true);

    writeFileSync(file, supergraph('one'));
    await until(() => isAsked('one'));
    expect(gateway.log().match(/supergraph replaced/g)).toHaveLength(2);
  }, 30_000);
});
