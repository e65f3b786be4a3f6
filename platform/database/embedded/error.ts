/**
 * The embedded database cannot start or go on. The message is for the person who starts the hub: it says what is the
 * matter and what to do, so print it without a stack.
 */
export class EmbeddedDatabaseError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedDatabaseError';
  }
}

/**
 * The code of a failed system call (`ENOENT`, `EACCES`, …), or undefined for any other thrown value. It does not ask
 * for `instanceof Error`: in a context of its own, such as Jest's, Node's errors are of another class of that name.
 */
export function systemCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
