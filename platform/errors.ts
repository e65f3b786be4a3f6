import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

/**
 * Every error code that the hub gives to a client, with the HTTP status under which it is sent when the whole request
 * is refused. Codes are part of the API: clients branch on them, so one is never renamed and never reused.
 */
export const ERROR_CODES = {
  /** The HTTP request is not one the door takes (shape of the URL, headers, encoding). */
  BAD_REQUEST: 400,
  /** The document does not parse. */
  GRAPHQL_PARSE_FAILED: 400,
  /** The document is not valid against the schema. */
  GRAPHQL_VALIDATION_FAILED: 400,
  /** An argument or variable is not acceptable; the message names it. */
  BAD_USER_INPUT: 400,
  /** Several operations and no name, or a name that is not there. */
  OPERATION_RESOLUTION_FAILURE: 400,
  /** A limit on what one request may ask was passed; `extensions.limit` and `extensions.measured` say which and how far. */
  LIMIT_EXCEEDED: 400,
  /** The hub does not support what was asked for (such as `@defer`). */
  NOT_SUPPORTED: 400,
  /** No valid token where one is needed, or a token that is broken or of another hub. */
  UNAUTHENTICATED: 401,
  /** The token was valid once. */
  TOKEN_EXPIRED: 401,
  /** Seen, but not this viewer's to do. */
  FORBIDDEN: 403,
  /** Absent, or not for this viewer to see. */
  NOT_FOUND: 404,
  /** The subject's state does not allow this; `extensions.status` is that state, `extensions.legal` what it allows. */
  ILLEGAL_TRANSITION: 409,
  /** The subject has changed since; `extensions.version` is its present version. */
  VERSION_CONFLICT: 409,
  /** The idempotency key was used before, for another request. */
  IDEMPOTENCY_KEY_REUSED: 409,
  /** There is one already, and there may be but one. */
  ALREADY_EXISTS: 409,
  /** Another body has this slug, or had it. */
  SLUG_TAKEN: 409,
  /** Another service's fact has not arrived yet; try again. */
  NOT_YET_KNOWN: 409,
  /** An agenda without items cannot be published. */
  AGENDA_EMPTY: 409,
  /** A late item without two thirds in favour, or at a special meeting. */
  LATE_ITEM_REFUSED: 409,
  /** Too few are present for the body's quorum. */
  NO_QUORUM: 409,
  /** No cursor of this stream: forged, broken, or of another hub or service. `extensions.cursor` is a fresh one. */
  CURSOR_INVALID: 400,
  /** The log no longer holds this position. `extensions.cursor` is a fresh one: reload, and go on from there. */
  CURSOR_TOO_OLD: 410,
  /** The log was restored and its positions mean other events now. `extensions.cursor` is a fresh one: reload. */
  CURSOR_EPOCH_CHANGED: 410,
  /** The schema was replaced, and the document is not valid any more. */
  SCHEMA_CHANGED: 410,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  /** The client took too long to send its request. */
  REQUEST_TIMEOUT: 408,
  PAYLOAD_TOO_LARGE: 413,
  URI_TOO_LONG: 414,
  UNSUPPORTED_MEDIA_TYPE: 415,
  HEADERS_TOO_LARGE: 431,
  /** The hub is busy; try again after `Retry-After`. */
  OVERLOADED: 503,
  /** The hub is starting or stopping. */
  UNAVAILABLE: 503,
  /** A subgraph could not be reached, or died in mid-answer. `extensions.serviceName` says which. */
  SUBGRAPH_UNAVAILABLE: 502,
  /** A subgraph did not answer in time. */
  SUBGRAPH_TIMEOUT: 504,
  /** A subgraph answered something that is no GraphQL result, or does not fit the schema. */
  SUBGRAPH_BAD_RESPONSE: 502,
  /** A subgraph reported an error and gave no code of its own. */
  SUBGRAPH_ERROR: 502,
  /** A field that must have a value had none. */
  NULL_IN_NON_NULL: 502,
  /** The client went away before the answer was ready. */
  CLIENT_CLOSED_REQUEST: 499,
  /** Our fault. The log has the details under `extensions.incident`. */
  INTERNAL_SERVER_ERROR: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** An error meant for the client: its message and extensions are shown as they are. Anything else is masked. */
export class HubError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options: GraphQLErrorOptions = {}) {
    super(message, { ...options, extensions: { ...options.extensions, code } });
    this.name = 'HubError';
    this.code = code;
  }

  /** The HTTP status when this error refuses the whole request. */
  get status(): number {
    return ERROR_CODES[this.code];
  }
}

/** What a client may be told of any thrown value: HubErrors as they are, GraphQL's own errors with a code, the rest masked. */
export function isForClient(error: unknown): error is GraphQLError {
  return error instanceof HubError || (error instanceof GraphQLError && !error.originalError);
}
