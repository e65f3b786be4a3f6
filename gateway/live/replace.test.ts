import { LiveWorld, until } from './testing/live-world';
import { cursorAt, MEETINGS_AGAIN, MeetingsGraph, WITHOUT_N } from './testing/meetings';
import type { Recorder } from './testing/recorder';

let world: LiveWorld;
afterEach(() => world.live.stop());

function told(one: Recorder): unknown[] {
  return one.messages.map(({ cursor }) => cursor);
}

function cursors(to: number): string[] {
  return Array.from({ length: to }, (_, at) => cursorAt(at + 1));
}

/** Subgraphs of another graph with the same log. */
function continued(from: MeetingsGraph): MeetingsGraph {
  const next = new MeetingsGraph();
  next.log.head = from.log.head;
  return next;
}

describe('when the schema is replaced', () => {
  it('streams go on at their position under the new one, with no event lost or doubled', async () => {
    world = new LiveWorld();
    const one = await world.subscribe();
    await until(() => one.cursor !== null);
    world.meetings.log.append(3);
    await until(() => one.messages.length === 3);
    const next = continued(world.meetings);
    next.log.append(2);
    await world.replace(MEETINGS_AGAIN, next);
    await until(() => one.messages.length === 5);
    next.log.append();
    await until(() => one.messages.length === 6);
    expect(told(one)).toEqual(cursors(6));
    expect(world.meetings.meetings.streams[0].left).toBe(true);
    expect(next.opened[0].variables._hub_after).toBe(cursorAt(3));
  });

  it('again and again under flow, what is delivered is still the log', async () => {
    world = new LiveWorld();
    const all = await Promise.all([world.subscribe(), world.subscribe(), world.subscribe({ after: cursorAt(0) })]);
    await until(() => all.every(({ cursor }) => cursor !== null));
    let graph = world.meetings;
    for (let n = 0; n < 5; n++) {
      graph.log.append(4);
      const next = continued(graph);
      next.log.append();
      const replaced = world.replace(MEETINGS_AGAIN, next);
      next.log.append();
      graph = next;
      if (n % 2) await replaced;
    }
    await until(() => all.every(({ cursor }) => cursor === cursorAt(30)));
    for (const one of all) expect(told(one)).toEqual(cursors(30));
  });

  it('what is not valid any more ends, and the others go on', async () => {
    world = new LiveWorld();
    const one = await world.subscribe();
    const other = await world.subscribe({ source: 'subscription { updates { cursor } }' });
    await until(() => one.cursor !== null && other.cursor !== null);
    const next = continued(world.meetings);
    await world.replace(WITHOUT_N, next);
    expect([one.code, other.errors]).toEqual(['SCHEMA_CHANGED', null]);
    await until(() => next.log.followers.size === 1);
    next.log.append();
    await until(() => other.messages.length === 1);
  });

  it('newcomers are served under the new one at once', async () => {
    world = new LiveWorld();
    const one = await world.subscribe();
    await until(() => one.cursor !== null);
    const next = continued(world.meetings);
    const replaced = world.replace(MEETINGS_AGAIN, next);
    const other = await world.subscribe();
    await replaced;
    await until(() => next.log.followers.size === 1);
    next.log.append();
    await until(() => one.messages.length === 1 && other.messages.length === 1);
    expect(one.messages[0]).toBe(other.messages[0]);
  });

  it('what cannot be resumed is not cut off while what is asked stays the same', async () => {
    world = new LiveWorld();
    world.meetings.meetings.onSubscribe = () => undefined;
    const one = await world.subscribe({ source: 'subscription { ticks { n } }' });
    const stream = await world.meetings.meetings.stream(0);
    await world.replace(MEETINGS_AGAIN, continued(world.meetings));
    stream.send({ data: { ticks: { n: 1 } } });
    await until(() => one.messages.length === 1);
    expect(stream.left).toBe(false);
  });

  it('is over when nothing is asked any more of the subgraphs before', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const meetings = new MeetingsGraph(() => new Promise((resolve) => (answer = resolve)));
    world = new LiveWorld(meetings, { budget: 2_000 });
    meetings.log.head = 1;
    meetings.meetings.onSubscribe = () => undefined;
    const one = await world.subscribe({ source: 'subscription { updates { n chair { name } } }' });
    const stream = await meetings.meetings.stream(0);
    stream.position(cursorAt(0));
    stream.send({
      data: { updates: { _hub_0cursor: cursorAt(1), n: 1, chair: { __typename: 'Person', id: 'p1' } } },
    });
    await until(() => meetings.people.questions.length === 1);
    let isOver = false;
    const replaced = world.replace(MEETINGS_AGAIN, continued(meetings)).then(() => (isOver = true));
    await until(() => stream.left);
    expect(isOver).toBe(false);
    answer({ data: { _entities: [{ __typename: 'Person', id: 'p1', name: 'Ana' }] } });
    await replaced;
    await until(() => one.messages.length === 1);
    expect(one.payloads[0].data).toEqual({ updates: { n: 1, chair: { name: 'Ana' } } });
  });
});
