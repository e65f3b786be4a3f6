import { HubError } from '../../platform/errors';

/** What one operation may ask, on every door alike. All are counted on the document with its fragments written out. */
export interface Limits {
  /** Characters of the document, comments and blanks included. */
  readonly documentLength: number;
  /** Words, names and punctuators of the document, as it was sent. */
  readonly tokens: number;
  /** Levels of fields; a root field is on level 1. The introspection query of the common tools has 15. */
  readonly depth: number;
  /** Fields at the root of one operation. */
  readonly rootFields: number;
  /** Fields and fragments of all operations together. */
  readonly selections: number;
  /** Directives of all operations together. */
  readonly directives: number;
  /** Braces and brackets that are open at one place of the text: of fragments in fragments, and of values in values. */
  readonly nesting: number;
  /** Response keys under which one field of one parent may be asked. Renaming different fields is free. */
  readonly aliases: number;
  /** Selections of one response key of one parent: validation compares each with each. */
  readonly repeats: number;
  /** Objects and values that the answer is estimated to have; see `cost.ts`. */
  readonly cost: number;
  /** Levels of lists and objects inside the variables. */
  readonly variableDepth: number;
  /** Values, list items and object fields included, inside the variables. */
  readonly variableValues: number;
  readonly validationMilliseconds: number;
  /** Operations that are answered at the same time; more are asked to come back. */
  readonly concurrency: number;
}

export const DEFAULT_LIMITS: Limits = {
  documentLength: 65_536,
  tokens: 2_000,
  depth: 15,
  rootFields: 20,
  selections: 5_000,
  directives: 50,
  nesting: 45,
  aliases: 30,
  repeats: 50,
  cost: 250_000,
  variableDepth: 20,
  variableValues: 5_000,
  validationMilliseconds: 500,
  concurrency: 512,
};

/** Throws LIMIT_EXCEEDED, which says the limit and what was measured, when `measured` is more than the limit allows. */
export function atMost(limits: Limits, limit: keyof Limits, measured: number): void {
  if (measured > limits[limit]) throw exceeded(limits, limit, measured);
}

/** @param advice a sentence on what to do about it */
export function exceeded(limits: Limits, limit: keyof Limits, measured: number, advice?: string): HubError {
  const allowed = limits[limit];
  const message = `The operation exceeds a limit: ${limit} is ${measured}, and ${allowed} is allowed.`;
  return new HubError('LIMIT_EXCEEDED', advice ? `${message} ${advice}` : message, {
    extensions: { limit, allowed, measured },
  });
}
