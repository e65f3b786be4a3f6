import { PUBLIC } from '../../platform/auth/viewer';
import { unavailable } from '../subgraphs/failure';
import { LiveWorld, until } from './testing/live-world';
import { CURSORS, cursorAt, MeetingsGraph } from './testing/meetings';
import type { Recorder } from './testing/recorder';

const opened: LiveWorld[] = [];
afterEach(() => opened.splice(0).forEach(({ live }) => live.stop()));

function world(...options: ConstructorParameters<typeof LiveWorld>): LiveWorld {
  const made = new LiveWorld(...options);
  opened.push(made);
  return made;
}

function numbers({ payloads }: Recorder): unknown[] {
  return payloads.map(({ data }) => (data?.updates as { n?: number } | null)?.n);
}

describe('equal subscribers', () => {
  it('share one upstream, one execution for each event and one message, however many they are', async () => {
    const { meetings, live, ...it } = world();
    const all = await Promise.all(Array.from({ length: 2_000 }, () => opened[0].subscribe()));
    await until(() => all.every(({ positions }) => positions.length > 0));
    meetings.log.append(10);
    await until(() => all.every(({ messages }) => messages.length === 10));
    expect(numbers(all[1_999])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(all[0].messages[3]).toBe(all[1_999].messages[3]);
    expect(live.counters).toEqual({ executions: 10, upstreams: 1, merges: 0 });
    expect(it.failures).toEqual([]);
  });

  it('are told a position before any event, from which nothing is missed', async () => {
    const { meetings } = world();
    meetings.log.append(7);
    const one = await opened[0].subscribe();
    await until(() => one.cursor !== null);
    expect(one.positions).toEqual([cursorAt(7)]);
    meetings.log.append();
    await until(() => one.messages.length === 1);
    expect(one.payloads).toEqual([{ data: { updates: { n: 8 } }, extensions: { cursor: cursorAt(8) } }]);
  });

  it('do not share with those of other rights', async () => {
    const { meetings, live } = world();
    const one = await opened[0].subscribe();
    const other = await opened[0].subscribe({
      caller: { viewer: { ...PUBLIC, authenticated: true }, rightsClass: 'x' },
    });
    await until(() => one.cursor !== null && other.cursor !== null);
    meetings.log.append();
    await until(() => one.messages.length === 1 && other.messages.length === 1);
    expect(live.counters).toMatchObject({ executions: 2, upstreams: 2 });
    expect(meetings.meetings.streams.map(({ request }) => request.caller.rightsClass)).toEqual(['public', 'x']);
  });

  it('share whether their cursor is a literal, a variable or beside the operation', async () => {
    const { meetings, live } = world();
    meetings.log.append(3);
    const source = `subscription { updates(after: "${cursorAt(1)}") { n } }`;
    const all = await Promise.all([
      opened[0].subscribe({ source }),
      opened[0].subscribe({ variables: { after: cursorAt(1) } }),
      opened[0].subscribe({ after: cursorAt(2) }),
      opened[0].subscribe({ after: cursorAt(2), variables: { after: cursorAt(0) } }),
      opened[0].subscribe({ variables: { after: null }, after: cursorAt(3) }),
    ]);
    meetings.log.append();
    await until(() => all.every(({ messages }) => messages.at(-1)?.cursor === cursorAt(4)));
    // The literal is another document for `Live`, but the same stream.
    expect(all.map(numbers)).toEqual([[2, 3, 4], [2, 3, 4], [3, 4], [3, 4], [4]]);
    expect(live.counters.upstreams).toBeLessThanOrEqual(2);
  });

  it('keep their upstream a while after the last of them left', async () => {
    const { meetings, live } = world();
    const one = await opened[0].subscribe();
    await until(() => one.cursor !== null);
    one.subscription?.leave();
    const other = await opened[0].subscribe();
    await until(() => other.cursor !== null);
    expect(live.counters.upstreams).toBe(1);
    other.subscription?.leave();
    await until(() => meetings.meetings.streams[0].left);
  });
});

describe('groups without members', () => {
  it('are kept, but not many of them', async () => {
    const { meetings } = world(undefined, { lingerers: 2, linger: 10_000 });
    for (let of = 0; of < 6; of++) {
      const one = await opened[0].subscribe({
        source: 'subscription($of: ID) { updates(meeting: $of) { n } }',
        variables: { of: String(of) },
      });
      await until(() => one.cursor !== null);
      one.subscription?.leave();
    }
    expect(meetings.meetings.streams.map(({ left }) => left)).toEqual([true, true, true, false, false, false]);
  });
});

describe('a resumed subscription', () => {
  it('goes on from the ring, without another upstream', async () => {
    const { meetings, live } = world();
    const one = await opened[0].subscribe();
    await until(() => one.cursor !== null);
    meetings.log.append(5);
    await until(() => one.messages.length === 5);
    const other = await opened[0].subscribe({ after: cursorAt(2) });
    expect(numbers(other)).toEqual([3, 4, 5]);
    expect(other.positions).toEqual([cursorAt(2)]);
    expect(live.counters).toMatchObject({ upstreams: 1, executions: 5 });
  });

  it('from before the ring catches up on an upstream of its own and joins the others', async () => {
    const { meetings, live } = world(undefined, { ring: 4, span: 2 });
    const one = await opened[0].subscribe();
    await until(() => one.cursor !== null);
    meetings.log.append(20);
    await until(() => one.messages.length === 20);
    const other = await opened[0].subscribe({ after: cursorAt(3) });
    await until(() => other.messages.length === 17);
    await until(() => live.counters.merges === 1);
    meetings.log.append();
    await until(() => other.messages.length === 18 && one.messages.length === 21);
    expect(numbers(other)).toEqual(Array.from({ length: 18 }, (_, at) => at + 4));
    expect(meetings.log.followers.size).toBe(1);
  });

  it('shares executions with others that catch up, one upstream for each span', async () => {
    const { meetings, live } = world(undefined, { ring: 64, span: 10 });
    meetings.log.append(50);
    const cursors = Array.from({ length: 40 }, (_, pos) => cursorAt(pos));
    const all = await Promise.all(cursors.map((after) => opened[0].subscribe({ after })));
    await until(() => all.every(({ cursor }) => cursor === cursorAt(50)));
    expect(all.map((one) => numbers(one).length)).toEqual(cursors.map((_, pos) => 50 - pos));
    expect(live.counters.executions).toBe(50);
    expect(live.counters.upstreams).toBe(4);
    await until(() => meetings.log.followers.size === 1);
  });

  it('is asked for where the gateway knows nothing of its position', async () => {
    const { meetings } = world();
    const one = await opened[0].subscribe();
    await until(() => one.cursor !== null);
    const ahead = await opened[0].subscribe({ after: cursorAt(5) });
    await until(() => ahead.errors !== null);
    expect(ahead.errors?.[0].extensions).toMatchObject({ code: 'CURSOR_EPOCH_CHANGED', cursor: cursorAt(0) });
    meetings.log.append();
    await until(() => one.messages.length === 1);
  });
});

describe('an upstream that is lost', () => {
  it('is opened again after the last event, and members stay', async () => {
    const { meetings, live } = world();
    const one = await opened[0].subscribe();
    await until(() => one.cursor !== null);
    meetings.log.append(2);
    await until(() => one.messages.length === 2);
    meetings.log.lose(unavailable('gone'));
    meetings.log.append(2);
    await until(() => one.messages.length === 4);
    expect(numbers(one)).toEqual([1, 2, 3, 4]);
    expect(meetings.opened.map(({ variables }) => variables._hub_after)).toEqual([undefined, cursorAt(2)]);
    expect(live.counters.upstreams).toBe(2);
  });

  it('that cannot be had is tried until it can', async () => {
    const meetings = new MeetingsGraph();
    const honest = meetings.meetings.onSubscribe;
    let tries = 0;
    meetings.meetings.onSubscribe = (stream) => {
      if (++tries < 4) throw unavailable('not yet');
      return honest(stream);
    };
    const { failures } = world(meetings);
    const one = await opened[0].subscribe({ after: cursorAt(0) });
    await until(() => meetings.log.followers.size === 1);
    meetings.log.append();
    await until(() => one.messages.length === 1);
    expect(failures).toHaveLength(3);
  });

  it('that only has to wait for something is tried again', async () => {
    const meetings = new MeetingsGraph();
    const honest = meetings.meetings.onSubscribe;
    let tries = 0;
    meetings.meetings.onSubscribe = (stream) => {
      if (++tries > 1) return honest(stream);
      stream.send({ data: null, errors: [{ message: 'Later.', extensions: { code: 'UNAVAILABLE' } }] });
      stream.end();
    };
    world(meetings);
    const one = await opened[0].subscribe();
    await until(() => one.cursor !== null);
    expect(one.errors).toBeNull();
  });
});

describe('without a key for cursors', () => {
  it('streams are live only, and who asks for a position shares with nobody', async () => {
    const { meetings, live } = world(undefined, {}, { cursors: undefined });
    meetings.log.append(2);
    const [one, other, resumed] = await Promise.all([
      opened[0].subscribe(),
      opened[0].subscribe(),
      opened[0].subscribe({ after: CURSORS.seal({ service: 1, epoch: 1, pos: 1 }) }),
    ]);
    expect(live.counters.upstreams).toBe(2);
    await until(() => resumed.completed);
    expect(resumed.payloads[0].errors?.[0].extensions.code).toBe('CURSOR_INVALID');
    await until(() => meetings.log.followers.size === 1);
    meetings.log.append();
    await until(() => one.messages.length === 1 && other.messages.length === 1);
    expect(one.payloads).toEqual([{ data: { updates: { n: 3 } }, extensions: { cursor: cursorAt(3) } }]);
  });
});
