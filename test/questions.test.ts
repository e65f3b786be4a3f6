import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import type { Viewer } from '../platform/auth/viewer';
import { projectFile } from '../platform/paths';
import { startTestHub, type TestHub } from './support/hub';
import { divide, findVariables, questionsOf, type VariablesOf } from './support/questions';

const schema = buildSchema(readFileSync(projectFile('schema', 'api.graphql'), 'utf8'));
const people = divide(questionsOf('questions.graphql'), schema);
const pages = divide(questionsOf('dashboard.graphql'), schema);
const staff: Viewer = { authenticated: true, person: null, grants: [{ role: 'STAFF', body: null }] };

/** Only these wait for the citywide lens, which is another service. */
const WAITING = [
  'SentUp',
  'SeveralBodies',
  'SectorBalance',
  'Structure',
  'Organisations',
  'SinceILooked',
  'Buscar',
  'MyPage',
  'FrontPage',
  'BodyPage',
];
const LIMITS = { fetches: 6, waves: 4, statements: 25 };

it('leaves only the citywide questions for later', () => {
  expect([...people.waiting, ...pages.waiting].map((question) => question.name)).toEqual(WAITING);
});

describe.each([
  ['public', undefined],
  ['staff', staff],
] as const)('asked as %s', (_who, viewer) => {
  let demo: TestHub;
  let scale: TestHub;
  let variablesOf: VariablesOf;

  beforeAll(async () => {
    demo = await startTestHub('demo');
    scale = await startTestHub('scale', 10);
    variablesOf = await findVariables(demo);
  }, 120_000);
  afterAll(() => Promise.all([demo.stop(), scale.stop()]));

  it.each(people.answerable.map((question) => [question.name, question] as const))(
    '%s costs few fetches, waves and statements, and no more on ten times the data',
    async (_name, question) => {
      const cost = async (hub: TestHub) => {
        const { answer, statements } = await hub.measure(question.query, { variables: variablesOf(question), viewer });
        expect(answer.errors).toEqual([]);
        return { ...answer.trace, statements };
      };
      const onDemo = await cost(demo);
      expect(onDemo.fetches).toBeLessThanOrEqual(LIMITS.fetches);
      expect(onDemo.waves).toBeLessThanOrEqual(LIMITS.waves);
      expect(onDemo.statements).toBeLessThanOrEqual(LIMITS.statements);
      expect(await cost(scale)).toEqual(onDemo);
    },
  );

  it.each(pages.answerable.map((question) => [question.name, question] as const))(
    'the page %s is answered without errors',
    async (_name, question) => {
      const { answer } = await demo.measure(question.query, { variables: variablesOf(question), viewer });
      expect(answer.errors).toEqual([]);
    },
  );
});
