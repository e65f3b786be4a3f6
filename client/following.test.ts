import { EventSource } from 'eventsource';
import { WebSocket } from 'ws';
import { overEventSource } from './event-source';
import { overFetch } from './fetch-stream';
import { type CursorStore, LiveError, type LiveHandlers, type LiveRequest } from './handlers';
import { createLiveClient, type LiveClient } from './live-client';
import type { Gap } from './protocol';
import { Recorder } from './testing/recorder';
import { startTestHub } from './testing/start-test-hub';
import type { TestHub } from './testing/test-hub';
import type { Transport } from './transport';
import { overWebSocket } from './web-socket';

const OPERATION = { query: 'subscription Said { said }', variables: { of: 'meeting' } };

const TRANSPORTS: [string, (url: string) => Transport][] = [
  ['WebSocket', (url) => overWebSocket({ url, webSocketImpl: WebSocket, lazyCloseTimeout: 0 })],
  ['EventSource', (url) => overEventSource({ url, EventSource })],
  ['fetch', (url) => overFetch({ url })],
];

let hub: TestHub;
let stops: (() => void)[] = [];

beforeEach(async () => {
  hub = await startTestHub();
});

afterEach(async () => {
  for (const stop of stops) stop();
  stops = [];
  await hub.stop();
});

