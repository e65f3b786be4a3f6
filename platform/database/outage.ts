/** Errors of sockets, and of a server that stops, starts, is gone or has no connection left. */
const OUTAGE_CODES = new Set([
  'EAGAIN', // a local socket before which too many wait
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);

/**
 * What `pg` says without a code, when a connection ends in mid-query, none can be had in time, or the pool has put away one
 * that was lost.
 */
const OUTAGE_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed and is not queryable)/;

/** True for an error that says that the database cannot be reached now, so that the same request may succeed later. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as Error & { code?: unknown; driverError?: unknown };
  if (typeof code === 'string' && (OUTAGE_CODES.has(code) || code.startsWith('08'))) return true;
  return OUTAGE_MESSAGE.test(error.message) || isOutage(driverError);
}
