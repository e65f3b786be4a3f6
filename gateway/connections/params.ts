import { HubError } from '../../platform/errors';

type Fields = Readonly<Record<string, unknown>>;

/** One operation, as a client asks for it on any door. */
export interface OperationParams {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Fields | undefined;
  /** Where to go on from, of `extensions.after`. */
  readonly after: string | null;
}

/** Reads an operation's parameters from JSON. Throws BAD_REQUEST for what has another shape. */
export function readParams(value: unknown): OperationParams {
  if (!isFields(value)) throw bad('The request must be one JSON object; batches are not taken.');
  const { query, operationName, variables, extensions } = value;
  if (typeof query !== 'string' || query === '') throw bad('The request must have a query, as text.');
  const after = optional(extensions, isFields, 'extensions must be an object.')?.after;
  return {
    query,
    operationName: optional(operationName, isText, 'operationName must be text.') ?? null,
    variables: optional(variables, isFields, 'variables must be an object.'),
    after: optional(after, isText, 'extensions.after must be a cursor.') ?? null,
  };
}

const PARAMS = ['query', 'operationName', 'variables', 'extensions'] as const;

/** Reads an operation's parameters from a URL. Throws BAD_REQUEST. */
export function readSearchParams(search: string): OperationParams {
  const given = new URLSearchParams(search);
  for (const name of PARAMS) if (given.getAll(name).length > 1) throw bad(`${name} may be given once only.`);
  return readParams({
    query: given.get('query'),
    operationName: given.get('operationName'),
    variables: jsonOf('variables', given),
    extensions: jsonOf('extensions', given),
  });
}

function jsonOf(name: string, given: URLSearchParams): unknown {
  const text = given.get(name);
  if (text === null || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw bad(`${name} must be JSON.`);
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A value that may be left out. Throws BAD_REQUEST where it is there and is something else. */
function optional<T>(value: unknown, is: (value: unknown) => value is T, message: string): T | undefined {
  if (value === undefined || value === null) return undefined;
  if (!is(value)) throw bad(message);
  return value;
}

function bad(message: string): HubError {
  return new HubError('BAD_REQUEST', message);
}
