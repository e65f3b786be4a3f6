import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { CostModel, limitCost } from '../gateway/limits/cost';
import { limitDocument } from '../gateway/limits/document';
import { DEFAULT_LIMITS } from '../gateway/limits/limits';
import { parseWithin } from '../gateway/limits/tokens';
import { projectFile } from '../platform/paths';

const costs = new CostModel(buildSchema(readFileSync(projectFile('schema', 'api.graphql'), 'utf8')));

function operationsOf(file: string): OperationDefinitionNode[] {
  const document = parse(readFileSync(path.join(__dirname, file), 'utf8'));
  return document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
}

const FILES = ['questions/questions.graphql', 'questions/dashboard.graphql', '../hub/explorer-examples.graphql'];

describe.each(FILES)('every operation of %s', (file) => {
  const operations = operationsOf(file).map((node): [string, string] => [node.name?.value ?? '', print(node)]);

  it.each(operations)('%s is within the limits', (_, text) => {
    expect(() => limitDocument(parseWithin(text, DEFAULT_LIMITS), DEFAULT_LIMITS)).not.toThrow();
  });

  it.each(operations)('%s is within them with full pages, too', (name, text) => {
    const document = parse(text.replace(/\bfirst: (\d+|\$\w+)/g, 'first: 100'));
    expect(() => limitCost(costs.price(document).of(name), DEFAULT_LIMITS)).not.toThrow();
  });
});
