import { overFetch } from './fetch-stream';
import { LiveError } from './handlers';
import { iterate, type IterateHandlers } from './iterate';
import { createLiveClient } from './live-client';
import type { LiveResult } from './protocol';
import { startTestHub } from './testing/start-test-hub';
import type { TestHub } from './testing/test-hub';

let hub: TestHub;
beforeEach(async () => {
  hub = await startTestHub();
});
afterEach(() => hub.stop());

function follow(handlers: IterateHandlers = {}): AsyncIterableIterator<LiveResult, undefined> {
  const client = createLiveClient({ transport: overFetch({ url: hub.url }), backoff: () => 1 });
  return iterate(client, { query: 'subscription Said { said }', after: 'c0' }, handlers);
}

async function take(events: AsyncIterator<LiveResult, undefined>): Promise<unknown> {
  const { value } = await events.next();
  return value?.data?.said;
}

describe('a loop over a subscription', () => {
  it('gets each event once, over connections that break, and leaves when it is left', async () => {
    const said: unknown[] = [];
    hub.say('one', 'two');
    for await (const { data } of follow()) {
      said.push(data?.said);
      if (data?.said === 'two') {
        hub.drop();
        hub.say('three', 'four');
      }
      if (data?.said === 'three') break;
    }
    expect(said).toEqual(['one', 'two', 'three']);
    await hub.until(() => hub.sockets.size === 0);
  });

  it('has handled an event when it asks for the next', async () => {
    const positions: string[] = [];
    hub.say('one', 'two');
    const events = follow({ position: (cursor) => void positions.push(cursor) });
    expect(await take(events)).toBe('one');
    expect(positions).not.toContain('c1');
    expect(await take(events)).toBe('two');
    expect(positions).toContain('c1');
    expect(positions).not.toContain('c2');
    await events.return?.();
  });

  it('that asks for several at once gets them in order', async () => {
    const events = follow();
    const three = [take(events), take(events), take(events)];
    hub.say('one', 'two', 'three');
    expect(await Promise.all(three)).toEqual(['one', 'two', 'three']);
    await events.return?.();
  });

  it('that is left while it waits for an event is let go at once', async () => {
    const events = follow();
    const waiting = events.next();
    await hub.until(() => hub.told.length > 0);
    expect(await events.return?.()).toEqual({ done: true, value: undefined });
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await events.next()).toEqual({ done: true, value: undefined });
    await hub.until(() => hub.sockets.size === 0);
  });

  it.each(['SCHEMA_CHANGED', 'CURSOR_TOO_OLD'])(
    'throws what ends the subscription (%s), and then is over',
    async (code) => {
      hub.tricks.push({ refuse: { code, cursor: 'c0' } });
      const events = follow();
      await expect(events.next()).rejects.toBeInstanceOf(LiveError);
      expect(await events.next()).toEqual({ done: true, value: undefined });
    },
  );

  it('goes on over a gap that somebody was told of', async () => {
    hub.say('one', 'two');
    hub.tricks.push({ refuse: { code: 'CURSOR_TOO_OLD', cursor: 'c1' } });
    const codes: string[] = [];
    const events = follow({ gap: ({ code }) => void codes.push(code) });
    expect(await take(events)).toBe('two');
    expect(codes).toEqual(['CURSOR_TOO_OLD']);
    await events.return?.();
  });

  it('ends when the hub completes', async () => {
    hub.tricks.push({ complete: true });
    for await (const event of follow()) throw new Error(`Something came: ${JSON.stringify(event)}`);
    expect(hub.asked).toHaveLength(1);
  });
});
