import { atMost, type Limits } from './limits';

/** Throws LIMIT_EXCEEDED when the variables, as they came out of JSON, are nested too deep or hold too many values. */
export function limitVariables(variables: unknown, limits: Limits): void {
  let values = 0;
  let level = childrenOf(variables);
  for (let depth = 1; level.length > 0; depth++) {
    values += level.length;
    atMost(limits, 'variableDepth', depth);
    atMost(limits, 'variableValues', values);
    level = level.flatMap(childrenOf);
  }
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
