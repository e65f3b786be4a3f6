import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { HubError } from '../../platform/errors';
import { errorReply } from './errors';

/** Answers what is no HTTP request, or not one in time, and hangs up. The parser has given up on the connection. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  const isAnswering = (socket as { _httpMessage?: unknown })._httpMessage !== undefined;
  if (!socket.writable || isAnswering) return void socket.destroy(error);
  const { status, headers, body = '' } = errorReply(meaningOf(error));
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${String(body)}`);
}

function meaningOf({ code }: NodeJS.ErrnoException): HubError {
  if (code === 'HPE_HEADER_OVERFLOW') return new HubError('HEADERS_TOO_LARGE', 'The headers are too large.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new HubError('REQUEST_TIMEOUT', 'The request did not arrive in time.');
  return new HubError('BAD_REQUEST', 'This is not an HTTP request.');
}
