import { type ExecutionResult, executeSync } from 'graphql';
import type { Operation } from '../plan/operation';

/** Answers the introspection fields of an operation from the public schema; null when it has none. */
export function introspect(
  operation: Operation,
  given: Readonly<Record<string, unknown>> | null | undefined,
): ExecutionResult | null {
  if (!operation.introspection) return null;
  return executeSync({
    schema: operation.supergraph.publicSchema,
    document: operation.introspection,
    variableValues: given,
  });
}
