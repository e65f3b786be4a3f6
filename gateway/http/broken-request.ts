import type { Duplex } from 'node:stream';
import { HubError } from '../../platform/errors';
import { errorReply } from './errors';
import { answerRaw } from './raw-reply';

/** Answers what is no HTTP request, or not one in time, and hangs up. The parser has given up on the connection. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  const isAnswering = (socket as { _httpMessage?: unknown })._httpMessage !== undefined;
  if (!socket.writable || isAnswering) return void socket.destroy(error);
  answerRaw(errorReply(meaningOf(error)), socket);
}

function meaningOf({ code }: NodeJS.ErrnoException): HubError {
  if (code === 'HPE_HEADER_OVERFLOW') return new HubError('HEADERS_TOO_LARGE', 'The headers are too large.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new HubError('REQUEST_TIMEOUT', 'The request did not arrive in time.');
  return new HubError('BAD_REQUEST', 'This is not an HTTP request.');
}
