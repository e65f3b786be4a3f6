import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { projectFile } from '../platform/paths';
import { explorerExamples } from './explorer-examples';

const schema = buildSchema(readFileSync(projectFile('schema', 'api.graphql'), 'utf8'));
const examples = explorerExamples(() => new Date('2026-03-08T12:00:00Z'));

describe.each(examples)('the example $name', ({ query, variables }) => {
  it('is valid, and says on top what it shows', () => {
    expect(validate(schema, parse(query))).toEqual([]);
    expect(query).toMatch(/^# [A-Z].*\n(# .*\n)*(query|subscription) /);
  });

  it('has a value for each of its variables', () => {
    expect(Object.values(variables)).not.toContain(undefined);
  });
});

it('variables hold the day in Hartford on which they are asked for, whatever the clocks do', () => {
  const calendar = examples.find(({ name }) => name === 'Calendar');
  expect(calendar?.variables).toEqual({ from: '2026-03-08T05:00:00.000Z', to: '2026-05-07T04:00:00.000Z' });
  const late = explorerExamples(() => new Date('2027-01-15T03:00:00Z'));
  expect(late.find(({ name }) => name === 'Lifecycle')?.variables).toEqual({ number: '2026-001' });
});
