import { overFetch } from './fetch-stream';
import { LiveError } from './handlers';
import { createLiveClient } from './live-client';
import type { LiveResult } from './protocol';
import { queryThenFollow } from './query-then-follow';
import { Recorder } from './testing/recorder';
import { startTestHub } from './testing/start-test-hub';
import type { TestHub } from './testing/test-hub';

let hub: TestHub;
let recorder: Recorder;
const stops: (() => void)[] = [];
beforeEach(async () => {
  hub = await startTestHub();
  recorder = new Recorder(hub);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await hub.stop();
});

/** How much of the log the answers have seen, in the order in which they were loaded. */
let loaded: unknown[];

function start(ask: () => Promise<LiveResult>): void {
  loaded = [];
  const client = createLiveClient({ transport: overFetch({ url: hub.url }), backoff: () => 1 });
  const options = { ask, query: { query: '{ all }' }, follow: { query: 'subscription { said }' }, backoff: () => 1 };
  const stop = queryThenFollow(client, options, {
    ...recorder.handlers(),
    loaded: ({ data }) => {
      loaded.push(data?.all);
      hub.changed();
    },
  });
  stops.push(stop);
}

/** Answers with what is in the log, and the position at which that was true. */
function answer(): Promise<LiveResult> {
  return Promise.resolve({ data: { all: hub.log.length }, extensions: { cursor: `c${hub.log.length}` } });
}

describe('a query and what follows it', () => {
  it('have nothing between them and nothing in common', async () => {
    hub.say('one', 'two');
    start(async () => {
      const result = await answer();
      hub.say('three');
      return result;
    });
    await recorder.heard('three');
    expect(loaded).toEqual([2]);
    expect(recorder.said).toEqual(['three']);
  });

  it('are both done again at a gap', async () => {
    hub.tricks.push({}, { refuse: { code: 'CURSOR_EPOCH_CHANGED', cursor: 'c0' } });
    start(answer);
    await hub.until(() => hub.told.length === 1);
    hub.drop();
    hub.say('one', 'two');
    await hub.until(() => loaded.length === 2);
    hub.say('three');
    await recorder.heard('three');
    expect(loaded).toEqual([0, 2]);
    expect(recorder.said).toEqual(['three']);
  });

  it('wait until there is an answer with a position', async () => {
    const failures = [
      () => Promise.reject(new TypeError('fetch failed')),
      () => Promise.resolve({ data: { all: null }, errors: [errorWith('SUBGRAPH_UNAVAILABLE')] }),
    ];
    start(() => (failures.shift() ?? answer)());
    await hub.until(() => hub.asked.length === 1);
    expect(loaded).toEqual([0]);
    expect(recorder.states).toContain('waiting');
  });

  it('end with an error when the query is refused for good', async () => {
    start(() => Promise.reject(new LiveError('No.', [errorWith('GRAPHQL_VALIDATION_FAILED')])));
    await recorder.failed();
    expect(recorder.error).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(hub.asked).toHaveLength(0);
  });

  it('end with an error when an answer without errors has no position', async () => {
    start(() => Promise.resolve({ data: { all: 1 } }));
    await recorder.failed();
    expect(recorder.error).toBeInstanceOf(LiveError);
    expect(loaded).toEqual([]);
  });

  it('show nothing that comes after they are told to stop', async () => {
    let give: (result: LiveResult) => void = () => undefined;
    start(
      () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    );
    stops[0]();
    give(await answer());
    await Promise.resolve();
    expect(loaded).toEqual([]);
    expect(hub.asked).toHaveLength(0);
  });
});

function errorWith(code: string): { message: string; extensions: { code: string } } {
  return { message: code, extensions: { code } };
}
