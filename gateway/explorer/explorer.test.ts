import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSmallGateway } from '../../test/support/small-gateway';
import type { Gateway } from '../pipeline';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const EXAMPLES = [{ name: 'Words', query: '# All words.\n{ words { text } }', variables: {} }];

let folder: string;
let gateway: Gateway;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'explorer-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'assets', 'main-1a2b.js'), 'start();');
  gateway = await startSmallGateway({ explorer: { folder, examples: () => EXAMPLES } });
});
afterAll(async () => {
  await gateway.stop();
  rmSync(folder, { recursive: true });
});

const get = (address: string, accept = '*/*'): Promise<Response> =>
  fetch(gateway.url + address, { headers: { accept } });

describe('the explorer', () => {
  it('is what a browser gets at the address of GraphQL', async () => {
    const response = await get('/graphql', BROWSER);
    expect([response.headers.get('content-type'), await response.text()]).toEqual([
      'text/html; charset=utf-8',
      '<!doctype html>',
    ]);
    expect(response.headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
    const { host } = new URL(gateway.url);
    expect(response.headers.get('content-security-policy')).toContain(`connect-src 'self' ws://${host} wss://${host};`);
  });

  it('is not what a browser gets for a query, nor a program at all', async () => {
    expect(await (await get('/graphql?query={__typename}', BROWSER)).json()).toEqual({ data: { __typename: 'Query' } });
    expect((await get('/graphql', 'application/json')).status).toBe(400);
    expect((await get('/graphql')).status).toBe(400);
  });

  it('has its files, which a browser keeps, and no others', async () => {
    const file = await get('/graphql/explorer/assets/main-1a2b.js');
    expect([file.headers.get('content-type'), await file.text()]).toEqual([
      'text/javascript; charset=utf-8',
      'start();',
    ]);
    expect(file.headers.get('cache-control')).toContain('immutable');
    for (const name of ['other.js', '..%2findex.html', 'main-1a2b.js/', '%00']) {
      expect((await get(`/graphql/explorer/assets/${name}`)).status).toBe(404);
    }
  });

  it('has the examples that the gateway was given', async () => {
    expect(await (await get('/graphql/explorer/examples.json')).json()).toEqual(EXAMPLES);
  });

  it('is not there where it was not asked for', async () => {
    const plain = await startSmallGateway();
    expect((await fetch(`${plain.url}/graphql`, { headers: { accept: BROWSER } })).status).toBe(400);
    expect((await fetch(`${plain.url}/graphql/explorer/examples.json`)).status).toBe(404);
    await plain.stop();
  });

  it('says what to do when it was not built', async () => {
    await expect(startSmallGateway({ explorer: { folder: '/nowhere', examples: () => [] } })).rejects.toThrow(
      'npm run build',
    );
  });
});
