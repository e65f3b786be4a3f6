/** What travels between the hub and a client that follows it, and what its parts mean. */

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An answer, or one event of a subscription. An event has its cursor in `extensions.cursor`, even when its data is null. */
export interface LiveResult<Data = Record<string, unknown>> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphqlError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** Events may be missing between what was handed over and what comes next: reload what you show. */
export interface Gap {
  /**
   * CURSOR_TOO_OLD, CURSOR_EPOCH_CHANGED or CURSOR_INVALID, from the hub; POSITION_LOST when the connection broke before
   * this client knew any position.
   */
  readonly code: string;
  /** Where the stream goes on; null: from whenever the hub is reached again. */
  readonly cursor: string | null;
}

const GAPS: ReadonlySet<unknown> = new Set(['CURSOR_TOO_OLD', 'CURSOR_EPOCH_CHANGED', 'CURSOR_INVALID']);
const PASSING: ReadonlySet<unknown> = new Set([
  'OVERLOADED',
  'UNAVAILABLE',
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_TIMEOUT',
  'REQUEST_TIMEOUT',
]);
const UNAUTHORIZED: ReadonlySet<unknown> = new Set(['TOKEN_EXPIRED', 'UNAUTHENTICATED']);

/** The position that a result carries: an event's own, or the one at which a query's answer was true. */
export function cursorOf({ extensions }: LiveResult): string | null {
  return typeof extensions?.cursor === 'string' ? extensions.cursor : null;
}

/** An event as it came over server-sent events: its id is its cursor too. Throws when it is no JSON object. */
export function readEvent(data: string, id: string | null): LiveResult {
  const result = JSON.parse(data) as LiveResult | null;
  if (typeof result !== 'object' || result === null) throw new SyntaxError('An event of the stream is no object.');
  if (!id || cursorOf(result) !== null) return result;
  return { ...result, extensions: { ...result.extensions, cursor: id } };
}

/** The errors with which a subscription was refused or ended; null for an event, whose own errors are part of it. */
export function refusalIn(result: LiveResult): readonly GraphqlError[] | null {
  const isEvent = cursorOf(result) !== null || (result.data !== undefined && result.data !== null);
  return !isEvent && result.errors && result.errors.length > 0 ? result.errors : null;
}

/** The gap of which errors tell, if they do. */
export function gapIn(errors: readonly GraphqlError[]): Gap | null {
  const extensions = errors.find((error) => GAPS.has(error.extensions?.code))?.extensions;
  if (!extensions) return null;
  return { code: String(extensions.code), cursor: typeof extensions.cursor === 'string' ? extensions.cursor : null };
}

/** The same may well succeed a little later. */
export function isPassing(errors: readonly GraphqlError[]): boolean {
  return errors.some(({ extensions }) => PASSING.has(extensions?.code));
}

/** Another token is needed. */
export function isUnauthorized(errors: readonly GraphqlError[]): boolean {
  return errors.some(({ extensions }) => UNAUTHORIZED.has(extensions?.code));
}
