import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  specifiedRules,
  validate,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { HubError } from '../../platform/errors';
import { atMost, type Limits } from './limits';

/**
 * The rules of the specification, with one that graphql-js leaves to execution. Returns what is wrong, each with GRAPHQL_VALIDATION_FAILED; throws LIMIT_EXCEEDED when
 * that takes too long.
 */
export function validateWithin(schema: GraphQLSchema, document: DocumentNode, limits: Limits): HubError[] {
  return found(() => validate(schema, document, [timeBox(limits), knownOperationTypes, ...specifiedRules])).map(
    validationFailure,
  );
}

/** graphql-js throws, rather than reports, where a variable decides on the root field of a subscription. */
function found(look: () => readonly GraphQLError[]): readonly GraphQLError[] {
  try {
    return look();
  } catch (error) {
    if (error instanceof GraphQLError && !(error instanceof HubError)) return [error];
    throw error;
  }
}

/** Looks at the clock at each node, on behalf of all the other rules. */
function timeBox(limits: Limits): ValidationRule {
  const start = performance.now();
  const look = (): void => atMost(limits, 'validationMilliseconds', Math.round(performance.now() - start));
  return () => ({ enter: look, leave: look });
}

/** Without it, an operation of a kind that the schema has not would be valid whatever its fields are. */
function knownOperationTypes(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`The schema has no ${node.operation}.`, { nodes: [node] }));
    },
  };
}

function validationFailure(error: GraphQLError): HubError {
  return new HubError('GRAPHQL_VALIDATION_FAILED', error.message, { nodes: error.nodes });
}
