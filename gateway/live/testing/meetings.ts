import { randomBytes } from 'node:crypto';
import { Cursors, serviceTag } from '../../../platform/cursors/cursors';
import {
  compose,
  type FakeStream,
  FakeSubgraph,
  type Question,
  type Reply,
  serve,
} from '../../execute/testing/fixture';
import { Executor } from '../../execute/executor';
import { loadSupergraph, type Supergraph } from '../../plan/supergraph';

const MEETINGS_SDL = `
  type Query { meetings: Int }
  scalar Cursor
  interface Resumable { cursor: Cursor! }
  type Subscription { updates(meeting: ID, after: Cursor): Update!  mayBe(after: Cursor): Update  ticks(of: Int): Tick }
  type Update implements Resumable { cursor: Cursor! n: Int! chair: Person host: Person! }
  type Tick { n: Int! }
  type Person @key(fields: "id", resolvable: false) { id: ID! }
`;
const PEOPLE_SDL = `
  type Query { people: [Person!] }
  type Person @key(fields: "id") { id: ID! name: String! }
`;

/** A stream of updates at `meetings`; `people` knows the names of those in them. */
export const MEETINGS: Supergraph = compose({ meetings: MEETINGS_SDL, people: PEOPLE_SDL });
/** The same, in which updates have no `n`. */
export const WITHOUT_N: Supergraph = compose({
  meetings: MEETINGS_SDL.replace('cursor: Cursor! n: Int! chair', 'cursor: Cursor! chair'),
  people: PEOPLE_SDL,
});
/** The same schema, read once more. */
export const MEETINGS_AGAIN: Supergraph = loadSupergraph(MEETINGS.sdl);

export const CURSORS = new Cursors([{ id: 1, secret: randomBytes(16) }]);
const MEETINGS_TAG = serviceTag('meetings');

export function cursorAt(pos: number, epoch = 1): string {
  return CURSORS.seal({ service: MEETINGS_TAG, epoch, pos });
}

export function positionIn(cursor: string | null): { epoch: number; pos: number } | null {
  return cursor === null ? null : CURSORS.openFor(MEETINGS_TAG, cursor);
}

/** The event at a position, as the subgraph sends it for `UPDATES`. */
export function update(pos: number, epoch = 1): object {
  return { data: { updates: { _hub_0cursor: cursorAt(pos, epoch), n: pos } } };
}

export const servePeople = serve(PEOPLE_SDL, {
  _entities: ({ representations }: { representations: { id: string }[] }) =>
    representations.map(({ id }) => ({ __typename: 'Person', id, name: `Name of ${id}` })),
});

export function refusal(code: string, cursor?: string): object {
  return { data: null, errors: [{ message: code, extensions: { code, cursor } }] };
}

/**
 * A log, and who follows it: the subgraph `meetings` as it should be. Positions are dense; which events a subscription
 * sees, and when it is told of a position, is up to the test.
 */
export class Log {
  epoch = 1;
  head = 0;
  floor = 0;
  /** Whether a position is told whenever the stream has come to the head. */
  tells = true;
  readonly followers = new Set<Follower>();

  constructor(
    readonly subgraph: FakeSubgraph,
    /** Whether the event at a position is one that is asked for. */
    readonly has: (pos: number) => boolean = () => true,
  ) {
    subgraph.onSubscribe = (stream) => this.open(stream);
  }

  append(count = 1): void {
    for (let n = 0; n < count; n++) {
      this.head++;
      for (const follower of this.followers) follower.advance();
    }
  }

  /** The log is another one: it was restored. */
  restore(head: number): void {
    this.epoch++;
    this.head = head;
    const fresh = cursorAt(head, this.epoch);
    for (const { stream } of this.followers) {
      stream.send(refusal('CURSOR_EPOCH_CHANGED', fresh));
      stream.end();
    }
    this.followers.clear();
  }

  /** All streams break. */
  lose(failure: Parameters<FakeStream['end']>[0]): void {
    for (const { stream } of this.followers) stream.end(failure);
    this.followers.clear();
  }

  private open(stream: FakeStream): void {
    const given = stream.question.variables._hub_after as string | undefined;
    const after = given === undefined ? { epoch: this.epoch, pos: this.head } : positionIn(given);
    const code = after ? this.refuses(after) : 'CURSOR_INVALID';
    if (!after || code) {
      stream.send(refusal(code ?? '', cursorAt(this.head, this.epoch)));
      return stream.end();
    }
    const follower = new Follower(this, stream, after.pos);
    this.followers.add(follower);
    stream.request.signal.addEventListener('abort', () => this.followers.delete(follower), { once: true });
    follower.begin();
  }

  private refuses({ epoch, pos }: { epoch: number; pos: number }): string | undefined {
    if (epoch !== this.epoch || pos > this.head) return 'CURSOR_EPOCH_CHANGED';
    return pos < this.floor ? 'CURSOR_TOO_OLD' : undefined;
  }
}

class Follower {
  constructor(
    private readonly log: Log,
    readonly stream: FakeStream,
    private pos: number,
  ) {}

  begin(): void {
    this.tell();
    this.advance();
    this.tell();
  }

  advance(): void {
    while (this.pos < this.log.head) {
      this.pos++;
      if (this.log.has(this.pos)) this.stream.send(update(this.pos, this.log.epoch));
      else if (this.log.tells) this.tell();
    }
  }

  private tell(): void {
    this.stream.position(cursorAt(this.pos, this.log.epoch), this.pos === this.log.head);
  }
}

/** A graph of these subgraphs; `replies` are what they answer to queries. */
export class MeetingsGraph {
  readonly meetings = new FakeSubgraph('meetings', () => ({ data: {} }));
  readonly people: FakeSubgraph;
  readonly executor: Executor;
  readonly log = new Log(this.meetings);

  constructor(people: Reply = servePeople) {
    this.people = new FakeSubgraph('people', people);
    this.executor = new Executor([this.meetings, this.people]);
  }

  /** What was asked of `meetings`, in order. */
  get opened(): readonly Question[] {
    return this.meetings.questions;
  }
}
