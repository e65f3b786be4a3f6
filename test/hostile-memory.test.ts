import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { askOverHttp } from './support/hub';
import { freePort, type HubProcess, ready, startProcess } from './support/processes';
import { flood, RawSubgraph, response } from './support/raw-subgraph';

const MEGABYTE = 1024 * 1024;
const CHUNK = Buffer.from(`10000\r\n${'x'.repeat(65_536)}\r\n`);
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
const onLinux = process.platform === 'linux' ? describe : describe.skip; // /proc tells a process's size there

/** A gateway in a process of its own, before a subgraph that answers without end. */
onLinux('the gateway before answers of a gigabyte', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub-hostile-'));
  let subgraph: RawSubgraph;
  let gateway: HubProcess;
  let url: string;

  beforeAll(async () => {
    subgraph = await RawSubgraph.start();
    const composed = composeServices([
      { name: 'bad', url: subgraph.url, typeDefs: parse('type Query { loose: String }') },
    ]);
    if (compositionHasErrors(composed)) throw new Error(composed.errors[0].message);
    writeFileSync(path.join(folder, 'supergraph.graphql'), composed.supergraphSdl);
    const port = await freePort();
    gateway = startProcess(['gateway'], {
      SUPERGRAPH: path.join(folder, 'supergraph.graphql'),
      PORT: String(port),
      HUB_LOG: 'silent',
    });
    url = `http://127.0.0.1:${port}`;
    await ready(`${url}/readyz`, gateway, 60_000);
  }, 90_000);
  afterAll(async () => {
    await gateway.end();
    await subgraph.stop();
    rmSync(folder, { recursive: true });
  });

  /** Resident bytes of the gateway's process. */
  const size = (): number =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${gateway.child.pid}/status`, 'utf8'))![1]) * 1024;
  const ask = () => askOverHttp(`${url}/graphql`, '{ loose }');

  it('stays within 64 MiB of its size, and answers', async () => {
    subgraph.answer = (socket) => socket.write(response('{"data":{"loose":"well"}}'));
    for (let i = 0; i < 200; i++) await ask(); // what a warm process needs
    const before = size();
    subgraph.answer = async (socket) => {
      socket.write(HEAD);
      await flood(socket, CHUNK, 1024 * MEGABYTE);
    };
    let most = 0;
    for (let i = 0; i < 50; i++) {
      expect((await ask()).errors?.[0].extensions.code).toBe('SUBGRAPH_BAD_RESPONSE');
      most = Math.max(most, size());
    }
    expect(most - before).toBeLessThan(64 * MEGABYTE);
    subgraph.answer = (socket) => socket.write(response('{"data":{"loose":"well"}}'));
    expect(await ask()).toEqual({ data: { loose: 'well' } });
  }, 60_000);
});
