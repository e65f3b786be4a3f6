import { generateKeyPairSync } from 'node:crypto';
import { CLAIM_HEADER, type ClaimedRequest, signClaim } from '../../auth/claim';
import { PUBLIC } from '../../auth/viewer';
import { SILENT } from '../../log';
import { serveService, type ServiceServer } from '../http';
import { changeNotes, passTime, startNotes } from '../notes-for-tests';
import type { Service } from '../service';

interface Page {
  readonly epoch: number;
  readonly head: number;
  readonly floor: number;
  readonly entries: { pos: number; eventId: string; subject: string; touched: string[] }[];
}

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const gateway = generateKeyPairSync('ed25519');
let service: Service;
let server: ServiceServer;

const serve = (): Promise<ServiceServer> =>
  serveService(service, {
    host: '127.0.0.1',
    port: 0,
    gatewayKeys: [{ kid: 'k1', key: gateway.publicKey }],
    readerKeys: [{ kid: 'k1', key: publicKey }],
    log: SILENT,
  });

beforeAll(async () => {
  service = (await startNotes()) as Service;
  server = await serve();
});
afterAll(async () => {
  await server.stop();
  await service.stop();
});

const get = (
  path: string,
  given: Partial<ClaimedRequest> | null = {},
  port = server.port,
  key = privateKey,
): Promise<Response> => {
  const request = { audience: 'notes', kind: 'log' as const, body: path, ...given };
  const headers: Record<string, string> = given
    ? { [CLAIM_HEADER]: signClaim({ kid: 'k1', key }, PUBLIC, request) }
    : {};
  return fetch(`http://127.0.0.1:${port}${path}`, { headers });
};
const pageOf = async (path: string): Promise<Page> => (await (await get(path)).json()) as Page;
const positions = ({ entries }: Page): number[] => entries.map(({ pos }) => pos);

describe('the log over HTTP', () => {
  it('gives the entries after a position, with head and epoch', async () => {
    const page = await pageOf('/log?after=0');
    expect(page).toMatchObject({ epoch: service.events.head.epoch, head: 2, floor: 0 });
    expect(positions(page)).toEqual([1, 2]);
    expect(page.entries[0]).toMatchObject({ subject: 'Note:a', touched: ['Note:a'], eventId: expect.any(String) });
    expect(positions(await pageOf('/log?after=1'))).toEqual([2]);
    expect(await pageOf('/log?after=2')).toMatchObject({ head: 2, entries: [] });
    expect(await pageOf('/log?after=9&wait=20000')).toMatchObject({ head: 2, entries: [] });
  });

  it('waits for what is not there yet, and not for ever', async () => {
    const { head } = await pageOf('/log?after=0');
    const waiting = pageOf(`/log?after=${head}&wait=20000`);
    expect(positions(await pageOf(`/log?after=${head}&wait=50`))).toEqual([]);
    const pos = await changeNotes(service.source);
    expect(positions(await waiting)).toEqual([pos]);
  });

  it('gives long logs in parts', async () => {
    const { head } = await pageOf('/log?after=0');
    await passTime(service.source, 1_200);
    const lengths: number[] = [];
    let after = head;
    for (
      let page = await pageOf(`/log?after=${after}`);
      page.entries.length > 0;
      page = await pageOf(`/log?after=${after}`)
    ) {
      lengths.push(page.entries.length);
      after = page.entries.at(-1)!.pos;
    }
    expect(lengths).toEqual([500, 500, 200]);
  });

  it.each([
    ['no claim', null],
    ['a claim for another position', { body: '/log?after=1' }],
    ['a claim for a body', { body: '' }],
    ['a claim for a query', { kind: 'query' as const }],
    ['a claim for a mutation', { kind: 'mutation' as const }],
    ['a claim for a subscription', { kind: 'subscription' as const }],
    ['a claim for another service', { audience: 'department' }],
  ])('is not for who brings %s', async (_what, given) => {
    const response = await get('/log?after=0', given);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('Note');
  });

  it('is not for the gateway, which signs for viewers', async () => {
    expect((await get('/log?after=0', {}, server.port, gateway.privateKey)).status).toBe(401);
  });

  it.each([
    '/log?after=',
    '/log?x=1',
    '/log?after=-1',
    '/log?after=1e3',
    '/log?after=0&wait=20001',
    '/log?after=0%27',
    '/log?after=99999999999999999',
  ])('refuses %s', async (path) => {
    expect((await get(path)).status).toBe(400);
  });

  it('keeps nobody waiting when the server stops', async () => {
    const stopping = await serve();
    const { head } = await pageOf('/log?after=0');
    const next = jest.spyOn(service.events, 'next');
    const waiting = get(`/log?after=${head}&wait=20000`, {}, stopping.port);
    while (next.mock.calls.length === 0) await new Promise(setImmediate);
    await stopping.stop();
    expect(await (await waiting).json()).toMatchObject({ head: expect.any(Number), entries: [] });
    expect(head).toBeGreaterThan(0);
    next.mockRestore();
  });
});
