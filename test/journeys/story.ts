import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { overFetch } from '../../client/fetch-stream';
import { createLiveClient } from '../../client/live-client';
import { overWebSocket } from '../../client/web-socket';
import type { Grant } from '../../platform/auth/viewer';
import type { DatasetName } from '../../hub/seed';
import { type GraphqlAnswer, startTestHub, type TestHub, type Variables } from '../support/hub';

const HEARD_WITHIN_MS = 10_000;

type Data = Readonly<Record<string, unknown>>;

/** Whoever acts in a story: all that they have is a token, and the public API. */
export class Voice {
  constructor(
    private readonly hub: TestHub,
    private readonly token: string | undefined,
  ) {}

  /** Does something that must work; gives what the payload shows. */
  async does<Payload = Data>(mutation: string, input: Data, shows: string): Promise<Payload> {
    const { data, errors } = await this.tries(mutation, input, shows);
    if (errors || !data?.[mutation]) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
    return data[mutation] as Payload;
  }

  /** Tries something that must not; gives the code of the refusal. */
  async fails(mutation: string, input: Data): Promise<string | undefined> {
    return (await this.tries(mutation, input, '__typename')).errors?.[0].extensions.code;
  }

  /** Asks; what is asked must be answered whole. */
  async asks<Answer = Data>(query: string, variables?: Variables): Promise<Answer> {
    const { data, errors } = await this.hub.ask<Answer>(query, { variables, token: this.token });
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  private tries(mutation: string, input: Data, shows: string): Promise<GraphqlAnswer> {
    const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${shows} } }`;
    const variables = { input: { idempotencyKey: randomUUID(), ...input } };
    return this.hub.ask(query, { variables, token: this.token });
  }
}

/** What two followers of one subscription were told, one on each protocol. */
class Followed {
  readonly told: Record<'WebSocket' | 'SSE', string[]> = { WebSocket: [], SSE: [] };
  readonly failures: unknown[] = [];
  listener: () => void = () => undefined;
}

/** A hub on which a story is played, and all who follow it live. */
export class Story {
  private readonly followed = new Map<string, Followed>();
  private readonly stops: (() => void)[] = [];

  private constructor(
    readonly hub: TestHub,
    /** Where each service's log ended before the story. */
    private readonly before: ReadonlyMap<string, number>,
  ) {}

  /** @param name the story has a database to itself, under this name */
  static async begin(name: string, dataset: DatasetName = 'record'): Promise<Story> {
    const hub = await startTestHub(dataset, 1, name);
    const heads = hub.services.map(async ({ name: service, source }) => {
      const [{ pos }] = await source.query<{ pos: number }[]>('SELECT pos::float8 AS pos FROM event_head');
      return [service, pos] as const;
    });
    return new Story(hub, new Map(await Promise.all(heads)));
  }

  /** Somebody with these roles; the public with none. */
  async voice(grants: readonly Grant[] = [], person?: string): Promise<Voice> {
    return new Voice(this.hub, grants.length > 0 ? await this.hub.token(grants, person) : undefined);
  }

  /**
   * Follows a subscription from now on, on both protocols.
   * @param line what an event says, in a word or two
   */
  async follow(name: string, query: string, line: (event: Data) => string, variables: Variables = {}): Promise<void> {
    const followed = new Followed();
    this.followed.set(name, followed);
    const { url } = this.hub;
    const transports = {
      WebSocket: overWebSocket({ url, webSocketImpl: WebSocket, lazyCloseTimeout: 0 }),
      SSE: overFetch({ url }),
    };
    await Promise.all(
      (Object.keys(transports) as (keyof typeof transports)[]).map(
        (protocol) =>
          new Promise<void>((resolve) => {
            const stop = createLiveClient({ transport: transports[protocol] }).subscribe(
              { query, variables },
              {
                next: ({ data, errors }) => {
                  if (errors || !data) followed.failures.push(errors);
                  else followed.told[protocol].push(line(Object.values(data)[0] as Data));
                  followed.listener();
                },
                position: () => resolve(),
                error: (error) => {
                  followed.failures.push(error);
                  followed.listener();
                  resolve();
                },
              },
            );
            this.stops.push(stop);
          }),
      ),
    );
  }

  /** Everything that was told so far, on both protocols, in order and once: nothing else, and nothing is missing. */
  async heard(name: string, expected: readonly string[]): Promise<void> {
    const told = await this.toldOf(name, expected.length);
    expect(told).toEqual({ WebSocket: expected, SSE: expected });
  }

  /**
   * As `heard`, where events of several services come in the order in which they were heard of; it is the same on both
   * protocols.
   */
  async heardInAnyOrder(name: string, expected: readonly string[]): Promise<void> {
    const told = await this.toldOf(name, expected.length);
    expect(told.WebSocket.toSorted()).toEqual(expected.toSorted());
    expect(told.SSE).toEqual(told.WebSocket);
  }

  private async toldOf(name: string, count: number): Promise<Followed['told']> {
    const followed = this.followed.get(name) as Followed;
    const isThere = (): boolean => Object.values(followed.told).every(({ length }) => length >= count);
    const end = Date.now() + HEARD_WITHIN_MS;
    while (!isThere() && followed.failures.length === 0 && Date.now() < end) {
      await new Promise<void>((resolve) => {
        followed.listener = resolve;
        setTimeout(resolve, 50);
      });
    }
    expect(followed.failures).toEqual([]);
    return followed.told;
  }

  async end(): Promise<void> {
    for (const stop of this.stops) stop();
    await this.everythingIsDated();
    await this.hub.stop();
  }

  /** What is done is told as of when it is done, so that whoever asks what is new finds it; of a parent no time is told. */
  private async everythingIsDated(): Promise<void> {
    for (const { name, source } of this.hub.services) {
      const undated = await source.query(
        `SELECT type FROM event_log WHERE pos > $1 AND at < now() - interval '1 day' AND subject NOT LIKE 'ParentMember:%'`,
        [this.before.get(name)],
      );
      expect([name, undated]).toEqual([name, []]);
    }
  }
}

/** Asks again until the answer is as it is to be: what happens by itself happens a moment later. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  isSo: (answer: Answer) => boolean,
): Promise<Answer> {
  const end = Date.now() + HEARD_WITHIN_MS;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > end) throw new Error(`It stayed as it was: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A text in both languages. */
export function words(en: string, es: string): Data {
  return { en, es, original: 'EN' };
}
