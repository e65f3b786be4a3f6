/** What a client may hold open, and how long it may take. */
export interface ConnectionLimits {
  /** Sockets and event streams of one person; of one rights class and address, where the token names no person. */
  readonly perViewer: number;
  /** Sockets and event streams of one address; of one /64 network, for IPv6. */
  readonly perAddress: number;
  /** Operations that are open on one socket. */
  readonly operationsPerSocket: number;
  /** Within which a socket must say who it is. */
  readonly initMilliseconds: number;
  /** Within which a client must take what it was sent; and a millisecond for each kilobyte of it. */
  readonly drainMilliseconds: number;
  /** A client that has this much still to take is sent nothing more. */
  readonly bufferedBytes: number;
  /** Between signs of life. Half of it is less than what phones and proxies wait before they drop an idle connection. */
  readonly keepAliveMilliseconds: number;
  /** Between looks at whether the viewer is still who it was. */
  readonly recheckMilliseconds: number;
}

export const DEFAULT_CONNECTION_LIMITS: ConnectionLimits = {
  perViewer: 10,
  perAddress: 50,
  operationsPerSocket: 25,
  initMilliseconds: 3_000,
  drainMilliseconds: 30_000,
  bufferedBytes: 1024 * 1024,
  keepAliveMilliseconds: 12_000,
  recheckMilliseconds: 60_000,
};
