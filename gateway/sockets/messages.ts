import { isFields, type OperationParams, readParams } from '../connections/params';
import { HubError } from '../../platform/errors';

type Payload = Readonly<Record<string, unknown>>;

/** What a client says by graphql-transport-ws. */
export type ClientMessage =
  | { readonly type: 'connection_init'; readonly payload: Payload | undefined }
  | { readonly type: 'ping' | 'pong'; readonly payload: Payload | undefined }
  | { readonly type: 'subscribe'; readonly id: string; readonly params: OperationParams }
  | { readonly type: 'complete'; readonly id: string };

/** Reads one message. @returns what is wrong with it where it is none of the protocol */
export function readMessage(text: string): ClientMessage | string {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return 'Messages are JSON';
  }
  return isFields(message) ? messageOf(message) : 'Messages are JSON objects';
}

function messageOf({ type, id, payload }: Payload): ClientMessage | string {
  switch (type) {
    case 'connection_init':
    case 'ping':
    case 'pong':
      if (payload !== undefined && payload !== null && !isFields(payload)) return `The payload of ${type} is an object`;
      return { type, payload: payload ?? undefined };
    case 'subscribe':
      return isId(id) ? subscribeOf(id, payload) : `${type} names an id`;
    case 'complete':
      return isId(id) ? { type, id } : `${type} names an id`;
    default:
      return 'Clients send connection_init, ping, pong, subscribe and complete';
  }
}

function subscribeOf(id: string, payload: unknown): ClientMessage | string {
  try {
    return { type: 'subscribe', id, params: readParams(payload) };
  } catch (error) {
    if (error instanceof HubError) return error.message;
    throw error;
  }
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && id !== '';
}
