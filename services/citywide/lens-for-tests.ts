import type { ExecutionResult } from 'graphql';
import { PUBLIC } from '../../platform/auth/viewer';
import type { TranslatedText } from '../../platform/database/values';
import type { Service } from '../../platform/subgraph/service';
import { learn, startTestService, type TestEvent } from '../../test/support/database';
import type { Loaders } from './loaders';
import { citywide } from './service';

/** The lens for tests: what others tell is said in few words, and everybody is asked for as the public. */

export const NOW = new Date('2026-06-20T16:00:00Z');

type Fields = Readonly<Record<string, unknown>>;

export function text(en: string | null, es: string | null = null): TranslatedText {
  return { en, es, original: en === null ? 'ES' : 'EN', machineTranslated: [] };
}

/** An event of another service; at noon of a day where one is given. */
export function told(type: string, subject: string, payload: Fields = {}, day = '2026-03-02'): TestEvent {
  return { type, subject, payload, at: new Date(`${day}T17:00:00Z`) };
}

/** What every event of a meeting tells. */
export function meeting(type: string, id: string, more: Fields = {}, day = '2026-03-02'): TestEvent {
  const facts = {
    bodyId: 'group',
    jointWithIds: [],
    title: null,
    status: 'SCHEDULED',
    date: day,
    minutesStatus: 'NONE',
  };
  return told(type, `Meeting:${id}`, { ...facts, ...more }, day);
}

export class TestLens {
  private constructor(readonly service: Service<Loaders>) {}

  static async start(): Promise<TestLens> {
    return new TestLens(await startTestService(citywide, [], () => NOW));
  }

  learn(from: string, ...events: TestEvent[]): Promise<void> {
    return learn(this.service, from, ...events);
  }

  async ask<Data = Record<string, never>>(document: string, variables?: Fields): Promise<Data> {
    const { data, errors } = await this.service.execute({ document, variables, viewer: PUBLIC });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data)) as Data;
  }

  /** Code of the error with which a question is refused. */
  async refused(document: string, variables?: Fields): Promise<unknown> {
    const { errors } = await this.service.execute({ document, variables, viewer: PUBLIC });
    return errors?.[0]?.extensions.code;
  }

  /** Fields of entities of others, as the gateway asks for them. */
  async entities<Data>(type: string, ids: readonly string[], selection: string): Promise<Data[]> {
    const { _entities } = await this.ask<{ _entities: Data[] }>(
      `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${selection} } } }`,
      { r: ids.map((id) => ({ __typename: type, id })) },
    );
    return _entities;
  }

  /** All that is delivered up to the end of the log. */
  async follow<Data>(document: string, variables: Fields): Promise<Data[]> {
    const [{ pos, epoch }] = await this.service.source.query('SELECT pos, epoch FROM event_head');
    const end = this.service.events.cursorOf({ epoch, pos: Number(pos) });
    const leaving = new AbortController();
    const onPosition = (cursor: string): void => void (cursor === end && leaving.abort());
    const request = { document, variables, viewer: PUBLIC, signal: leaving.signal, onPosition };
    const stream = await this.service.subscribe(request);
    if (!('next' in stream)) throw new Error(JSON.stringify(stream));
    const updates: Data[] = [];
    while (!leaving.signal.aborted) {
      const { done, value } = await stream.next();
      if (done) break;
      expect(value.errors).toBeUndefined();
      const { activity } = (value as ExecutionResult<{ activity: Data & { cursor: string } }>).data!;
      updates.push(activity);
      if (activity.cursor === end) leaving.abort();
    }
    return updates;
  }

  /** All rows of all read models. */
  async state(): Promise<Record<string, unknown[]>> {
    const { source } = this.service;
    const tables = source.entityMetadatas.map(async ({ name, tableName }) => {
      return [name, await source.query(`SELECT * FROM ${tableName} ORDER BY id`)] as const;
    });
    return Object.fromEntries(await Promise.all(tables));
  }

  /** The own log. */
  log(): Promise<{ pos: string; type: string; subject: string; payload: Fields; at: Date }[]> {
    return this.service.source.query('SELECT * FROM event_log ORDER BY pos');
  }
}
