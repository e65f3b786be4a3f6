import { HubError } from '../errors';

/**
 * Refuses a move that the subject's state does not allow.
 * @param what such as `meeting`
 * @param status where it stands
 * @param legal names of the mutations that its state allows
 */
export function illegalTransition(what: string, status: string | null, legal: readonly string[]): HubError {
  const allowed = legal.length > 0 ? `It allows ${legal.join(', ')}.` : 'It allows no move.';
  return new HubError('ILLEGAL_TRANSITION', `The ${what} is ${status ?? 'of no known status'}. ${allowed}`, {
    extensions: { status, legal },
  });
}
