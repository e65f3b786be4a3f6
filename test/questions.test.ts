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

/** Which services these ask depends on what they find. */
const BY_WHAT_IS_FOUND = new Set(['SinceILooked', 'Buscar']);
const LIMITS = { fetches: 6, waves: 4, statements: 25 };

it('can be asked, every one', () => {
  expect([...people.waiting, ...pages.waiting].map((question) => question.name)).toEqual([]);
});

let demo: TestHub;
let scale: TestHub;
let variablesOf: VariablesOf;

beforeAll(async () => {
  demo = await startTestHub('demo');
  scale = await startTestHub('scale', 10);
  variablesOf = await findVariables(demo);
}, 300_000);
afterAll(() => Promise.all([demo.stop(), scale.stop()]));

describe.each([
  ['public', undefined],
  ['staff', staff],
] as const)('asked as %s', (_who, viewer) => {
  it.each(people.answerable.map((question) => [question.name, question] as const))(
    '%s costs few fetches, waves and statements, and no more on ten times the data',
    async (_name, question) => {
      const cost = async (hub: TestHub) => {
        const { answer, statements } = await hub.measure(question.query, { variables: variablesOf(question), viewer });
        expect(answer.errors).toEqual([]);
        return { ...answer.trace, statements };
      };
      const [onDemo, onScale] = [await cost(demo), await cost(scale)];
      for (const { fetches, waves, statements } of [onDemo, onScale]) {
        expect(fetches).toBeLessThanOrEqual(LIMITS.fetches);
        expect(waves).toBeLessThanOrEqual(LIMITS.waves);
        expect(statements).toBeLessThanOrEqual(LIMITS.statements);
      }
      if (!BY_WHAT_IS_FOUND.has(question.name)) expect(onScale).toEqual(onDemo);
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
