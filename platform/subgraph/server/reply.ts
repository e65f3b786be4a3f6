import type { ServerResponse } from 'node:http';
import { ClaimRefused } from '../../auth/claim';
import { HubError } from '../../errors';
import type { Log } from '../../log';

export function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  // A body that nobody will read would be taken for the next request.
  if (!response.req.complete) response.setHeader('connection', 'close');
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Tells who asked what was wrong, and a stranger nothing. */
export function refuse(log: Log, response: ServerResponse, error: unknown): void {
  if (error instanceof ClaimRefused) {
    log.warn({ reason: error.message }, 'refused a request without a valid claim');
    return sendError(response, new HubError('UNAUTHENTICATED', 'Only the gateway may ask this service.'));
  }
  if (error instanceof HubError) return sendError(response, error);
  if (error instanceof SyntaxError) return sendError(response, new HubError('BAD_REQUEST', 'The body is no JSON.'));
  if (response.destroyed) return; // the client left in mid-request: nobody is there to be told
  log.error({ err: error }, 'request failed');
  sendError(response, new HubError('INTERNAL_SERVER_ERROR', 'The service failed to answer.'));
}

function sendError(response: ServerResponse, error: HubError): void {
  send(response, error.status, { errors: [error.toJSON()] });
}
