import { readFileSync } from 'node:fs';
import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse, print, validate } from 'graphql';
import { projectFile } from '../../platform/paths';
import type { TestHub, Variables } from './hub';

/** An operation that people of the system ask. */
export interface Question {
  readonly name: string;
  readonly query: string;
  /** Types of its variables by name. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The operations of a file in `test/questions/`. */
export function questionsOf(file: string): Question[] {
  return parse(readFileSync(projectFile('test', 'questions', file), 'utf8'))
    .definitions.filter(
      (definition): definition is OperationDefinitionNode =>
        definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'query',
    )
    .map((operation) => ({
      name: operation.name!.value,
      query: print(operation),
      variables: Object.fromEntries(
        (operation.variableDefinitions ?? []).map(({ variable, type }) => [variable.name.value, print(type)]),
      ),
    }));
}

/** Questions that the schema can answer, and those that it cannot yet. */
export function divide(
  questions: readonly Question[],
  schema: GraphQLSchema,
): { answerable: Question[]; waiting: Question[] } {
  const answerable = questions.filter((question) => validate(schema, parse(question.query)).length === 0);
  return { answerable, waiting: questions.filter((question) => !answerable.includes(question)) };
}

/** Values for all variables of a question, of things that are in the hub's data. */
export type VariablesOf = (question: Question) => Variables;

export async function findVariables(hub: Pick<TestHub, 'ask'>): Promise<VariablesOf> {
  const { data } = await hub.ask<Look>(LOOK);
  const holder = data!.mayorsCabinet.seats.find((seat) => seat.holder)?.holder;
  const things: Variables = {
    number: data!.recommendations.nodes.at(0)?.number ?? 'none',
    me: holder?.id ?? 'none',
    slug: 'mayors-cabinet',
    now: new Date().toISOString(),
    asOf: null,
  };
  const ids: Readonly<Record<string, string>> = {
    IndicatorPage: data!.indicators[0].id,
    IndicatorCard: data!.indicators[0].id,
    MeetingPage: data!.meetings.nodes[0].id,
  };
  const times: Readonly<Record<string, string>> = { 'Date!': '2019-01-01', 'DateTime!': '2019-01-01T00:00:00Z' };
  return ({ name, variables }) =>
    Object.fromEntries(
      Object.entries(variables).map(([variable, type]) => {
        if (variable === 'id') return [variable, ids[name]];
        if (variable === 'to') return [variable, '2030-01-01T00:00:00Z'];
        return [variable, variable in things ? things[variable] : times[type]];
      }),
    );
}

interface Look {
  readonly recommendations: { readonly nodes: readonly { readonly number: string }[] };
  readonly indicators: readonly { readonly id: string }[];
  readonly mayorsCabinet: { readonly seats: readonly { readonly holder: { readonly id: string } | null }[] };
  readonly meetings: { readonly nodes: readonly { readonly id: string }[] };
}

const LOOK = `{
  recommendations(stage: [IMPLEMENTING, ANSWERED, REPORTED_BACK], first: 1) { nodes { number } }
  indicators { id }
  mayorsCabinet { seats { holder { id } } }
  meetings(first: 1) { nodes { id } }
}`;
