import { type Client, type ClientOptions, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { memberFor, type ScriptedGateway, startScriptedGateway, until } from '../connections/testing/scripted-gateway';

/** graphql-ws's own client, unchanged: what most clients have under the hood. */
let gateway: ScriptedGateway;
const clients: Client[] = [];
beforeEach(async () => {
  gateway = await startScriptedGateway();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  await gateway.stop();
});

function clientOf(options: Partial<ClientOptions> = {}): Client {
  const client = createClient({
    url: gateway.socketUrl,
    webSocketImpl: WebSocket,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 5)),
    ...options,
  });
  clients.push(client);
  return client;
}

interface Watched {
  readonly results: unknown[];
  readonly end: Promise<unknown>;
  readonly stop: () => void;
}

/** Subscribes; `end` resolves to what ended it, which is nothing where it was completed. */
function watch(client: Client, payload: { query: string; variables?: Record<string, unknown> }): Watched {
  const results: unknown[] = [];
  let stop = (): void => undefined;
  const end = new Promise((resolve) => {
    stop = client.subscribe(payload, {
      next: (result) => void results.push(result.data),
      error: resolve,
      complete: () => resolve(undefined),
    });
  });
  return { results, end, stop: () => stop() };
}

const TICKS = 'subscription($after: String) { tick(after: $after) }';

it('gets events until the server completes', async () => {
  const { results, end } = watch(clientOf(), { query: TICKS });
  const scripted = await gateway.opened(0);
  for (let n = 0; n < 3; n++) scripted.send();
  scripted.subscriber.complete();
  expect(await end).toBeUndefined();
  expect(results).toEqual([{ tick: 1 }, { tick: 2 }, { tick: 3 }]);
});

it('gets the answer of a query', async () => {
  const { results, end } = watch(clientOf(), { query: '{ word(text: "sun") { length } }' });
  expect(await end).toBeUndefined();
  expect(results).toEqual([{ word: { length: 3 } }]);
});

it('gets errors with their codes', async () => {
  expect(await watch(clientOf(), { query: '{ nothing }' }).end).toMatchObject([
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
});

it('stops what it does not want any more', async () => {
  const client = clientOf({ lazyCloseTimeout: 1_000 });
  const { stop } = watch(client, { query: TICKS });
  const scripted = await gateway.opened(0);
  stop();
  await until(() => scripted.left);
});

it('reads positions in pings, and resumes by them when the gateway restarts', async () => {
  const payload = { query: TICKS, variables: {} as Record<string, unknown> };
  const client = clientOf({
    on: {
      ping: (received, ping) => {
        if (received) payload.variables.after = Object.values(ping?.cursor as Record<string, string>)[0];
      },
    },
  });
  const { results, end } = watch(client, payload);
  const first = await gateway.opened(0);
  first.subscriber.progress('c41');
  await until(() => payload.variables.after === 'c41');
  // What the door tells its clients when it stops.
  (first.subscriber as unknown as { carrier: { close(ending: object): void } }).carrier.close({
    code: 1012,
    reason: 'Service restart',
  });
  const again = await gateway.opened(1);
  expect(again.request.variables).toEqual({ after: 'c41' });
  again.send();
  again.subscriber.complete();
  expect(await end).toBeUndefined();
  expect(results).toEqual([{ tick: 1 }]);
});

it('comes back with a new token when the old one ends', async () => {
  gateway.tokens.set('short', memberFor(200));
  const tokens = ['short', 'member'];
  const client = clientOf({ connectionParams: () => ({ authorization: `Bearer ${tokens.shift()}` }) });
  const { results } = watch(client, { query: TICKS });
  await gateway.opened(0);
  (await gateway.opened(1)).send();
  await until(() => results.length === 1);
});

it('comes back when it was refused for a while', async () => {
  const only = await startScriptedGateway({ connections: { perAddress: 1 } });
  const held = new WebSocket(only.socketUrl, 'graphql-transport-ws');
  await new Promise((resolve) => held.once('open', resolve));
  let refused = 0;
  const closed = (event: unknown): void => {
    if ((event as { code: number }).code === 1013 && ++refused === 2) held.terminate();
  };
  const client = clientOf({ url: only.socketUrl, retryAttempts: 100, on: { closed } });
  watch(client, { query: TICKS });
  await only.opened(0);
  expect(refused).toBeGreaterThanOrEqual(2);
  await client.dispose();
  await only.stop();
});

it.each([
  [
    'Subprotocol',
    4406,
    {
      on: {},
      webSocketImpl: class extends WebSocket {
        constructor(url: string) {
          super(url, 'graphql-ws');
        }
      },
    },
  ],
  ['init', 4408, { connectionParams: () => new Promise<undefined>(() => undefined) }],
])('is told for good, or not: %s', async (_, code, options) => {
  await gateway.stop();
  gateway = await startScriptedGateway({ connections: { initMilliseconds: 30 } });
  const end = await watch(clientOf({ retryAttempts: 0, ...options }), { query: TICKS }).end;
  expect(end).toMatchObject({ code });
});
