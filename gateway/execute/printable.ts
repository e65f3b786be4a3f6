import { isObject } from './tree';

/**
 * What moves a cursor, changes colours, breaks a line or turns the direction of writing, in a terminal or a log; and
 * halves of characters.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** The text in one line, with a blank for whatever is no text. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, ' ');
}

/** A copy of plain JSON in which all texts are printable, the keys too. */
export function printableJson(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(printableJson);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [printable(key), printableJson(inner)]));
}
