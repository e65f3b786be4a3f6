import { type GraphQLEnumType, type GraphQLLeafType, isEnumType } from 'graphql';
import { quote } from './json-text';

const MAX_INT = 2_147_483_647;
const MIN_INT = -2_147_483_648;
const MAX_DEPTH = 100;

/** Writes a leaf as JSON text, or gives undefined for a value that needs a closer look. */
export type LeafWriter = (value: unknown) => string | undefined;

/** Writes values as they come where they are exactly what the type says. */
export function leafWriter(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) return enumWriter(type);
  return WRITERS.get(type.name) ?? writeCustom;
}

/** A map, for a custom scalar may have the name of something that every object inherits. */
const WRITERS: ReadonlyMap<string, LeafWriter> = new Map<string, LeafWriter>([
  ['String', (value) => (typeof value === 'string' ? quote(value) : undefined)],
  ['ID', (value) => (typeof value === 'string' ? quote(value) : undefined)],
  ['Int', (value) => (isInt(value) ? `${value}` : undefined)],
  ['Float', (value) => (isFiniteNumber(value) ? `${value}` : undefined)],
  ['Boolean', (value) => (typeof value === 'boolean' ? `${value}` : undefined)],
]);

/**
 * The value that a client gets for a leaf, exactly as graphql-js serializes it. Throws when it does not fit the type, or,
 * for a custom scalar, when it is nothing that may be passed on.
 */
export function serializeLeaf(type: GraphQLLeafType, value: unknown): unknown {
  if (isEnumType(type) || WRITERS.has(type.name)) return type.serialize(value);
  if (!isPassable(value)) throw new TypeError('not plain JSON');
  return value;
}

function enumWriter(type: GraphQLEnumType): LeafWriter {
  const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, `"${name}"`]));
  return (value) => texts.get(value);
}

function writeCustom(value: unknown): string | undefined {
  if (typeof value === 'string') return quote(value);
  return isPassable(value) ? JSON.stringify(value) : undefined;
}

/** JSON, not too deep, in which no key would pollute a prototype where it is copied without care. */
function isPassable(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  if (depth > MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isPassable(item, depth + 1));
  return Object.entries(value).every(([key, item]) => key !== '__proto__' && isPassable(item, depth + 1));
}

function isInt(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) <= MAX_INT && (value as number) >= MIN_INT;
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
