import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SILENT } from '../../log';
import { Bus } from './bus';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

describe('a bus whose server accepts connections and says nothing', () => {
  let server: Server;
  let sockets: Socket[];
  let connected: Promise<unknown>;
  beforeEach(async () => {
    sockets = [];
    server = createServer((socket) => sockets.push(socket));
    connected = new Promise((resolve) => server.once('connection', resolve));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('stops at once all the same', async () => {
    const { port } = server.address() as AddressInfo;
    const bus = new Bus({
      url: `nats://127.0.0.1:${port}`,
      key: { kid: 'k1', key: privateKey },
      keys: [{ kid: 'k1', key: publicKey }],
      log: SILENT,
    });
    await connected;
    const asked = performance.now();
    await bus.stop();
    expect(performance.now() - asked).toBeLessThan(3_000);
  });
});
