/** A NUL character in a text or in JSON, a text that is no instant, an instant that no calendar has. */
const IMPOSSIBLE_VALUE_CODES = new Set<unknown>(['22021', '22P05', '22007', '22008']);

/**
 * True for an error that says that a value of a statement can be no value of the database. What stands in the tables and
 * in the statements can, so it was given by whoever asks.
 */
export function isImpossibleValue(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as Error & { code?: unknown; driverError?: unknown };
  return IMPOSSIBLE_VALUE_CODES.has(code) || isImpossibleValue(driverError);
}
