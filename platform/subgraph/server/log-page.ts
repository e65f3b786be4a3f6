import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkBody, type Claim, ClaimRefused } from '../../auth/claim';
import { HubError } from '../../errors';
import type { Door } from './door';
import { send } from './reply';

/** Entries of one answer. */
const MAX_ENTRIES = 500;
const MAX_WAIT_MS = 20_000;
const NUMBER = /^(0|[1-9]\d{0,14})$/;

export function isLogAddress({ method, url }: IncomingMessage): boolean {
  return method === 'GET' && url !== undefined && url.startsWith('/log?');
}

/**
 * `GET /log?after=<position>&wait=<milliseconds>`: entries of the event log after a position, with its epoch, head and
 * floor of the same instant; where there are none yet, as soon as there are, or after that time. For the hub's own
 * processes alone: entries say what they touched, which not everybody may know. The claim is one for a log, made for
 * path and parameters.
 */
export async function answerLog(
  door: Door,
  claim: Claim,
  { url = '' }: IncomingMessage,
  response: ServerResponse,
  closed: AbortSignal,
): Promise<void> {
  if (claim.kind !== 'log') throw new ClaimRefused('made for no log');
  checkBody(claim, url);
  const { events } = door.service;
  const { after, wait } = parametersOf(url);
  const enough = (): AbortSignal => AbortSignal.any([closed, door.stopping, AbortSignal.timeout(wait)]);
  // Who does not want to wait wants to know what there is at this moment.
  const slice = wait > 0 ? await events.next(after, MAX_ENTRIES, enough()) : await events.read(after, MAX_ENTRIES);
  send(response, 200, slice);
}

function parametersOf(url: string): { after: number; wait: number } {
  const given = new URLSearchParams(url.slice(url.indexOf('?')));
  const [after, wait] = [given.get('after') ?? '', given.get('wait') ?? '0'];
  if (!NUMBER.test(after) || !NUMBER.test(wait) || Number(wait) > MAX_WAIT_MS)
    throw new HubError('BAD_REQUEST', `"after" must be a position, and "wait" milliseconds up to ${MAX_WAIT_MS}.`);
  return { after: Number(after), wait: Number(wait) };
}
