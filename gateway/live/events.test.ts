import type { Reply } from '../execute/testing/fixture';
import { LiveWorld, until } from './testing/live-world';
import { cursorAt, MeetingsGraph, servePeople } from './testing/meetings';
import type { Recorder } from './testing/recorder';

let world: LiveWorld;
afterEach(() => world.live.stop());

const SOURCE = 'subscription { updates { n chair { name } host { name } } }';

/** Events with these fields for one subscriber, whose names `people` knows. */
async function deliver(people: Reply, source: string, events: readonly object[]): Promise<Recorder> {
  world = new LiveWorld(new MeetingsGraph(people));
  world.meetings.meetings.onSubscribe = () => undefined;
  const one = await world.subscribe({ source });
  const stream = await world.meetings.meetings.stream(0);
  stream.position(cursorAt(0));
  events.forEach((event, at) => {
    stream.send({ data: { updates: { _hub_0cursor: cursorAt(at + 1), n: at + 1, ...event } } });
  });
  await until(() => one.messages.length === events.length);
  return one;
}

function person(id: string): object {
  return { __typename: 'Person', id };
}

const EVENT = { chair: person('p1'), host: person('p2') };

describe('an event', () => {
  it('has what other subgraphs add to it', async () => {
    const one = await deliver(servePeople, SOURCE, [EVENT]);
    expect(one.payloads).toEqual([
      {
        data: { updates: { n: 1, chair: { name: 'Name of p1' }, host: { name: 'Name of p2' } } },
        extensions: { cursor: cursorAt(1) },
      },
    ]);
  });

  it('is cut off from nothing when another subgraph fails: null and an error', async () => {
    const people: Reply = () => ({ data: null, errors: [{ message: 'Broken.' }] });
    const one = await deliver(people, 'subscription { updates { n chair { name } } }', [EVENT, { chair: null }]);
    expect(one.payloads).toMatchObject([
      {
        data: { updates: { n: 1, chair: null } },
        errors: [{ message: 'Broken.' }, {}],
        extensions: { cursor: cursorAt(1) },
      },
      { data: { updates: { n: 2, chair: null } }, extensions: { cursor: cursorAt(2) } },
    ]);
  });

  it('waits for another subgraph no longer than the budget, and what comes after it is not lost', async () => {
    let asked = 0;
    const people: Reply = (question) => (++asked === 1 ? new Promise(() => undefined) : servePeople(question));
    const started = performance.now();
    const one = await deliver(people, SOURCE, [EVENT, EVENT]);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(one.payloads).toMatchObject([
      { data: null, errors: [{ extensions: { code: 'SUBGRAPH_TIMEOUT' } }, {}], extensions: { cursor: cursorAt(1) } },
      { data: { updates: { n: 2 } }, extensions: { cursor: cursorAt(2) } },
    ]);
  });

  it('whose nulls move up to it arrives all the same, with its cursor', async () => {
    const one = await deliver(servePeople, 'subscription { updates { n host { name } } }', [{ host: null }]);
    expect(one.payloads).toMatchObject([
      { data: null, errors: [{ extensions: { code: 'NULL_IN_NON_NULL' } }], extensions: { cursor: cursorAt(1) } },
    ]);
    const nullable = await deliver(servePeople, 'subscription { updates { n chair { name } } }', [{ chair: null }]);
    expect(nullable.payloads[0]).toMatchObject({ data: { updates: { n: 1, chair: null } } });
  });

  it('that the subgraph itself has nulled is placed by the cursor beside the data', async () => {
    world = new LiveWorld();
    world.meetings.meetings.onSubscribe = () => undefined;
    const one = await world.subscribe();
    const stream = await world.meetings.meetings.stream(0);
    stream.position(cursorAt(0));
    const errors = [{ message: 'It has no number.', path: ['updates', 'n'] }];
    stream.send({ data: null, errors, extensions: { cursor: cursorAt(1) } });
    await until(() => one.messages.length === 1);
    expect(one.payloads).toMatchObject([{ data: null, errors, extensions: { cursor: cursorAt(1) } }]);
    expect(one.messages[0].cursor).toBe(cursorAt(1));
  });

  it('is asked of other subgraphs anew: nothing is taken that was on its way before', async () => {
    world = new LiveWorld();
    const { people } = world.meetings;
    let forgotten = 0;
    people.forget = () => void forgotten++;
    const one = await world.subscribe({ source: SOURCE });
    await until(() => one.cursor !== null);
    const stream = await world.meetings.meetings.stream(0);
    stream.send({ data: { updates: { _hub_0cursor: cursorAt(1), n: 1, ...EVENT } } });
    await until(() => one.messages.length === 1);
    expect([forgotten, people.questions.length]).toEqual([1, 1]);
  });

  it('has renamed, skipped and repeated fields as the client wrote them', async () => {
    const source = `subscription($no: Boolean!, $of: ID) {
      ...F u: updates(meeting: $of) { t: __typename cursor: n n @skip(if: $no) }
    } fragment F on Subscription { u: updates(meeting: $of) { number: n host @include(if: $no) { name } } }`;
    world = new LiveWorld();
    world.meetings.meetings.onSubscribe = () => undefined;
    const one = await world.subscribe({ source, variables: { no: true, of: 'm1' } });
    const stream = await world.meetings.meetings.stream(0);
    stream.position(cursorAt(0));
    expect(stream.question.variables).toEqual({ no: true, of: 'm1' });
    const event = { _hub_0cursor: cursorAt(1), _hub_cursor: 5, _hub_number: 5, host: person('p1') };
    stream.send({ data: { _hub_u: event } });
    await until(() => one.messages.length === 1);
    expect(one.payloads).toEqual([
      {
        data: { u: { number: 5, host: { name: 'Name of p1' }, t: 'Update', cursor: 5 } },
        extensions: { cursor: cursorAt(1) },
      },
    ]);
  });
});
