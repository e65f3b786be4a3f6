import { serviceTag } from '../../platform/cursors/cursors';
import { badResponse, unavailable } from '../subgraphs/failure';
import { LiveWorld, until } from './testing/live-world';
import { CURSORS, cursorAt, MeetingsGraph, refusal, update } from './testing/meetings';
import type { Recorder } from './testing/recorder';
import type { FakeStream, Reply } from '../execute/testing/fixture';

let world: LiveWorld;
afterEach(() => world.live.stop());

/** A subscriber who was told the position 10, and the stream of its upstream. */
async function begin(): Promise<{ one: Recorder; stream: FakeStream }> {
  world = new LiveWorld();
  world.meetings.meetings.onSubscribe = () => undefined;
  const one = await world.subscribe();
  const stream = await world.meetings.meetings.stream(0);
  stream.position(cursorAt(10));
  await until(() => one.cursor !== null);
  return { one, stream };
}

function told(one: Recorder): unknown[] {
  return one.messages.map(({ cursor }) => cursor);
}

describe('a subgraph that sends', () => {
  it('an event twice: it is delivered once', async () => {
    const { one, stream } = await begin();
    for (const pos of [11, 11, 12, 11, 12, 13, 9]) stream.send(update(pos));
    await until(() => one.messages.length === 3);
    expect(told(one)).toEqual([11, 12, 13].map((pos) => cursorAt(pos)));
    expect(one.errors).toBeNull();
  });

  it('an event after a later one: nobody goes on as if there was no hole', async () => {
    const { one, stream } = await begin();
    for (const pos of [11, 14, 12]) stream.send(update(pos));
    await until(() => one.errors !== null);
    expect(one.code).toBe('SUBGRAPH_BAD_RESPONSE');
    expect(one.messages.length).toBeLessThanOrEqual(2);
    expect(stream.left).toBe(true);
  });

  it('an event before a position that it told', async () => {
    const { one, stream } = await begin();
    stream.position(cursorAt(15));
    stream.send(update(12));
    await until(() => one.errors !== null);
    expect(one.code).toBe('SUBGRAPH_BAD_RESPONSE');
  });

  it.each<[string, unknown]>([
    ['none', undefined],
    ['null', null],
    ['a number', 12],
    ['what is none', 'abc'],
    ['one of another service', CURSORS.seal({ service: serviceTag('people'), epoch: 1, pos: 11 })],
    ['the place before the first event', cursorAt(0)],
    ['a line break', `${cursorAt(11)}\n\nevent: next`],
  ])('as cursor of an event %s', async (_, cursor) => {
    const { one, stream } = await begin();
    stream.send({ data: { updates: { _hub_0cursor: cursor, n: 11 } } });
    await until(() => one.errors !== null);
    expect(one.code).toBe('SUBGRAPH_BAD_RESPONSE');
    expect(one.messages).toEqual([]);
  });

  it('as a position something that is none', async () => {
    const { one, stream } = await begin();
    stream.position('abc');
    await until(() => one.errors !== null);
    expect(one.code).toBe('SUBGRAPH_BAD_RESPONSE');
  });

  it('an event of another epoch: all are told, and where to go on', async () => {
    const { one, stream } = await begin();
    const other = await world.subscribe({ after: cursorAt(10) });
    stream.send(update(3, 2));
    await until(() => one.errors !== null && other.errors !== null);
    for (const { errors } of [one, other]) {
      expect(errors?.[0].extensions).toEqual({ code: 'CURSOR_EPOCH_CHANGED', cursor: cursorAt(3, 2) });
    }
    const again = await world.subscribe({ after: cursorAt(3, 2) });
    const next = await world.meetings.meetings.stream(1);
    expect(next.question.variables._hub_after).toBe(cursorAt(3, 2));
    next.send(update(4, 2));
    await until(() => again.messages.length === 1);
  });

  it('no position before the first event', async () => {
    world = new LiveWorld();
    world.meetings.meetings.onSubscribe = () => undefined;
    const one = await world.subscribe();
    const stream = await world.meetings.meetings.stream(0);
    stream.send(update(7));
    await until(() => one.messages.length === 1);
    expect(one.positions).toEqual([cursorAt(6)]);
  });

  it('data that is no object, or a failure: it is asked again', async () => {
    const { one, stream } = await begin();
    stream.end(badResponse('no JSON'));
    const next = await world.meetings.meetings.stream(1);
    expect(next.question.variables._hub_after).toBe(cursorAt(10));
    next.send(update(11));
    await until(() => one.messages.length === 1);
  });

  it('more than is executed at a time: no more is taken from it', async () => {
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const people: Reply = () => answered.then(() => ({ data: null, errors: [{ message: 'none' }] }));
    world = new LiveWorld(new MeetingsGraph(people), { inFlight: 4, budget: 2_000 });
    world.meetings.meetings.onSubscribe = () => undefined;
    const one = await world.subscribe({ source: 'subscription { updates { n host { name } } }' });
    const stream = await world.meetings.meetings.stream(0);
    stream.position(cursorAt(10));
    for (let pos = 11; pos < 31; pos++) {
      stream.send({
        data: { updates: { _hub_0cursor: cursorAt(pos), n: pos, host: { __typename: 'Person', id: 'p' } } },
      });
    }
    await until(() => world.live.counters.executions === 4);
    await new Promise((resolve) => setImmediate(resolve));
    expect(stream.pulls).toBe(4);
    answer();
    await until(() => one.messages.length === 20);
    expect(told(one)).toEqual(Array.from({ length: 20 }, (_, at) => cursorAt(at + 11)));
  });
});

