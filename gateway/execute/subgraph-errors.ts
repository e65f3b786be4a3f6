import { GraphQLError } from 'graphql';
import { copyJson } from '../subgraphs/json';
import type { FailureCode } from '../subgraphs/failure';
import type { Path } from './error-list';
import { printable, printableJson } from './printable';
import { isTree, type Tree } from './tree';

const MAX_MESSAGE = 1_000;
const MAX_EXTENSIONS = 2_000;
const MAX_PATH = 100;
/** What can be the key of a field. */
const NAME = /^[A-Za-z_]\w{0,254}$/;
const CODE = /^[A-Za-z][A-Za-z0-9_.:-]{0,99}$/;
/** What servers put there tells of their insides. */
const INTERNALS = new Set(['stacktrace', 'exception', 'debugMessage', '__proto__', 'constructor', 'prototype']);

/** The error that a client sees for one that a subgraph reported; nothing of that one is taken on trust. */
export function reportedError(reported: unknown, path: Path | undefined, serviceName: string): GraphQLError {
  const told = isTree(reported) ? reported : {};
  return new GraphQLError(messageOf(told.message), {
    path,
    extensions: extensionsOf(told.extensions, serviceName),
  });
}

function messageOf(told: unknown): string {
  const message = typeof told === 'string' ? printable(told.slice(0, MAX_MESSAGE)).trim() : '';
  return message === '' ? 'The service reported an error.' : message;
}

/** The error that a client sees where a fetch failed: what failed is told by its code, and why is for the log. */
export function failureError(code: FailureCode, path: Path | undefined, serviceName: string): GraphQLError {
  return new GraphQLError(FAILURES[code](serviceName), { path, extensions: { code, serviceName } });
}

const FAILURES: Readonly<Record<FailureCode, (serviceName: string) => string>> = {
  SUBGRAPH_UNAVAILABLE: (name) => `The service ${name} could not be reached.`,
  SUBGRAPH_TIMEOUT: (name) => `The service ${name} did not answer in time.`,
  SUBGRAPH_BAD_RESPONSE: (name) => `The service ${name} gave an answer that cannot be used.`,
};

/** The path of a reported error, as far as it is one. */
export function reportedPath(reported: unknown): Path | undefined {
  const path = isTree(reported) ? reported.path : undefined;
  if (!Array.isArray(path) || path.length === 0 || path.length > MAX_PATH) return undefined;
  return path.every(isSegment) ? path : undefined;
}

function isSegment(value: unknown): value is string | number {
  return (
    (typeof value === 'string' && NAME.test(value)) ||
    (typeof value === 'number' && Number.isInteger(value) && value >= 0)
  );
}

function extensionsOf(extensions: unknown, serviceName: string): Record<string, unknown> {
  const own = isTree(extensions) ? extensions : {};
  const code = typeof own.code === 'string' && CODE.test(own.code) ? own.code : 'SUBGRAPH_ERROR';
  return { ...smallExtensions(own), code, serviceName };
}

function smallExtensions(extensions: Tree): Tree {
  try {
    const kept = Object.entries(extensions).filter(([key]) => !INTERNALS.has(key));
    const copied = copyJson(Object.fromEntries(kept)) as Tree;
    return JSON.stringify(copied).length <= MAX_EXTENSIONS ? (printableJson(copied) as Tree) : {};
  } catch {
    // They nest too deep; the error itself still counts.
    return {};
  }
}
