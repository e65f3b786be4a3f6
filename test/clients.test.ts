import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache, Observable } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client as UrqlClient, fetchExchange, gql as urqlGql, subscriptionExchange } from '@urql/core';
import { EventSource } from 'eventsource';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { liveLink } from '../client/apollo-link';
import { overEventSource } from '../client/event-source';
import { overFetch } from '../client/fetch-stream';
import type { LiveHandlers } from '../client/handlers';
import { createLiveClient, type LiveClient } from '../client/live-client';
import type { LiveResult } from '../client/protocol';
import type { Transport } from '../client/transport';
import { forwardSubscription } from '../client/urql-forward';
import { overWebSocket } from '../client/web-socket';
import { type Ask, playStep } from '../hub/play/player';
import { type Play, SCRIPT } from '../hub/play/script';
import { startTestHub, type TestHub } from './support/hub';
import { TcpProxy } from './support/tcp-proxy';

/** Clients as people have them, and those of this repository, follow a meeting that is played by its real mutations. */

const FOLLOW = `subscription Live($bodies: [ID!]) {
  meetingUpdates(bodies: $bodies) { cursor kind meeting { id status } agendaItem { number } }
}`;
/** What the public is told of the play, in this order. */
const KINDS = [
  'SCHEDULED',
  'AGENDA_PUBLISHED',
  'STARTED',
  'ITEM_OPENED 1',
  'ITEM_CLOSED 1',
  'ITEM_OPENED 2',
  'ITEM_CLOSED 2',
  'ATTENDANCE_CHANGED',
  'ITEM_OPENED 3',
  'ITEM_CLOSED 3',
  'RECESSED',
  'RESUMED',
  'ITEM_OPENED 4',
  'ITEM_CLOSED 4',
  'ITEM_OPENED 5',
  'ITEM_CLOSED 5',
  'ADJOURNED',
  'MINUTES_POSTED',
];

interface Updates {
  readonly meetingUpdates: {
    readonly cursor: string;
    readonly kind: string;
    readonly meeting: { readonly id: string };
    readonly agendaItem: { readonly number: string } | null;
  };
}

let hub: TestHub;
let proxy: TcpProxy;
let url: string;
let variables: { bodies: string[] };
let play: Play;
let ask: Ask;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  hub = await startTestHub('demo', 1, 'clients');
  proxy = await TcpProxy.start(hub.url);
  url = proxy.through(hub.url);
  const token = await hub.token([{ role: 'CLERK', body: null }]);
  ask = async (query, variables) => {
    const { data, errors } = await hub.ask(query, { variables, token });
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { body, mayorsCabinet } = (await ask(
    '{ body(slug: "mayors-cabinet") { id } mayorsCabinet { seats { id } } }',
    {},
  )) as {
    body: { id: string };
    mayorsCabinet: { seats: { id: string }[] };
  };
  const seats = mayorsCabinet.seats.map(({ id }) => id);
  play = { body: body.id, seats, startsAt: new Date(), meeting: '', items: new Map() };
  variables = { bodies: [body.id] };
}, 120_000);
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(async () => {
  await proxy.stop();
  await hub.stop();
});

/** Gathers what one client was told. */
class Audience {
  readonly told: string[] = [];
  readonly cursors: string[] = [];
  private listener: () => void = () => undefined;
  private error: unknown;

  readonly take = (result: { readonly data?: unknown; readonly errors?: unknown; readonly error?: unknown }): void => {
    if (result.errors || result.error || !result.data) return this.fail(result.errors ?? result.error ?? 'No data.');
    const { kind, agendaItem, cursor } = (result.data as Updates).meetingUpdates;
    this.told.push(agendaItem ? `${kind} ${agendaItem.number}` : kind);
    this.cursors.push(cursor);
    this.listener();
  };

  readonly fail = (error: unknown): void => {
    this.error = error;
    this.listener();
  };

  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue() && this.error === undefined)
      await new Promise<void>((resolve) => {
        this.listener = resolve;
      });
    if (this.error !== undefined) throw this.error as Error;
  }

  /** Waits until the play was told to its end. */
  end(): Promise<void> {
    return this.until(() => this.told.at(-1) === KINDS.at(-1));
  }
}

/** Plays a meeting; `between` is called before each step. */
async function playMeeting(between: (at: number) => unknown = () => undefined): Promise<void> {
  let now = play;
  for (const [at, step] of SCRIPT.entries()) {
    await between(at);
    ({ play: now } = await playStep(ask, step, now));
  }
}

/** Where the stream stands now, for a client to begin there. */
async function here(): Promise<string> {
  const answer = (await hub.ask('{ meetings(first: 1) { nodes { id } } }')) as LiveResult;
  return answer.extensions?.cursor as string;
}

function webSocketClient(options: Partial<Parameters<typeof createClient>[0]> = {}): Client {
  const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, ...options });
  ends.push(() => client.dispose());
  return client;
}

function apollo(link: ApolloLink): ApolloClient {
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  ends.push(() => client.stop());
  return client;
}

function urql(forward: Parameters<typeof subscriptionExchange>[0]['forwardSubscription']): UrqlClient {
  return new UrqlClient({
    url: hub.url,
    preferGetMethod: false,
    exchanges: [fetchExchange, subscriptionExchange({ forwardSubscription: forward })],
  });
}