describe.each(TRANSPORTS)('a subscription over %s', (name, transport) => {
  let client: LiveClient;

  beforeEach(() => {
    client = clientOf();
  });

  function clientOf(store?: CursorStore): LiveClient {
    return createLiveClient({ transport: transport(hub.url), store, backoff: () => 1 });
  }

  function follow(handlers: Partial<LiveHandlers> = {}, request: Partial<LiveRequest> = {}, by = client): Recorder {
    const recorder = new Recorder(hub);
    stops.push(by.subscribe({ ...OPERATION, ...request }, recorder.handlers(handlers)));
    return recorder;
  }

  /** The hub has told where the subscription begins. */
  function begun(count = 1): Promise<void> {
    return hub.until(() => hub.asked.length === count);
  }

  it('hands over events in order, and says where it is', async () => {
    const recorder = follow({}, { after: 'c0' });
    hub.say('one', 'two');
    await recorder.heard('two');
    expect(recorder.said).toEqual(['one', 'two']);
    expect(recorder.positions.slice(-2)).toEqual(['c1', 'c2']);
    expect(hub.asked).toEqual([{ after: 'c0', token: null, variables: { of: 'meeting' } }]);
  });

  it('misses nothing and repeats nothing when the connection is dropped', async () => {
    const recorder = follow({}, { after: 'c0' });
    for (let round = 0; round < 5; round++) {
      hub.say(`${round}.1`, `${round}.2`);
      await recorder.heard(`${round}.2`);
      hub.drop();
      hub.say(`${round}.3`);
      await recorder.heard(`${round}.3`);
    }
    expect(recorder.said).toEqual([0, 1, 2, 3, 4].flatMap((round) => [1, 2, 3].map((n) => `${round}.${n}`)));
    expect(recorder.states).toContain('waiting');
    expect(recorder.states.at(-1)).toBe('live');
  });

  // Browsers go on from such positions, as they must; npm's `eventsource` forgets them, and asks from the event before.
  if (name !== 'EventSource') {
    it('goes on from a position that came without an event', async () => {
      const recorder = follow({}, { after: 'c0' });
      await hub.until(() => hub.told.includes('c0'));
      hub.say(null, null);
      await hub.until(() => recorder.positions.includes('c2'));
      hub.drop();
      await begun(2);
      expect(hub.asked[1].after).toBe('c2');
    });
  }

  it('hands over an event that is sent again only once', async () => {
    const recorder = follow({}, { after: 'c0' });
    hub.say('one');
    await recorder.heard('one');
    hub.tricks.push({ repeat: true });
    hub.drop();
    hub.say('two');
    await recorder.heard('two');
    expect(recorder.said).toEqual(['one', 'two']);
  });

  it.each(['CURSOR_TOO_OLD', 'CURSOR_EPOCH_CHANGED', 'CURSOR_INVALID'])(
    'tells of a gap by %s, and goes on from the fresh cursor',
    async (code) => {
      hub.say('one', 'two', 'three');
      hub.tricks.push({ refuse: { code, cursor: 'c2' } });
      const gaps: Gap[] = [];
      const recorder = follow({ gap: (gap) => void gaps.push(gap) }, { after: 'old' });
      await recorder.heard('three');
      expect(gaps).toEqual([{ code, cursor: 'c2' }]);
      expect(recorder.said).toEqual(['three']);
      expect(recorder.positions[0]).toBe('c2');
    },
  );

  it('waits after a gap until the page has reloaded, and goes on from the position of what it loaded', async () => {
    hub.say('one', 'two', 'three');
    hub.tricks.push({ refuse: { code: 'CURSOR_TOO_OLD', cursor: 'c1' } });
    const recorder = follow({ gap: () => Promise.resolve('c2') }, { after: 'old' });
    await recorder.heard('three');
    expect(hub.asked.map(({ after }) => after)).toEqual(['old', 'c2']);
    expect(recorder.said).toEqual(['three']);
  });

  it('ends with an error at a gap that nobody wants to know of', async () => {
    hub.tricks.push({ refuse: { code: 'CURSOR_TOO_OLD', cursor: 'c1' } });
    const recorder = follow({}, { after: 'old' });
    await recorder.failed();
    expect(recorder.error).toMatchObject({ message: expect.stringContaining('CURSOR_TOO_OLD') as string });
    expect(hub.asked).toHaveLength(1);
  });

  // A WebSocket says that a subscription was taken by telling its position.
  if (name !== 'WebSocket') {
    it('tells that the position is lost when the connection broke before there was one', async () => {
      hub.tricks.push({ silent: true });
      const gaps: Gap[] = [];
      const recorder = follow({ gap: (gap) => void gaps.push(gap) });
      await hub.until(() => recorder.states.includes('live'));
      hub.drop();
      await hub.until(() => gaps.length > 0);
      expect(gaps).toEqual([{ code: 'POSITION_LOST', cursor: null }]);
      await hub.until(() => hub.told.length === 1);
      hub.say('one');
      await recorder.heard('one');
    });
  }

  it('ends with an operation error that stays', async () => {
    hub.tricks.push({ refuse: { code: 'SCHEMA_CHANGED' } });
    const recorder = follow();
    await recorder.failed();
    expect(recorder.error).toBeInstanceOf(LiveError);
    expect(recorder.error).toMatchObject({ code: 'SCHEMA_CHANGED', message: 'It is SCHEMA_CHANGED.' });
    expect(hub.asked).toHaveLength(1);
  });

  it('comes back after an error that passes', async () => {
    hub.tricks.push({ refuse: { code: 'SUBGRAPH_UNAVAILABLE' } }, { refuse: { code: 'OVERLOADED' } });
    hub.say('one');
    const recorder = follow({}, { after: 'c0' });
    await recorder.heard('one');
    expect(hub.asked).toHaveLength(3);
  });

  it('completes when the hub does', async () => {
    hub.tricks.push({ complete: true });
    const recorder = follow();
    await hub.until(() => recorder.isComplete);
    await hub.until(() => hub.sockets.size === 0);
    expect(hub.asked).toHaveLength(1);
  });

  it('ends with what a handler throws, and gives that event again to whoever comes with the store', async () => {
    const kept = new Map<string, string>();
    const store: CursorStore = { get: (key) => kept.get(key), set: (key, cursor) => void kept.set(key, cursor) };
    hub.say('one', 'two');
    const thrown = new Error('The page is broken.');
    const broken = follow(
      {
        next: ({ data }) => {
          if (data?.said === 'two') throw thrown;
        },
      },
      { after: 'c0', key: 'page' },
      clientOf(store),
    );
    await broken.failed();
    expect(broken.error).toBe(thrown);
    expect(kept.get('page')).toBe('c1');
    const mended = follow({}, { key: 'page' }, clientOf(store));
    await mended.heard('two');
    expect(mended.said).toEqual(['two']);
  });

  it('ends with what the store throws', async () => {
    const thrown = new Error('The quota is exceeded.');
    const store: CursorStore = {
      get: () => null,
      set: () => {
        throw thrown;
      },
    };
    hub.say('one');
    const recorder = follow({}, { after: 'c0' }, clientOf(store));
    await recorder.failed();
    expect(recorder.error).toBe(thrown);
  });

  it('calls one handler after the other, and takes no more from the hub than a slow one can bear', async () => {
    const texts = Array.from({ length: 2_500 }, (_, index) => String(index));
    hub.say(...texts);
    let inside = 0;
    const recorder = follow(
      {
        next: async () => {
          inside++;
          await Promise.resolve();
          if (inside !== 1) throw new Error('Two at once.');
          if (hub.asked.length === 1) await hub.until(() => hub.sockets.size === 0);
          inside--;
        },
      },
      { after: 'c0' },
    );
    await recorder.heard('2499');
    expect(recorder.said).toEqual(texts);
    expect(hub.asked.length).toBeGreaterThan(1);
  });

  it('calls nothing once it is told to stop, and leaves', async () => {
    const recorder = new Recorder(hub);
    const stop = client.subscribe(
      { ...OPERATION, after: 'c0' },
      recorder.handlers({
        next: ({ data }) => {
          if (data?.said === 'one') stop();
        },
      }),
    );
    hub.say('one', 'two');
    await hub.until(() => recorder.said.length > 0 && hub.sockets.size === 0);
    hub.say('three');
    expect(recorder.said).toEqual(['one']);
    expect(recorder.isComplete).toBe(false);
  });
});

it('an event is handled when what its handler returned is, whoever made that promise', async () => {
  let finish: () => void = () => undefined;
  const thenable = {
    // oxlint-disable-next-line unicorn/no-thenable -- as libraries' own promises are
    then: (resolve: () => void) => {
      finish = resolve;
    },
  };
  hub.say('one');
  const recorder = new Recorder(hub);
  const client = createLiveClient({ transport: overFetch({ url: hub.url }) });
  const next = (): Promise<void> => thenable as unknown as Promise<void>;
  stops.push(client.subscribe({ ...OPERATION, after: 'c0' }, recorder.handlers({ next })));
  await recorder.heard('one');
  expect(recorder.positions).not.toContain('c1');
  finish();
  await hub.until(() => recorder.positions.includes('c1'));
});
