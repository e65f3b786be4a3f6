import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SILENT } from '../log';
import { serveService, type ServiceServer } from '../subgraph/http';
import { changeNotes, startNotes } from '../subgraph/notes-for-tests';
import type { Service } from '../subgraph/service';
import { localCarrier } from './carrier';
import { httpCarrier } from './http-carrier';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const never = new AbortController().signal;

function carrierAt(port: number) {
  const address = `http://127.0.0.1:${port}/graphql`;
  return httpCarrier({ service: 'notes', address, key: { kid: 'k1', key: privateKey } });
}

describe('the log of a service in another process', () => {
  let service: Service;
  let server: ServiceServer;
  beforeAll(async () => {
    service = (await startNotes()) as Service;
    const readerKeys = [{ kid: 'k1', key: publicKey }];
    server = await serveService(service, { host: '127.0.0.1', port: 0, gatewayKeys: [], readerKeys, log: SILENT });
  });
  afterAll(async () => {
    await server.stop();
    await service.stop();
  });

  it('is read as it would be in this one', async () => {
    await changeNotes(service.source);
    const [far, near] = await Promise.all([
      carrierAt(server.port).read(0, 0, never),
      localCarrier(service.events).read(0, 0, never),
    ]);
    expect(far).toEqual(near);
    expect(far.entries.length).toBeGreaterThan(2);
  });

  it('is waited for', async () => {
    const { head } = await carrierAt(server.port).read(0, 0, never);
    const waiting = carrierAt(server.port).read(head, 10_000, never);
    const pos = await changeNotes(service.source);
    expect((await waiting).entries.map((entry) => entry.pos)).toEqual([pos]);
  });

  it('is waited for no longer than somebody wants', async () => {
    const { head } = await carrierAt(server.port).read(0, 0, never);
    await expect(carrierAt(server.port).read(head, 10_000, AbortSignal.timeout(20))).rejects.toThrow();
  });
});

const ENTRY = {
  pos: 1,
  eventId: 'e',
  type: 'T',
  typeVersion: 1,
  subject: 'S:1',
  version: 1,
  cursor: 'c',
  touched: [],
  payload: {},
  at: '2026-01-31T17:00:00Z',
};
const slice = (...entries: unknown[]): object => ({ epoch: 1, head: 1, floor: 0, erasures: 0, entries });

it.each<[string, number, unknown]>([
  ['a refusal', 401, slice()],
  ['no JSON', 200, undefined],
  ['no object', 200, 7],
  ['no entries', 200, { epoch: 1, head: 1, floor: 0, erasures: 0 }],
  ['no head', 200, { ...slice(), head: 'x' }],
  ['an entry without a position', 200, slice({ ...ENTRY, pos: undefined })],
  ['an entry without a payload', 200, slice({ ...ENTRY, payload: null })],
  ['an entry of no time', 200, slice({ ...ENTRY, at: 'x' })],
  ['a redirect', 302, slice()],
])('takes nothing of %s', async (_what, status, body) => {
  const server = createServer((_request, response) => {
    response.writeHead(status, { location: '/elsewhere' }).end(body === undefined ? 'x' : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await expect(carrierAt((server.address() as AddressInfo).port).read(0, 0, never)).rejects.toThrow();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});
