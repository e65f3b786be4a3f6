import type { TypeRelations } from '../plan/type-relations';
import { badResponse } from '../subgraphs/failure';

/** What subgraphs answered, joined: plain JSON under the inner names of `plan/names.ts`. */
export type Tree = Record<string, unknown>;

/** Values nest no deeper than this in what subgraphs answered. */
export const MAX_DEPTH = 200;

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export function isTree(value: unknown): value is Tree {
  return isObject(value) && !Array.isArray(value);
}

/**
 * Joins `source` into `target`; its objects become part of it. Throws a bad response where the two do not fit: lists of
 * different lengths, whose items cannot be told to be the same, or an object where the other has a list.
 */
export function join(target: Tree, source: Tree, relations: TypeRelations, depth = 0): void {
  if (depth > MAX_DEPTH) throw badResponse('a value that nests too deep');
  for (const key in source) {
    const value = source[key];
    const present = target[key];
    if (key === '__typename') target[key] = narrower(present, value, relations);
    else if (isObject(present) && isObject(value) && key !== '__proto__') joinObjects(present, value, relations, depth);
    else if (isSettable(key, value, present)) target[key] = value;
  }
}

/** A copy that shares nothing with the original. */
export function copy<Value>(value: Value, depth = 0): Value {
  if (!isObject(value)) return value;
  if (depth > MAX_DEPTH) throw badResponse('a value that nests too deep');
  if (Array.isArray(value)) return value.map((item: unknown) => copy(item, depth + 1)) as Value;
  const copied: Tree = {};
  for (const key in value) if (key !== '__proto__') copied[key] = copy((value as Tree)[key], depth + 1);
  return copied as Value;
}

/** No client's key is named `__proto__` inside, so nobody asked for one; and null never hides a value. */
function isSettable(key: string, value: unknown, present: unknown): boolean {
  return key !== '__proto__' && (value !== null || present === undefined);
}

/** A subgraph may know only the interface of what another knows the type of. */
function narrower(present: unknown, claimed: unknown, relations: TypeRelations): unknown {
  return present === undefined || (typeof present === 'string' && relations.isInterfaceObject(present))
    ? claimed
    : present;
}

function joinObjects(target: object, source: object, relations: TypeRelations, depth: number): void {
  if (Array.isArray(target) && Array.isArray(source)) joinLists(target, source, relations, depth + 1);
  else if (isTree(target) && isTree(source)) join(target, source, relations, depth + 1);
  else throw badResponse('a list where another subgraph has an object');
}

function joinLists(target: unknown[], source: unknown[], relations: TypeRelations, depth: number): void {
  if (target.length !== source.length) throw badResponse('a list of another length than another subgraph has');
  if (depth > MAX_DEPTH) throw badResponse('a value that nests too deep');
  for (let at = 0; at < source.length; at++) {
    const present: unknown = target[at];
    const value = source[at];
    if (isObject(present) && isObject(value)) joinObjects(present, value, relations, depth);
    else if (present === undefined || present === null) target[at] = value;
  }
}
