import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { setTimeout as delay } from 'node:timers/promises';
import { SUBGRAPHS, type SubgraphName } from '../hub/composition';
import { settingSuffix } from '../hub/settings';
import { projectFile } from '../platform/paths';
import {
  askOverHttp,
  type GraphqlAnswer,
  sharedDatabase,
  startTestHub,
  type TestHub,
  testKeys,
  testSettings,
} from './support/hub';
import { freePort, type HubProcess, ready, startProcess } from './support/processes';
import { divide, findVariables, type Question, questionsOf, type VariablesOf } from './support/questions';

const schema = buildSchema(readFileSync(projectFile('schema', 'api.graphql'), 'utf8'));
const questions = [
  ...divide(questionsOf('questions.graphql'), schema).answerable,
  ...divide(questionsOf('dashboard.graphql'), schema).answerable,
];

/** The hub as one process per part, from the build, beside the same hub in one process. */
describe('the hub in separate processes', () => {
  const ports = new Map<SubgraphName, number>();
  const processes = new Map<SubgraphName, HubProcess>();
  let whole: TestHub;
  let gateway: HubProcess;
  let url: string;
  let variablesOf: VariablesOf;
  let staffToken: string;
  let databaseUrl: string;

  beforeAll(async () => {
    whole = await startTestHub('demo');
    variablesOf = await findVariables(whole);
    staffToken = await whole.token([{ role: 'STAFF', body: null }]);
    const { host, port, database, user } = await sharedDatabase('demo', 1, testSettings(), testKeys());
    databaseUrl = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
    for (const name of SUBGRAPHS) ports.set(name, await freePort());
    await Promise.all(SUBGRAPHS.map((name) => startService(name)));
    await startGateway();
  }, 90_000);

  afterAll(async () => {
    await Promise.all([gateway?.end(), ...[...processes.values()].map((one) => one.end())]);
    await whole.stop();
  });

  async function startService(name: SubgraphName): Promise<void> {
    const port = ports.get(name) as number;
    const started = startProcess(['service', name], {
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      HUB_KEYS: process.env.HUB_TEST_KEYS,
    });
    processes.set(name, started);
    await ready(`http://127.0.0.1:${port}/readyz`, started);
  }

  async function startGateway(): Promise<void> {
    const addresses = Object.fromEntries(
      SUBGRAPHS.map((name) => [`SUBGRAPH_URL_${settingSuffix(name)}`, `http://127.0.0.1:${ports.get(name)}/graphql`]),
    );
    const port = await freePort();
    gateway = startProcess(['gateway'], { PORT: String(port), HUB_KEYS: process.env.HUB_TEST_KEYS, ...addresses });
    url = `http://127.0.0.1:${port}/graphql`;
    await ready(`http://127.0.0.1:${port}/readyz`, gateway);
  }

  const askSplit = (question: Question, token?: string): Promise<GraphqlAnswer> =>
    askOverHttp(url, question.query, { variables: variablesOf(question), token });
  const askWhole = (question: Question, token?: string): Promise<GraphqlAnswer> =>
    whole.ask(question.query, { variables: variablesOf(question), token });

  it.each(questions.map((question) => [question.name, question] as const))(
    'answers %s as one process does, to the public and to staff',
    async (_name, question) => {
      for (const token of [undefined, staffToken]) {
        const answer = await askSplit(question, token);
        expect(answer.errors).toBeUndefined();
        expect(answer).toEqual(await askWhole(question, token));
      }
    },
  );

  it('gives the schema and the data of a service to nobody but the gateway', async () => {
    for (const port of ports.values()) {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        body: '{"query":"{ _service { sdl } }"}',
        headers: { authorization: `Bearer ${staffToken}` },
      });
      expect([response.status, await response.json()]).toEqual([
        401,
        { errors: [expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })] },
      ]);
    }
  });

  it.each(SUBGRAPHS)(
    'loses only what %s knows when it is killed, says so, and is whole again within 5 s of its return',
    async (name) => {
      const full = await Promise.all(questions.map((question) => askWhole(question, staffToken)));
      expect(full.flatMap(({ errors }) => errors ?? [])).toEqual([]);
      await processes.get(name)!.end('SIGKILL');

      const partial = await Promise.all(questions.map((question) => askSplit(question, staffToken)));
      partial.forEach((answer, index) => expectPart(answer, full[index], name, questions[index].name));
      expect(partial.filter((answer) => answer.errors).length).toBeGreaterThan(0);

      await startService(name);
      const back = Date.now();
      const isWhole = async () =>
        (await Promise.all(questions.map((question) => askSplit(question, staffToken)))).every(
          (answer) => !answer.errors,
        );
      while (!(await isWhole())) {
        expect(Date.now() - back).toBeLessThan(5_000);
        await delay(50);
      }
      expect(await Promise.all(questions.map((question) => askSplit(question, staffToken)))).toEqual(full);
    },
    60_000,
  );
});

/** A whole answer, or one whose errors all name the service and whose data is what the others know. */
function expectPart(answer: GraphqlAnswer, full: GraphqlAnswer, service: string, question: string): void {
  if (!answer.errors) return expect(answer).toEqual(full);
  expect(new Set(answer.errors.map((error) => `${error.extensions.serviceName} ${error.extensions.code}`))).toEqual(
    new Set([`${service} SUBGRAPH_UNAVAILABLE`]),
  );
  expect(answer.errors.every((error) => Array.isArray(error.path) && error.path.length > 0)).toBe(true);
  expectPartOf(full.data, answer.data, question);
}

/** Every value of the partial answer is null or what the complete one has at its place. */
function expectPartOf(complete: unknown, partial: unknown, at: string): void {
  if (partial === null || partial === undefined) return;
  if (Array.isArray(partial)) {
    expect([at, partial.length]).toEqual([at, (complete as unknown[]).length]);
    partial.forEach((item, index) => expectPartOf((complete as unknown[])[index], item, `${at}.${index}`));
    return;
  }
  if (typeof partial !== 'object') return expect([at, partial]).toEqual([at, complete]);
  for (const [key, value] of Object.entries(partial))
    expectPartOf((complete as Record<string, unknown>)[key], value, `${at}.${key}`);
}
