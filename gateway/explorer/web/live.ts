import { LiveError, type LiveRequest } from '../../../client/handlers';
import { iterate } from '../../../client/iterate';
import { createLiveClient } from '../../../client/live-client';
import type { GraphqlError, LiveResult } from '../../../client/protocol';
import { overWebSocket } from '../../../client/web-socket';

/**
 * Follows a subscription over a WebSocket of its own, for each may have a token of its own. Comes back where the
 * connection breaks; an end with an error is shown as a last result.
 */
export function follow(
  url: string,
  request: LiveRequest,
  headers: Readonly<Record<string, unknown>>,
): AsyncIterableIterator<LiveResult> {
  const transport = overWebSocket({ url, connectionParams: { authorization: authorizationIn(headers) } });
  const events = iterate(createLiveClient({ transport }), request);
  return {
    next: () => events.next().catch((error: unknown) => ({ done: false, value: { errors: told(error) } })),
    return: () => events.return!(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** As people write it in the headers' editor, where upper and lower case are the same. */
function authorizationIn(headers: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
}

function told(error: unknown): readonly GraphqlError[] {
  if (error instanceof LiveError && error.errors.length > 0) return error.errors;
  if (error instanceof CloseEvent) return [{ message: `The hub closed the connection: ${error.code} ${error.reason}` }];
  return [{ message: error instanceof Error ? error.message : String(error) }];
}
