import { type GraphQLError, getVariableValues } from 'graphql';
import { HubError } from '../../platform/errors';
import { clientName } from '../plan/names';
import type { Operation } from '../plan/operation';
import type { VariableValues } from '../plan/variables';

export type Coerced = { readonly values: VariableValues } | { readonly errors: readonly HubError[] };

const NONE: Coerced = { values: Object.freeze({}) };
const MAX_ERRORS = 20;

/** Variables as the operation declares them, or BAD_USER_INPUT for each that does not fit. */
export function coerceVariables(
  operation: Operation,
  given: Readonly<Record<string, unknown>> | null | undefined,
): Coerced {
  const { variableDefinitions, supergraph, conditions } = operation;
  if (variableDefinitions.length === 0) return NONE;
  const { errors, coerced } = getVariableValues(
    supergraph.publicSchema,
    variableDefinitions,
    inner(operation, given ?? {}),
    {
      maxErrors: MAX_ERRORS,
    },
  );
  if (errors) return { errors: errors.map(refused) };
  const undecided = conditions.filter((name) => typeof coerced[name] !== 'boolean');
  return undecided.length > 0 ? { errors: undecided.map(refusedCondition) } : { values: coerced };
}

/** What the client sent, under the names that the plan uses. */
function inner({ variableDefinitions }: Operation, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const values = Object.create(null) as Record<string, unknown>;
  for (const { variable } of variableDefinitions) {
    const name = clientName(variable.name.value);
    if (Object.hasOwn(given, name)) values[variable.name.value] = given[name];
  }
  return values;
}

function refused(error: GraphQLError): HubError {
  const message = error.message.replace(/\$(_hub_\w+)/g, (_, name: string) => `$${clientName(name)}`);
  return new HubError('BAD_USER_INPUT', message, { nodes: error.nodes });
}

function refusedCondition(name: string): HubError {
  return new HubError(
    'BAD_USER_INPUT',
    `Variable "$${clientName(name)}" decides whether to skip or include, and must not be null.`,
  );
}
