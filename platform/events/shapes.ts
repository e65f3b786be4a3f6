import { isMoney, isSource, isText, type Money, type SourceRef, type TranslatedText } from '../database/values';

/** What a field of an event's payload holds, and what that is in code. Instants and days are texts where they are read. */
interface Values {
  /** Of an entity; nothing is said of whether it is there. */
  readonly id: string;
  readonly ids: readonly string[];
  /** Of a vocabulary, or one's own, in one language. */
  readonly word: string;
  readonly words: readonly string[];
  /** What people read, in two languages. */
  readonly text: TranslatedText;
  readonly texts: readonly TranslatedText[];
  readonly number: number;
  readonly flag: boolean;
  readonly day: string;
  readonly instant: string;
  readonly money: Money;
  readonly source: SourceRef;
  /** Things that have a shape of their own. */
  readonly things: readonly Readonly<Record<string, unknown>>[];
  readonly thing: Readonly<Record<string, unknown>>;
}

type Kind = keyof Values;

/** With `?`, it may be null. */
export type Field = Kind | `${Kind}?`;

/** The fields of a payload by their names. One whose name ends with `?` may be left out. */
export type Shape = Readonly<Record<string, Field>>;

type ValueOf<F> = F extends `${infer K extends Kind}?` ? Values[K] | null : F extends Kind ? Values[F] : never;

/** A payload of a shape. */
export type PayloadOf<S extends Shape> = {
  readonly [Name in keyof S as Name extends `${string}?` ? never : Name]: ValueOf<S[Name]>;
} & {
  readonly [Name in keyof S as Name extends `${infer Bare}?` ? Bare : never]?: ValueOf<S[Name]>;
};

const isWord = (value: unknown): boolean => typeof value === 'string';
const isThing = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const each =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(is);
const isTranslated = (value: unknown): boolean => isText(value) === null;

const IS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  id: isWord,
  ids: each(isWord),
  word: isWord,
  words: each(isWord),
  text: isTranslated,
  texts: each(isTranslated),
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  day: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  // Dates before they are written.
  instant: (value) => value instanceof Date || (typeof value === 'string' && !Number.isNaN(Date.parse(value))),
  money: (value) => isMoney(value) === null,
  source: (value) => isSource(value) === null,
  things: each(isThing),
  thing: isThing,
};

/** Names of the fields of a payload that are not as the shape has them: missing ones, others, and null where it must not be. */
export function misfits(shape: Shape, payload: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(shape)
    .filter(([name, field]) => !fits(field, name.endsWith('?'), payload[bare(name)]))
    .map(([name]) => bare(name));
}

/** Names of what a payload has beyond a shape. */
export function beyond(shape: Shape, payload: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(payload).filter(
    (name) => payload[name] !== undefined && !Object.hasOwn(shape, name) && !Object.hasOwn(shape, `${name}?`),
  );
}

/** Names of the fields of which a reader cannot be sure that they come as it reads them. */
export function unmet(reads: Shape, told: Shape): string[] {
  return Object.entries(reads)
    .filter(([name, field]) => !covers(name, field, told))
    .map(([name]) => bare(name));
}

/** The name without the mark that it may be left out. */
export function bare(name: string): string {
  return name.endsWith('?') ? name.slice(0, -1) : name;
}

function fits(field: Field, mayLack: boolean, value: unknown): boolean {
  if (value === undefined) return mayLack;
  if (value === null) return field.endsWith('?');
  return IS[bare(field) as Kind](value);
}

function covers(name: string, field: Field, told: Shape): boolean {
  const [must, may] = [told[bare(name)] as Field | undefined, told[`${bare(name)}?`] as Field | undefined];
  const known = must ?? may;
  if (must === undefined && !name.endsWith('?')) return false;
  if (known === undefined) return true;
  return bare(known) === bare(field) && (!known.endsWith('?') || field.endsWith('?'));
}
