import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { limitDocument } from '../gateway/limits/document';
import { DEFAULT_LIMITS } from '../gateway/limits/limits';
import { parseWithin } from '../gateway/limits/tokens';

function operationsOf(file: string): OperationDefinitionNode[] {
  const document = parse(readFileSync(path.join(__dirname, file), 'utf8'));
  return document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
}

describe.each(['questions/questions.graphql', 'documents/dashboard.graphql', '../hub/explorer-examples.graphql'])(
  'every operation of %s',
  (file) => {
    it.each(operationsOf(file).map((node) => [node.name?.value, print(node)]))('%s is within the limits', (_, text) => {
      expect(() => limitDocument(parseWithin(text as string, DEFAULT_LIMITS), DEFAULT_LIMITS)).not.toThrow();
    });
  },
);
