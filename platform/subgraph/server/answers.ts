import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkBody, type Claim, CLAIM_HEADER, ClaimRefused, readClaim } from '../../auth/claim';
import { HubError } from '../../errors';
import { send } from './reply';
import type { Door } from './door';
import { answerLog, isLogAddress } from './log-page';
import { operationOf } from './operation';

/** Representations of a large page fit well; more is refused before it is read. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Answers one request. Rejects with ClaimRefused, a HubError or a SyntaxError, for which see `refuse`. */
export async function answer(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/livez') return send(response, 200, { status: 'ok' });
  if (request.url === '/readyz') return sendReadiness(door, response);
  // Nothing of a stranger's body is read; only what its bytes decide is left for when they are there.
  const isLog = isLogAddress(request);
  const keys = isLog ? door.readerKeys : door.gatewayKeys;
  const claim = readClaim(keys, request.headers[CLAIM_HEADER]?.toString(), door.service.name);
  const closed = closeOf(response);
  if (isLog) return answerLog(door, claim, request, response, closed);
  if (claim.kind !== 'query' && claim.kind !== 'mutation') throw new ClaimRefused('made for no query and no mutation');
  const body = await readBody(request);
  checkBody(claim, body);
  if (claim.kind === 'mutation') door.used.use(claim);
  send(response, 200, await execute(door, claim, body, closed));
}

/** Aborts when the connection closes before the answer is out. */
function closeOf(response: ServerResponse): AbortSignal {
  const closed = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) closed.abort();
  });
  return closed.signal;
}

async function sendReadiness({ service }: Door, response: ServerResponse): Promise<void> {
  const ready = await service.ping().then(
    () => true,
    () => false,
  );
  send(response, ready ? 200 : 503, { status: ready ? 'ok' : 'database does not answer' });
}

async function execute({ service }: Door, { viewer, kind }: Claim, body: Buffer, signal: AbortSignal): Promise<object> {
  const { query, operationName, variables } = operationOf(JSON.parse(body.toString('utf8')));
  return service.execute({
    document: query,
    operationName,
    variables: variables ?? undefined,
    viewer,
    kind: kind === 'mutation' ? kind : 'query',
    signal,
  });
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new HubError('PAYLOAD_TOO_LARGE', `The body is over ${MAX_BODY_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}