function watchApollo(client: ApolloClient, after: string | null): Audience {
  const audience = new Audience();
  const query = gql(after === null ? FOLLOW : RESUMABLE);
  const subscription = client
    .subscribe({ query, variables: { ...variables, ...(after !== null && { after }) } })
    .subscribe({ next: audience.take, error: audience.fail });
  ends.push(() => subscription.unsubscribe());
  return audience;
}

function watchUrql(client: UrqlClient, after: string | null): Audience {
  const audience = new Audience();
  const query = urqlGql(after === null ? FOLLOW : RESUMABLE);
  const { unsubscribe } = client
    .subscription(query, { ...variables, ...(after !== null && { after }) })
    .subscribe(audience.take);
  ends.push(unsubscribe);
  return audience;
}

const RESUMABLE = FOLLOW.replace('($bodies: [ID!])', '($bodies: [ID!], $after: Cursor)').replace(
  'bodies: $bodies)',
  'bodies: $bodies, after: $after)',
);

/** What people have, and none of it knows of this hub. */
const UNCHANGED: Record<string, (after: string) => Audience> = {
  'graphql-ws': (after) => {
    const audience = new Audience();
    ends.push(
      webSocketClient().subscribe(
        { query: RESUMABLE, variables: { ...variables, after } },
        { next: audience.take, error: audience.fail, complete: () => audience.fail('Completed.') },
      ),
    );
    return audience;
  },
  EventSource: (after) => {
    const audience = new Audience();
    const asked = new URLSearchParams({ query: RESUMABLE, variables: JSON.stringify({ ...variables, after }) });
    const source = new EventSource(`${url}?${asked.toString()}`);
    ends.push(() => source.close());
    source.addEventListener('next', ({ data }) => audience.take(JSON.parse(data as string) as LiveResult));
    source.addEventListener('error', audience.fail);
    return audience;
  },
  'Apollo Client': (after) => watchApollo(apollo(new GraphQLWsLink(webSocketClient())), after),
  urql: (after) => {
    const client = webSocketClient();
    const forward: Parameters<typeof urql>[0] = ({ query, variables }) => ({
      subscribe: (sink) => ({
        unsubscribe: client.subscribe({ query: query ?? '', variables }, sink as never),
      }),
    });
    return watchUrql(urql(forward), after);
  },
};

it.each(Object.keys(UNCHANGED))('an unchanged %s is told the meeting as it happens', async (name) => {
  const audience = UNCHANGED[name](await here());
  await playMeeting();
  await audience.end();
  expect(audience.told).toEqual(KINDS);
});

const TRANSPORTS: Record<string, () => Transport> = {
  WebSocket: () => overWebSocket({ url, webSocketImpl: WebSocket }),
  EventSource: () => overEventSource({ url, EventSource }),
  fetch: () => overFetch({ url }),
};

function liveClient(transport: Transport): LiveClient {
  return createLiveClient({ transport, backoff: () => 5 });
}

function watchLive(client: LiveClient, after: string | null, handlers: Partial<LiveHandlers> = {}): Audience {
  const audience = new Audience();
  ends.push(
    client.subscribe({ query: FOLLOW, variables, after }, { next: audience.take, error: audience.fail, ...handlers }),
  );
  return audience;
}

/** Breaks every connection a few times while the meeting is played, when something of it was heard and when not. */
async function playThroughDrops(...audiences: Audience[]): Promise<void> {
  await playMeeting(async (at) => {
    if (at % 6 === 5) proxy.drop();
    if (at % 6 !== 2) return;
    for (const audience of audiences) await audience.until(() => audience.told.length > 0);
    proxy.drop();
  });
  for (const audience of audiences) await audience.end();
}

describe.each(Object.keys(TRANSPORTS))('the client over %s', (name) => {
  it('loses nothing and repeats nothing when connections break', async () => {
    const audience = watchLive(liveClient(TRANSPORTS[name]()), await here());
    const breaks = proxy.connections;
    await playThroughDrops(audience);
    expect(proxy.connections - breaks).toBeGreaterThan(1);
    expect(audience.told).toEqual(KINDS);
    expect(new Set(audience.cursors).size).toBe(KINDS.length);
  });

  it('tells of a cursor that the hub does not know, and goes on from the fresh one', async () => {
    const codes: string[] = [];
    let mended = (): void => undefined;
    const isMended = new Promise<void>((resolve) => {
      mended = resolve;
    });
    const audience = watchLive(liveClient(TRANSPORTS[name]()), 'nonsense', {
      gap: ({ code, cursor }) => {
        codes.push(code);
        expect(cursor).toEqual(expect.any(String));
      },
      position: mended,
    });
    await isMended;
    await playMeeting();
    await audience.end();
    expect(codes).toEqual(['CURSOR_INVALID']);
    expect(audience.told).toEqual(KINDS);
  });
});

it('the client behind Apollo Client and urql loses nothing and repeats nothing when connections break', async () => {
  const live = liveClient(TRANSPORTS.WebSocket());
  let begun = 0;
  let bothBegun = (): void => undefined;
  const areBegun = new Promise<void>((resolve) => {
    bothBegun = resolve;
  });
  const connection = (state: string): void => {
    if (state === 'live' && ++begun === 2) bothBegun();
  };
  const link = ApolloLink.split(
    ({ operationType }) => operationType === 'subscription',
    liveLink(live, { ApolloLink, Observable, connection }),
    new HttpLink({ uri: hub.url }),
  );
  const audiences = [watchApollo(apollo(link), null), watchUrql(urql(forwardSubscription(live, { connection })), null)];
  await areBegun;
  await playThroughDrops(...audiences);
  for (const { told } of audiences) expect(told).toEqual(KINDS);
});
