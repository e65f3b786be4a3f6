// node check.mjs <url of the gateway> <token of staff>: asks a hub that runs in containers the questions, as the public
// and as staff, then kills each service in turn and sees that the others go on answering and that it comes back.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { buildSchema, Kind, parse, print, validate } from 'graphql';

const [url, staffToken] = process.argv.slice(2);
const SERVICES = ['department', 'working-groups', 'parent-cabinet', 'mayors-cabinet', 'citywide'];

const get = async (path) => (await fetch(url + path)).text();
const ask = async (query, variables, token) => {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
};
const docker = (...args) => execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const containerOf = (service) => docker('compose', 'ps', '--quiet', service).trim();

const schema = buildSchema(await get('/schema.graphql'));
const questions = parse(readFileSync(new URL('../questions/questions.graphql', import.meta.url), 'utf8'))
  .definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'query')
  .filter((definition) => validate(schema, { kind: Kind.DOCUMENT, definitions: [definition] }).length === 0);
assert.ok(questions.length >= 12, `only ${questions.length} questions are valid`);

const { data } = await ask(
  '{ recommendations(first: 1) { nodes { number } } indicators { id } mayorsCabinet { seats { holder { id } } } }',
);
const things = {
  number: data.recommendations.nodes[0].number,
  id: data.indicators[0].id,
  me: data.mayorsCabinet.seats.find(({ holder }) => holder).holder.id,
  from: '2019-01-01',
  to: '2030-01-01',
};
/** A span is asked in days by one question and in moments by another: the type of the variable says which. */
const variablesOf = (question) =>
  Object.fromEntries(
    question.variableDefinitions.map(({ variable: { name }, type }) => {
      const thing = things[name.value];
      return [name.value, print(type).startsWith('DateTime') ? `${thing}T00:00:00Z` : thing];
    }),
  );

/** All at once, as the pages of a dashboard would. */
async function askAll(token) {
  const asked = questions.map(async (question) => [
    question.name.value,
    await ask(print(question), variablesOf(question), token),
  ]);
  return new Map(await Promise.all(asked));
}
/** Each error with the name of its question. */
const errorsOf = (answers) =>
  [...answers].flatMap(([question, { errors = [] }]) => errors.map((error) => ({ question, ...error })));

for (const token of [undefined, staffToken]) {
  const answers = await askAll(token);
  assert.deepEqual(errorsOf(answers), [], 'every question is answered without errors');
  console.log(`ok: ${answers.size} questions, asked as ${token ? 'staff' : 'the public'}`);
}

for (const service of SERVICES) {
  const container = containerOf(service);
  docker('kill', container);
  const errors = errorsOf(await askAll(staffToken));
  assert.ok(errors.length > 0, `some question needs ${service}`);
  assert.deepEqual([...new Set(errors.map((error) => error.extensions.serviceName))], [service]);
  docker('start', container);
  const started = Date.now();
  while (errorsOf(await askAll(staffToken)).length > 0) {
    assert.ok(Date.now() - started < 30_000, `${service} comes back`);
    await delay(100);
  }
  console.log(
    `ok: without ${service} the others answer; whole again ${Date.now() - started} ms after its container was started`,
  );
}
