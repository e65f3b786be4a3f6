/** How streams are shared and paced. Times are in milliseconds. */
export interface LiveSettings {
  /** Events that a run keeps for members who are behind. */
  readonly ring: number;
  /** Events of one upstream that are being executed; then nothing more is taken from it. */
  readonly inFlight: number;
  /** Cursors that come within this time are placed together, so that a storm opens few upstreams. */
  readonly gather: number;
  /** So many positions may lie between those whom one run serves from its beginning. */
  readonly span: number;
  /** A group without members is kept for so long: they are likely to come back. */
  readonly linger: number;
  /** Groups without members that are kept at most. */
  readonly lingerers: number;
  /** What other subgraphs have not told of an event by then is null. */
  readonly budget: number;
  /** Members who get nothing are told their position so often. */
  readonly progress: number;
  /** A run that catches up waits so long for a member who takes nothing. */
  readonly patience: number;
  /** The wait before an upstream that was lost is opened again: at first, and at most. */
  readonly backoff: { readonly first: number; readonly most: number };
}

export const DEFAULT_LIVE: LiveSettings = {
  ring: 1024,
  inFlight: 16,
  gather: 20,
  span: 256,
  linger: 30_000,
  lingerers: 128,
  budget: 2_000,
  progress: 15_000,
  patience: 5_000,
  backoff: { first: 50, most: 1_000 },
};
