import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { overFetch } from './fetch-stream';
import { createLiveClient } from './live-client';
import { Recorder } from './testing/recorder';
import { startTestHub } from './testing/start-test-hub';
import type { TestHub } from './testing/test-hub';
import type { Transport } from './transport';
import { overWebSocket, type WebSocketOptions } from './web-socket';

const OPERATION = { query: 'subscription Said { said }', after: 'c0' };

let hub: TestHub;
const stops: (() => void)[] = [];
beforeEach(async () => {
  hub = await startTestHub();
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await hub.stop();
});

function follow(transport: Transport, failures: number[] = []): Recorder {
  const recorder = new Recorder(hub);
  const backoff = (count: number): number => {
    failures.push(count);
    return 1;
  };
  stops.push(createLiveClient({ transport, backoff }).subscribe(OPERATION, recorder.handlers()));
  return recorder;
}

const webSocket = (options: Partial<WebSocketOptions> = {}): Transport =>
  overWebSocket({ url: hub.url, webSocketImpl: WebSocket, lazyCloseTimeout: 0, ...options });

describe('a WebSocket', () => {
  it.each([1012, 1013, 4410])('that is closed with %i is had anew, from the last position', async (code) => {
    hub.tricks.push({ close: { code, at: 'position' } });
    const recorder = follow(webSocket());
    await hub.until(() => hub.asked.length === 2);
    hub.say('one');
    await recorder.heard('one');
    expect(hub.asked[1].after).toBe('c0');
  });

  it.each([4401, 4403])('that is closed with %i is had anew with another token', async (code) => {
    hub.tricks.push({ close: { code, at: 'position' } });
    const tokens = ['first', 'second'];
    const recorder = follow(webSocket({ token: () => tokens.shift() ?? null }));
    await hub.until(() => hub.asked.length === 2);
    hub.say('one');
    await recorder.heard('one');
    expect(hub.asked.map(({ token }) => token)).toEqual(['first', 'second']);
  });

  it('is given up when token after token is refused', async () => {
    for (let n = 0; n < 5; n++) hub.tricks.push({ close: { code: 4403, at: 'init' } });
    const recorder = follow(webSocket());
    await recorder.failed();
    expect(recorder.error).toMatchObject({ code: 4403 });
    expect(hub.asked).toHaveLength(4);
  });

  it('is given up when the hub says that we do not speak its protocol', async () => {
    hub.tricks.push({ close: { code: 4400, at: 'position' } });
    const recorder = follow(webSocket());
    await recorder.failed();
    expect(recorder.error).toMatchObject({ code: 4400 });
  });

  it('is had anew when nobody answers to pings', async () => {
    hub.isMute = true;
    const recorder = follow(webSocket({ keepAlive: 20, longestSilence: 20 }));
    await hub.until(() => hub.asked.length === 2);
    hub.isMute = false;
    hub.say('one');
    await recorder.heard('one');
    expect(recorder.said).toEqual(['one']);
  });
});

describe('a stream by fetch', () => {
  it('sends a token, asked for with each connection', async () => {
    const tokens = ['first', 'second'];
    hub.tricks.push({ status: 401 });
    const recorder = follow(overFetch({ url: hub.url, token: () => tokens.shift() ?? null }));
    hub.say('one');
    await recorder.heard('one');
    expect(hub.asked.map(({ token }) => token)).toEqual(['first', 'second']);
  });

  it('waits as long as the hub asks for, and longer with each failure', async () => {
    hub.tricks.push({ status: 503, headers: { 'retry-after': '0' } }, { status: 429 }, { status: 502 });
    hub.say('one');
    const failures: number[] = [];
    const recorder = follow(overFetch({ url: hub.url }), failures);
    await recorder.heard('one');
    expect(failures).toEqual([1, 2, 3]);
  });

  it('is given up when its address is wrong', async () => {
    hub.tricks.push({ status: 404 });
    const recorder = follow(overFetch({ url: hub.url }));
    await recorder.failed();
    expect(recorder.error).toMatchObject({ message: 'The hub answered with status 404.' });
  });

  it('is had anew when nothing comes for too long', async () => {
    hub.tricks.push({ silent: true });
    const recorder = follow(overFetch({ url: hub.url, longestSilence: 100 }));
    await hub.until(() => hub.asked.length === 2);
    hub.say('one');
    await recorder.heard('one');
    expect(recorder.said).toEqual(['one']);
  });

  it('is had anew when what comes is no event', async () => {
    const garbage = await garbageServer();
    try {
      let { url } = garbage;
      const recorder = follow({
        open(operation, after, sink) {
          const leave = overFetch({ url }).open(operation, after, sink);
          url = hub.url;
          return leave;
        },
      });
      hub.say('one');
      await recorder.heard('one');
      expect(recorder.states).toEqual(['live', 'waiting', 'live']);
    } finally {
      garbage.server.close();
    }
  });
});

/** Sends events that hold no JSON. */
async function garbageServer(): Promise<{ server: Server; url: string }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', connection: 'close' });
    response.end('event: next\ndata: <html>\n\n');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
