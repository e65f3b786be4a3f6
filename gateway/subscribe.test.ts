import { parse } from 'graphql';
import { HubError } from '../platform/errors';
import { SILENT } from '../platform/log';
import { CALLER, FakeSubgraph } from './execute/testing/fixture';
import { Log as EventLog, CURSORS, cursorAt, MEETINGS, servePeople } from './live/testing/meetings';
import { until } from './live/testing/live-world';
import { Recorder } from './live/testing/recorder';
import { createGateway, type Gateway, type GatewayOptions } from './pipeline';

const UPDATES = 'subscription($after: Cursor) { updates(after: $after) { n } }';

let gateway: Gateway;
let log: EventLog;
afterEach(() => gateway.stop());

/** A gateway over the graph of meetings. */
async function create(options: Partial<GatewayOptions> = {}): Promise<void> {
  const meetings = new FakeSubgraph('meetings', () => ({ data: { meetings: 3 } }));
  log = new EventLog(meetings);
  gateway = createGateway({
    supergraphSdl: MEETINGS.sdl,
    subgraphs: new Map(
      [meetings, new FakeSubgraph('people', servePeople)].map((subgraph) => [subgraph.name, subgraph]),
    ),
    authenticate: () => Promise.reject(new HubError('UNAUTHENTICATED', 'Nobody comes in.')),
    log: SILENT,
    host: '127.0.0.1',
    port: 0,
    cursors: CURSORS,
    ...options,
  });
  await gateway.start();
}

interface Wish {
  readonly source?: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly after?: string;
  readonly signal?: AbortSignal;
}

function request({ source = UPDATES, ...wish }: Wish = {}): Parameters<Gateway['pipeline']['subscribe']>[0] {
  const signal = new AbortController().signal;
  const given = { operationName: null, variables: undefined, after: null, signal, caller: CALLER };
  return { ...given, ...wish, source, document: parse(source) };
}

async function subscribe(wish?: Wish): Promise<Recorder> {
  const recorder = new Recorder();
  recorder.subscription = await gateway.pipeline.subscribe(request(wish), recorder);
  return recorder;
}

describe('a subscription', () => {
  it('goes on from its cursor, or from the one beside it', async () => {
    await create();
    log.append(3);
    const one = await subscribe({ variables: { after: cursorAt(1) } });
    const other = await subscribe({ variables: { after: cursorAt(1) }, after: cursorAt(2) });
    await until(() => one.messages.length === 2 && other.messages.length === 1);
    expect(other.messages[0].text).toBe(`{"data":{"updates":{"n":3}},"extensions":{"cursor":"${cursorAt(3)}"}}`);
  });

  it('holds no place among the operations that are answered', async () => {
    await create({ limits: { concurrency: 1 } });
    const all = [await subscribe(), await subscribe()];
    await until(() => all.every(({ cursor }) => cursor !== null));
    const answer = await gateway.pipeline.answer(request({ source: '{ meetings }' }));
    expect(answer.data).toEqual({ meetings: 3 });
  });

  it.each<[string, Wish]>([
    ['GRAPHQL_VALIDATION_FAILED', { source: 'subscription { updates { none } }' }],
    ['GRAPHQL_VALIDATION_FAILED', { source: 'subscription { updates { n } ticks { n } }' }],
    ['GRAPHQL_VALIDATION_FAILED', { source: 'subscription($is: Boolean!) { ticks @skip(if: $is) { n } }' }],
    ['OPERATION_RESOLUTION_FAILURE', { source: UPDATES, operationName: 'none' }],
    ['BAD_USER_INPUT', { source: 'subscription($of: Int!) { ticks(of: $of) { n } }' }],
    ['LIMIT_EXCEEDED', { source: `subscription { updates { ${'n '.repeat(100)} } }` }],
    ['NOT_SUPPORTED', { source: '{ meetings }' }],
  ])('is refused with %s: %j', async (code, wish) => {
    await create();
    const one = await subscribe(wish);
    expect([one.subscription, one.code]).toEqual([null, code]);
  });

  it('waits its turn where thousands come at once, and is not refused', async () => {
    await create({ limits: { concurrency: 1 } });
    const all = await Promise.all(Array.from({ length: 20 }, () => subscribe()));
    expect(all.every(({ subscription, errors }) => subscription !== null && errors === null)).toBe(true);
  });

  it('is not begun for a client that has gone', async () => {
    await create();
    const one = await subscribe({ signal: AbortSignal.abort() });
    expect([one.subscription, one.errors, log.followers.size]).toEqual([null, null, 0]);
  });

  it('is not answered like a query, which says how to ask for it', async () => {
    await create();
    const { errors } = await gateway.pipeline.answer(request());
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_SUPPORTED' } }]);
    expect(errors[0].message).toContain('text/event-stream');
  });

  it('ends its upstream when the gateway stops, and is not begun any more', async () => {
    await create();
    const one = await subscribe();
    await until(() => one.cursor !== null);
    await gateway.stop();
    await until(() => log.followers.size === 0);
    expect((await subscribe()).code).toBe('UNAVAILABLE');
    await create();
  });
});
