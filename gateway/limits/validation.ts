import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql';
import { HubError } from '../../platform/errors';
import { atMost, type Limits } from './limits';

/**
 * The rules of the specification. Returns what is wrong, each with GRAPHQL_VALIDATION_FAILED; throws LIMIT_EXCEEDED when
 * that takes too long.
 */
export function validateWithin(schema: GraphQLSchema, document: DocumentNode, limits: Limits): HubError[] {
  return validate(schema, document, [timeBox(limits), ...specifiedRules]).map(validationFailure);
}

/** Looks at the clock at each node, on behalf of all the other rules. */
function timeBox(limits: Limits): ValidationRule {
  const start = performance.now();
  const look = (): void => atMost(limits, 'validationMilliseconds', Math.round(performance.now() - start));
  return () => ({ enter: look, leave: look });
}

function validationFailure(error: GraphQLError): HubError {
  return new HubError('GRAPHQL_VALIDATION_FAILED', error.message, { nodes: error.nodes });
}
