import { LiveWorld, until } from './testing/live-world';
import { cursorAt, update } from './testing/meetings';
import type { Recorder } from './testing/recorder';

let world: LiveWorld;
afterEach(() => world.live.stop());

function told(one: Recorder): unknown[] {
  return one.messages.map(({ cursor }) => cursor);
}

function cursors(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => cursorAt(from + at));
}

describe('a member who takes nothing', () => {
  it('is sent nothing until it takes more, and then all', async () => {
    world = new LiveWorld();
    const one = await world.subscribe({ room: 2 });
    await until(() => one.cursor !== null);
    world.meetings.log.append(10);
    await until(() => world.live.counters.executions === 10);
    expect(one.messages).toHaveLength(2);
    one.drain(3);
    expect(one.messages).toHaveLength(5);
    one.drain();
    await until(() => one.messages.length === 10);
    expect([told(one), one.corked]).toEqual([cursors(1, 10), 0]);
  });

  it('is let go by a live stream when it falls off the ring; others are not held up', async () => {
    world = new LiveWorld(undefined, { ring: 4 });
    const slow = await world.subscribe({ room: 1 });
    const quick = await world.subscribe();
    await until(() => slow.cursor !== null && quick.cursor !== null);
    world.meetings.log.append(5);
    await until(() => quick.messages.length === 5);
    expect(slow.slow).toBe(false);
    world.meetings.log.append(1);
    await until(() => quick.messages.length === 6);
    expect([slow.slow, slow.messages.length]).toEqual([true, 1]);
    const again = await world.subscribe({ after: slow.cursor });
    await until(() => again.messages.length === 5);
    expect([...told(slow), ...told(again)]).toEqual(cursors(1, 6));
  });

  it('holds up those who catch up with it, so that nobody is let go', async () => {
    world = new LiveWorld(undefined, { ring: 4 });
    world.meetings.log.append(30);
    const [slow, quick] = await Promise.all([
      world.subscribe({ after: cursorAt(0), room: 1 }),
      world.subscribe({ after: cursorAt(0) }),
    ]);
    await until(() => quick.messages.length === 5);
    for (let n = 0; n < 10; n++) slow.drain(1);
    await until(() => quick.messages.length === 15);
    slow.drain();
    await until(() => slow.messages.length === 30 && quick.messages.length === 30);
    expect([told(slow), told(quick)]).toEqual([cursors(1, 30), cursors(1, 30)]);
  });

  it('is waited for by those who catch up only for a while', async () => {
    world = new LiveWorld(undefined, { ring: 4, patience: 5 });
    world.meetings.log.append(30);
    const [slow, quick] = await Promise.all([
      world.subscribe({ after: cursorAt(0), room: 1 }),
      world.subscribe({ after: cursorAt(0) }),
    ]);
    await until(() => quick.messages.length === 30);
    expect(slow.slow).toBe(true);
  });

  it('holds up those who catch up for as long as the subgraph has not told that there is no more', async () => {
    world = new LiveWorld(undefined, { ring: 4 });
    world.meetings.meetings.onSubscribe = () => undefined;
    const [slow, quick] = await Promise.all([
      world.subscribe({ after: cursorAt(0), room: 1 }),
      world.subscribe({ after: cursorAt(0) }),
    ]);
    const stream = await world.meetings.meetings.stream(0);
    stream.position(cursorAt(0), false);
    for (let pos = 1; pos <= 7; pos++) stream.send(update(pos));
    await until(() => quick.messages.length === 5);
    slow.drain(2);
    await until(() => quick.messages.length === 7);
    expect(slow.slow).toBe(false);
    stream.position(cursorAt(7), true);
    for (let pos = 8; pos <= 9; pos++) stream.send(update(pos));
    await until(() => quick.messages.length === 9);
    expect([slow.slow, told(slow)]).toEqual([true, cursors(1, 3)]);
  });

  it('is waited for no more when it has left', async () => {
    world = new LiveWorld(undefined, { ring: 4 });
    world.meetings.log.append(30);
    const [slow, quick] = await Promise.all([
      world.subscribe({ after: cursorAt(0), room: 1 }),
      world.subscribe({ after: cursorAt(0) }),
    ]);
    await until(() => quick.messages.length === 5);
    slow.subscription?.leave();
    await until(() => quick.messages.length === 30);
  });

  it('takes the rest of a run that has ended, and then goes over to the others', async () => {
    world = new LiveWorld(undefined, { ring: 8 });
    const first = await world.subscribe();
    await until(() => first.cursor !== null);
    world.meetings.log.append(20);
    await until(() => first.messages.length === 20);
    const [slow, quick] = await Promise.all([
      world.subscribe({ after: cursorAt(9), room: 2 }),
      world.subscribe({ after: cursorAt(9) }),
    ]);
    await until(() => world.live.counters.merges === 1 && quick.messages.length === 11);
    world.meetings.log.append(2);
    await until(() => quick.messages.length === 13);
    slow.drain();
    await until(() => slow.messages.length === 13);
    expect(told(slow)).toEqual(cursors(10, 22));
  });
});

describe('a quiet member', () => {
  it('is told now and then how far the stream has come, and goes on from there', async () => {
    world = new LiveWorld(undefined, { progress: 5 });
    const source = 'subscription { updates { n } }';
    world.meetings.meetings.onSubscribe = () => undefined;
    const one = await world.subscribe({ source });
    const stream = await world.meetings.meetings.stream(0);
    stream.position(cursorAt(3));
    await until(() => one.cursor === cursorAt(3));
    stream.position(cursorAt(40));
    await until(() => one.cursor === cursorAt(40));
    expect(one.positions).toEqual([cursorAt(3), cursorAt(40)]);
    const other = await world.subscribe({ source });
    expect(other.positions).toEqual([cursorAt(40)]);
  });
});
