import type { IncomingMessage } from 'node:http';
import { HubError } from '../../platform/errors';

/** How much of a refused body is still taken and thrown away, so that the client gets to read why it was refused. */
const PATIENCE = 32 * 1024 * 1024;
const CONTENT_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?;?\s*$/i;

/**
 * Reads a JSON body. Throws UNSUPPORTED_MEDIA_TYPE for another type, charset or encoding, PAYLOAD_TOO_LARGE beyond
 * `maxBytes`, BAD_REQUEST for what is no JSON in UTF-8.
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  checkType(request);
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HubError('BAD_REQUEST', 'The body is not JSON in UTF-8.');
  }
}

/** Throws UNSUPPORTED_MEDIA_TYPE for another type, charset or encoding than those of JSON. */
export function checkType({ headers }: IncomingMessage): void {
  if (!CONTENT_TYPE.test(headers['content-type'] ?? '')) {
    throw new HubError(
      'UNSUPPORTED_MEDIA_TYPE',
      'The body must be sent with content-type: application/json, in UTF-8.',
    );
  }
  const encoding = headers['content-encoding'];
  if (encoding && encoding.toLowerCase() !== 'identity') {
    throw new HubError('UNSUPPORTED_MEDIA_TYPE', 'The body must be sent without a content-encoding.');
  }
}

function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > maxBytes) return Promise.reject(refuse(request, announced, maxBytes));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= maxBytes) return void chunks.push(chunk);
      request.off('data', take);
      chunks.length = 0;
      reject(refuse(request, size, maxBytes));
    };
    request.on('data', take);
    request.once('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', () => reject(new HubError('CLIENT_CLOSED_REQUEST', 'The body ended early.')));
  });
}

/** A client that is still sending does not read; so what it sends is thrown away for a while, and nothing of it is kept. */
function refuse(request: IncomingMessage, measured: number, allowed: number): HubError {
  let thrownAway = 0;
  request.on('data', (chunk: Buffer) => {
    thrownAway += chunk.length;
    if (thrownAway > PATIENCE) request.destroy();
  });
  return new HubError('PAYLOAD_TOO_LARGE', `The body has more than ${allowed} bytes.`, {
    extensions: { limit: 'bodyBytes', allowed, measured },
  });
}