describe('a refusal', () => {
  it('for good is told to all who wait', async () => {
    world = new LiveWorld();
    world.meetings.meetings.onSubscribe = (stream) => {
      stream.send(refusal('FORBIDDEN'));
      stream.end();
    };
    const [one, other] = await Promise.all([world.subscribe(), world.subscribe({ after: cursorAt(3) })]);
    await until(() => one.errors !== null && other.errors !== null);
    expect([one.code, other.code]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });

  it('that says no more than that the service failed is told when it is not over soon', async () => {
    const { one, stream } = await begin();
    world.meetings.meetings.onSubscribe = (next) => {
      next.send(refusal('INTERNAL_SERVER_ERROR'));
      next.end();
    };
    stream.end(unavailable('gone'));
    await until(() => one.errors !== null);
    expect(one.code).toBe('INTERNAL_SERVER_ERROR');
    expect(world.live.counters.upstreams).toBeGreaterThan(3);
  });

  it('of a cursor that is none comes with one that is good', async () => {
    world = new LiveWorld();
    world.meetings.log.append(4);
    const [one, other] = await Promise.all([
      world.subscribe({ after: 'abc' }),
      world.subscribe({ after: CURSORS.seal({ service: serviceTag('people'), epoch: 1, pos: 1 }) }),
    ]);
    await until(() => one.errors !== null && other.errors !== null);
    expect(one.errors?.[0].extensions).toEqual({ code: 'CURSOR_INVALID', cursor: cursorAt(4) });
    expect(other.errors?.[0].extensions).toEqual({ code: 'CURSOR_INVALID', cursor: cursorAt(4) });
  });

  it('takes the part of a vector that is of the service', async () => {
    world = new LiveWorld();
    world.meetings.log.append(4);
    const vector = CURSORS.seal({ service: serviceTag('people'), epoch: 9, pos: 1 }) + cursorAt(2);
    const one = await world.subscribe({ after: vector });
    await until(() => one.messages.length === 2);
  });

  it('as too old concerns only those who are', async () => {
    world = new LiveWorld();
    world.meetings.log.append(20);
    world.meetings.log.floor = 10;
    const all = await Promise.all([3, 5, 10, 15].map((pos) => world.subscribe({ after: cursorAt(pos) })));
    await until(() => all.every(({ errors, messages }) => errors !== null || messages.at(-1)?.cursor === cursorAt(20)));
    expect(all.map(({ code }) => code)).toEqual(['CURSOR_TOO_OLD', 'CURSOR_TOO_OLD', undefined, undefined]);
    expect(all[0].errors?.[0].extensions.cursor).toBe(cursorAt(20));
    expect(all.map(({ messages }) => messages.length)).toEqual([0, 0, 10, 5]);
  });

  it('as of another epoch ends all that were in it', async () => {
    world = new LiveWorld();
    world.meetings.log.append(5);
    const all = await Promise.all([0, 3, 5].map((pos) => world.subscribe({ after: cursorAt(pos) })));
    await until(() => all.every(({ cursor }) => cursor === cursorAt(5)));
    world.meetings.log.restore(2);
    await until(() => all.every(({ errors }) => errors !== null));
    expect(all.map(({ errors }) => errors?.[0].extensions.cursor)).toEqual(Array(3).fill(cursorAt(2, 2)));
    const again = await world.subscribe({ after: cursorAt(2, 2) });
    world.meetings.log.append();
    await until(() => again.cursor === cursorAt(3, 2));
    const late = await world.subscribe({ after: cursorAt(5) });
    await until(() => late.code === 'CURSOR_EPOCH_CHANGED');
    expect(again.errors).toBeNull();
  });
});

describe('a stream that cannot be resumed', () => {
  const source = 'subscription { ticks { n } }';

  it('is shared by those who are there, and ends with its upstream', async () => {
    world = new LiveWorld();
    world.meetings.meetings.onSubscribe = () => undefined;
    const [one, other] = await Promise.all([world.subscribe({ source }), world.subscribe({ source, after: 'any' })]);
    const stream = await world.meetings.meetings.stream(0);
    stream.send({ data: { ticks: { n: 1 } } });
    await until(() => one.messages.length === 1);
    const late = await world.subscribe({ source });
    stream.send({ data: { ticks: null }, errors: [{ message: 'None.', path: ['ticks'] }] });
    await until(() => late.messages.length === 1 && other.messages.length === 2);
    expect(one.messages[0].text).toBe('{"data":{"ticks":{"n":1}}}');
    expect(one.payloads[1]).toMatchObject({ data: { ticks: null }, errors: [{ path: ['ticks'] }] });
    stream.end();
    await until(() => one.completed && other.completed && late.completed);
    expect(world.live.counters.upstreams).toBe(1);
  });

  it('is not taken up again behind the back of its subscribers', async () => {
    world = new LiveWorld();
    world.meetings.meetings.onSubscribe = () => undefined;
    const one = await world.subscribe({ source });
    const stream = await world.meetings.meetings.stream(0);
    stream.end(unavailable('gone'));
    await until(() => one.errors !== null);
    expect(one.code).toBe('SUBGRAPH_UNAVAILABLE');
  });
});
