import type { IncomingMessage } from 'node:http';
import { HubError } from '../../platform/errors';

const MAX_URL_LENGTH = 8_192;
const MAX_HEADERS = 100;
/** A second one of these would mean one thing to a proxy and another to us. */
const SINGLE = new Set([
  'authorization',
  'content-type',
  'content-encoding',
  'content-length',
  'host',
  'origin',
  'x-hub-after',
]);

/** Refuses a request by its first line and headers, before anything of its body is read. */
export function checkHead({ url = '', rawHeaders }: IncomingMessage): void {
  if (url.length > MAX_URL_LENGTH) throw tooLong(url.length);
  if (!url.startsWith('/')) throw new HubError('BAD_REQUEST', 'The request must name a path.');
  const count = rawHeaders.length / 2;
  if (count > MAX_HEADERS) throw tooMany(count);
  const repeated = firstRepeated(rawHeaders);
  if (repeated) throw new HubError('BAD_REQUEST', `The header ${repeated} may be sent once only.`);
}

function firstRepeated(rawHeaders: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i].toLowerCase();
    if (!SINGLE.has(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}

function tooLong(measured: number): HubError {
  const extensions = { limit: 'urlLength', allowed: MAX_URL_LENGTH, measured };
  return new HubError(
    'URI_TOO_LONG',
    `The URL has ${measured} characters, and ${MAX_URL_LENGTH} are allowed. Send the query by POST.`,
    { extensions },
  );
}

function tooMany(measured: number): HubError {
  const extensions = { limit: 'headers', allowed: MAX_HEADERS, measured };
  return new HubError('HEADERS_TOO_LARGE', `The request has ${measured} headers, and ${MAX_HEADERS} are allowed.`, {
    extensions,
  });
}
