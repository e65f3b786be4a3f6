import { badResponse } from '../failure';
import { parseJson } from '../json';
import { asResult, isCursor, isObject } from '../result';
import type { SubgraphResult } from '../subgraph';

export const PROTOCOL = 'graphql-transport-ws';
/** Of the one operation on a socket. */
export const OPERATION_ID = '1';

/** What a subgraph says on a socket. */
export type Told =
  | { readonly type: 'ack' | 'pong' | 'complete' }
  /** With the position that it tells, if it does, and whether the stream has caught up by then. */
  | { readonly type: 'ping'; readonly cursor: string | null; readonly caughtUp: boolean }
  /** `isLast` when nothing comes after it but the end. */
  | { readonly type: 'result'; readonly result: SubgraphResult; readonly isLast: boolean };

/** Reads a message. Throws a bad response for what is none, and for what is said of another operation. */
export function readMessage(text: string): Told {
  const message = parseJson(text);
  if (!isObject(message)) throw badResponse('a message that is no object');
  const { type, id, payload } = message;
  if (type === 'connection_ack') return { type: 'ack' };
  if (type === 'ping') return { type, ...positionOf(payload) };
  if (type === 'pong') return { type };
  if (id !== OPERATION_ID) throw badResponse('a message of another operation');
  if (type === 'complete') return { type };
  if (type === 'next') return { type: 'result', result: asResult(payload), isLast: isRefusal(payload) };
  if (type === 'error') return { type: 'result', result: asResult({ errors: payload }), isLast: true };
  throw badResponse('a message of no known type');
}

/** A subscription that was refused: its result has no data at all, where that of an event has some, or null. */
function isRefusal(payload: unknown): boolean {
  return isObject(payload) && payload.data === undefined;
}

function positionOf(payload: unknown): { readonly cursor: string | null; readonly caughtUp: boolean } {
  const { cursor: cursors, caughtUp } = isObject(payload) ? payload : {};
  const cursor = isObject(cursors) ? cursors[OPERATION_ID] : undefined;
  return { cursor: isCursor(cursor) ? cursor : null, caughtUp: caughtUp === true };
}
