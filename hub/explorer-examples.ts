import { readFileSync } from 'node:fs';
import { Kind, type OperationDefinitionNode, parse, type Token, TokenKind } from 'graphql';
import { addDays, type Clock, dayOf, instantAt, systemClock } from '../platform/clock';
import { projectFile } from '../platform/paths';
import type { ExplorerExample } from '../gateway/explorer/explorer';

const FILE = projectFile('hub', 'explorer-examples.graphql');

interface Example {
  readonly name: string;
  readonly query: string;
  readonly variables: readonly string[];
}

let examples: readonly Example[] | undefined;

/** The operations that the explorer opens with, from easy to hard, with variables that hold today. */
export function explorerExamples(clock: Clock = systemClock): ExplorerExample[] {
  examples ??= readExamples(readFileSync(FILE, 'utf8'));
  const values = variablesOn(dayOf(clock()));
  return examples.map(({ name, query, variables }) => ({
    name,
    query,
    variables: Object.fromEntries(variables.map((variable) => [variable, values[variable]])),
  }));
}

/** A value for every variable that an example may use. */
function variablesOn(today: string): Readonly<Record<string, unknown>> {
  return {
    from: instantAt(today, '00:00').toISOString(),
    to: instantAt(addDays(today, 60), '00:00').toISOString(),
    id: 'chronic-absence-hps',
    number: `${addDays(today, -60).slice(0, 4)}-001`,
  };
}

/** Each operation with the comment on top of it, which says what it shows. */
function readExamples(text: string): Example[] {
  const { definitions } = parse(text);
  return definitions
    .filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)
    .map((node) => {
      if (!node.name || !node.loc) throw new Error(`An operation of ${FILE} has no name.`);
      return {
        name: node.name.value,
        query: text.slice(startWithComment(node.loc.startToken), node.loc.end),
        variables: (node.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
      };
    });
}

function startWithComment(token: Token): number {
  let first = token;
  while (first.prev?.kind === TokenKind.COMMENT) first = first.prev;
  return first.start;
}
