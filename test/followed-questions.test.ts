import { readFileSync } from 'node:fs';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { WebSocket } from 'ws';
import { overFetch } from '../client/fetch-stream';
import { createLiveClient } from '../client/live-client';
import type { Transport } from '../client/transport';
import { overWebSocket } from '../client/web-socket';
import { projectFile } from '../platform/paths';
import { startTestHub, type TestHub, type Variables } from './support/hub';

/** Everything that people and pages follow is answered whole from the first day on, and goes on after any of its events. */

/** Of each stream: enough to leave it in the middle. */
const EVENTS = 4;

const documents = ['questions.graphql', 'dashboard.graphql'].map((file) =>
  parse(readFileSync(projectFile('test', 'questions', file), 'utf8')),
);
const streams = documents.flatMap(({ definitions }: DocumentNode) =>
  definitions.filter(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'subscription',
  ),
);

let hub: TestHub;
let transports: Readonly<Record<string, Transport>>;
/** Before the first event of every log. */
let beginning: string;
/** By type: what most events are told of. */
const busiest = new Map<string, string>();

beforeAll(async () => {
  hub = await startTestHub('demo');
  const { url, services } = hub;
  transports = {
    WebSocket: overWebSocket({ url, webSocketImpl: WebSocket, lazyCloseTimeout: 0 }),
    SSE: overFetch({ url }),
  };
  beginning = services.map(({ events }) => events.cursorOf({ ...events.head, pos: 0 })).join('');
  const OWNERS = { Meeting: 'department', Recommendation: 'mayors-cabinet', Indicator: 'department' };
  for (const [type, owner] of Object.entries(OWNERS)) {
    const { source } = services.find(({ name }) => name === owner)!;
    const [{ subject }] = await source.query(
      `SELECT subject FROM event_log WHERE subject LIKE $1 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
      [`${type}:%`],
    );
    busiest.set(type, subject.slice(type.length + 1));
  }
}, 60_000);
afterAll(() => hub.stop());

function variablesOf(operation: OperationDefinitionNode): Variables {
  const [field] = operation.selectionSet.selections;
  const name = field.kind === Kind.FIELD ? field.name.value : '';
  const type = [...busiest.keys()].find((one) => name.startsWith(one.toLowerCase())) ?? '';
  const required = (operation.variableDefinitions ?? []).filter((one) => one.type.kind === Kind.NON_NULL_TYPE);
  return Object.fromEntries(required.map(({ variable }) => [variable.name.value, busiest.get(type)]));
}

interface Event {
  readonly cursor: string;
}

/** The first events of a stream after a cursor. */
function follow(protocol: string, operation: OperationDefinitionNode, after: string, count: number): Promise<Event[]> {
  return new Promise((resolve, reject) => {
    const told: Event[] = [];
    const stop = createLiveClient({ transport: transports[protocol] }).subscribe(
      { query: print(operation), variables: variablesOf(operation), after },
      {
        next: ({ data, errors }) => {
          if (errors || !data) return settle(() => reject(new Error(JSON.stringify(errors))));
          told.push(Object.values(data)[0] as Event);
          if (told.length === count) settle(() => resolve(told));
        },
        error: (error) => settle(() => reject(error as Error)),
      },
    );
    const settle = (how: () => void): void => {
      stop();
      how();
    };
  });
}

it('has streams of meetings, recommendations, indicators and all news to follow', () => {
  const fields = streams.flatMap(({ selectionSet: { selections } }) =>
    selections.map((field) => (field.kind === Kind.FIELD ? field.name.value : '')),
  );
  expect(new Set(fields)).toEqual(new Set(['activity', 'meetingUpdates', 'recommendationUpdates', 'indicatorUpdates']));
});

describe.each(['WebSocket', 'SSE'])('over %s', (protocol) => {
  it.each(streams.map((operation) => [operation.name!.value, operation] as const))(
    '%s is followed from the first day, and from the middle',
    async (_name, operation) => {
      const all = await follow(protocol, operation, beginning, EVENTS);
      expect(new Set(all.map(({ cursor }) => cursor)).size).toBe(EVENTS);
      for (let read = 1; read < EVENTS; read++)
        expect(await follow(protocol, operation, all[read - 1].cursor, EVENTS - read)).toEqual(all.slice(read));
    },
  );
});
