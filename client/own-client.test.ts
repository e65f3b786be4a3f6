import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { createLiveClient } from './live-client';
import { Recorder } from './testing/recorder';
import { startTestHub } from './testing/start-test-hub';
import type { TestHub } from './testing/test-hub';
import { operationId, overWebSocket } from './web-socket';

let hub: TestHub;
let client: Client | undefined;
beforeEach(async () => {
  hub = await startTestHub();
});
afterEach(async () => {
  await client?.dispose();
  await hub.stop();
});

function follow(own: Client): Recorder {
  client = own;
  const recorder = new Recorder(hub);
  const live = createLiveClient({ transport: overWebSocket({ client: own }), backoff: () => 1 });
  live.subscribe({ query: 'subscription Said { said }' }, recorder.handlers());
  return recorder;
}

describe('a client of graphql-ws of the page’s own', () => {
  it.each([0, 5])('that itself tries again %i times goes on from each position', async (retryAttempts) => {
    const options = { webSocketImpl: WebSocket, retryWait: () => Promise.resolve() };
    const recorder = follow(createClient({ url: hub.url, generateID: operationId, retryAttempts, ...options }));
    await hub.until(() => recorder.positions.includes('c0'));
    hub.drop();
    hub.say('one');
    await recorder.heard('one');
    hub.drop();
    hub.say('two');
    await recorder.heard('two');
    expect(recorder.said).toEqual(['one', 'two']);
    expect(hub.asked.map(({ after }) => after)).toEqual([null, 'c0', 'c1']);
  });

  it('is refused when its operations cannot be told apart', async () => {
    const recorder = follow(createClient({ url: hub.url, webSocketImpl: WebSocket }));
    await recorder.failed();
    expect(recorder.error).toMatchObject({ message: expect.stringContaining('generateID') as string });
  });
});
