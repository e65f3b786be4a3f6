/** Why the gateway closes a socket. Clients branch on these; graphql-ws's own does not come back after those marked as final. */
export const CLOSE = {
  /** The gateway stops or restarts: come back, with the last cursor. */
  restart: 1012,
  /** Too many are connected, or something here is out of order: come back later. */
  overload: 1013,
  /** Final: not a message of the protocol. */
  invalidMessage: 4400,
  /** Final: an operation before the connection was acknowledged. */
  unauthorized: 4401,
  /** The token is not good, or not any more, or means something else now: come back with a new one. */
  forbidden: 4403,
  /** Final: the hub speaks graphql-transport-ws alone. */
  subprotocol: 4406,
  /** Nothing was said within the time there is for it. */
  initTimeout: 4408,
  /** Final: an operation of this id is open. */
  subscriberExists: 4409,
  /** The client takes less than is sent to it: come back, with the last cursor. */
  tooSlow: 4410,
  /** Final: a connection says who it is once. */
  tooManyInits: 4429,
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

/** A frame that closes has room for no more than 123 bytes. */
export function closeReason(text: string): string {
  const bytes = Buffer.from(text);
  return bytes.length <= 123 ? text : new TextDecoder().decode(bytes.subarray(0, 120)).replace(/\uFFFD+$/, '');
}
