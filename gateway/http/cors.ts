import type { IncomingMessage } from 'node:http';
import type { Reply } from './exchange';

/** Web origins whose pages may read answers: any, or these. Never with a browser's credentials: the hub knows none. */
export type CorsOrigins = 'any' | readonly string[];

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'accept, authorization, content-type, last-event-id, x-hub-after, apollo-require-preflight, apollographql-client-name, apollographql-client-version, x-apollo-operation-name',
  'access-control-max-age': '86400',
};

/** What lets the asking page read an answer; nothing for an origin that may not. */
export function corsHeaders({ headers }: IncomingMessage, origins: CorsOrigins): Record<string, string> {
  if (origins === 'any') return allowing('*');
  const { origin } = headers;
  return origin !== undefined && origins.includes(origin)
    ? { vary: 'Origin', ...allowing(origin) }
    : { vary: 'Origin' };
}

/** The answer to OPTIONS: what a browser asks before it lets a page send a request. */
export function preflight({ headers }: IncomingMessage, allow: string): Reply {
  const asked = headers['access-control-request-method'] !== undefined;
  return { status: 204, headers: { allow, ...(asked ? PREFLIGHT : {}) } };
}

function allowing(origin: string): Record<string, string> {
  return { 'access-control-allow-origin': origin, 'access-control-expose-headers': 'Retry-After, WWW-Authenticate' };
}
