import { badResponse } from './failure';

/** Values nest no deeper than this in what a subgraph answers. */
const MAX_DEPTH = 200;
/** So many values has an answer of a service in this process at most; over the wire, bytes are counted. */
const MAX_VALUES = 1_000_000;
/** A text with fewer brackets cannot nest so deep that it does harm; one with more is looked through first. */
const HARMLESS_BRACKETS = 1_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Parses the text of an answer. Throws a bad response where it is no JSON, or nests absurdly deep. */
export function parseJson(text: string): unknown {
  if (hasManyBrackets(text) && depthOf(text) > MAX_DEPTH) throw badResponse('JSON that nests too deep');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badResponse('an answer that is no JSON', error);
  }
}

/**
 * A copy of what a service in this process answered, as the wire would have made it: what JSON has no word for is left
 * out or null, objects that say how they are written (dates) are written so, and nothing is shared with the original.
 * Throws a bad response where it nests absurdly deep, or has more than so many values.
 */
export function copyJson(value: unknown, maxValues = MAX_VALUES): unknown {
  return new Copier(maxValues).copy(value, 0);
}

class Copier {
  private values = 0;

  constructor(private readonly maxValues: number) {}

  copy(value: unknown, depth: number): unknown {
    if (++this.values > this.maxValues) throw badResponse(`an answer of more than ${this.maxValues} values`);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (typeof value !== 'object') return undefined;
    if (depth > MAX_DEPTH) throw badResponse('an answer that nests too deep');
    if (Array.isArray(value)) return value.map((item) => this.copy(item, depth + 1) ?? null);
    if (hasOwnJson(value)) return this.copy(value.toJSON(), depth + 1);
    return this.copyObject(value as Record<string, unknown>, depth);
  }

  private copyObject(source: Record<string, unknown>, depth: number): Record<string, unknown> {
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(source)) {
      const value = this.copy(source[key], depth + 1);
      if (value === undefined) continue;
      if (key === '__proto__')
        Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
      else copy[key] = value;
    }
    return copy;
  }
}

function hasOwnJson(value: object): value is { toJSON(): unknown } {
  return typeof (value as { toJSON?: unknown }).toJSON === 'function';
}

/** Much faster than to look through the text, and for most enough. */
function hasManyBrackets(text: string): boolean {
  if (text.length < 2 * HARMLESS_BRACKETS) return false;
  let count = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1))
      if (++count >= HARMLESS_BRACKETS) return true;
  }
  return false;
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === OPEN_BRACKET || code === OPEN_BRACE) deepest = Math.max(deepest, ++depth);
    else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) depth--;
  }
  return deepest;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}
