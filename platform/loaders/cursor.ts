import { HubError } from '../errors';

/**
 * SQL types that a list may be sorted by, each with what PostgreSQL prints of it and reads again. A cursor comes back from
 * the client, and anything else would be an error of the database.
 */
const PRINTED = {
  text: (text: string) => !text.includes('\0'),
  timestamptz: isInstant,
  date: (text: string) => isInfinite(text) || isRealDay(text),
  int: (text: string) => /^-?\d{1,9}$/.test(text),
  bigint: (text: string) => /^-?\d{1,18}$/.test(text),
  float8: isFloat,
} as const;

export type SortType = keyof typeof PRINTED;

/** A page's cursor: the row's sort values. Opaque by contract; tied to no viewer, since rights are checked at reading. */
export function writeCursor(position: readonly string[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The sort values of a cursor, one of each type. @throws HubError BAD_USER_INPUT for what is no cursor of such a list */
export function readCursor(cursor: string, types: readonly SortType[]): string[] {
  const position = parse(cursor);
  if (!isPosition(position, types)) {
    throw new HubError(
      'BAD_USER_INPUT',
      'The argument "after" is no cursor of this list; use an edge\'s cursor or endCursor.',
    );
  }
  return position;
}

/** Undefined for what is no JSON. */
function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isPosition(position: unknown, types: readonly SortType[]): position is string[] {
  if (!Array.isArray(position) || position.length !== types.length) return false;
  return types.every((type, index) => typeof position[index] === 'string' && PRINTED[type](position[index]));
}

/** Sessions print instants in UTC. */
function isInstant(text: string): boolean {
  const printed = /^(\d{4}-\d\d-\d\d) ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?\+00$/.exec(text);
  return isInfinite(text) || (printed !== null && isRealDay(printed[1]));
}

function isInfinite(text: string): boolean {
  return text === 'infinity' || text === '-infinity';
}

/** The calendar has no year 0, and in no year a 30th of February. */
function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A number that rounds to infinity, or from something to nothing, is out of range. */
function isFloat(text: string): boolean {
  const printed = /^-?(?:Infinity|(\d+(?:\.\d+)?)(?:e[+-]?\d+)?)$/.exec(text);
  if (printed === null) return false;
  if (printed[1] === undefined) return true;
  const value = Number(text);
  return Number.isFinite(value) && (value !== 0 || Number(printed[1]) === 0);
}
