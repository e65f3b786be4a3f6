import { Check, Column, type ColumnOptions, ForeignKey, PrimaryColumn } from 'typeorm';
import { isText, isMoney, isProvenance, isSource } from './values';

/**
 * The kinds of column that the services' tables are made of. Each writes TypeORM's own metadata and remembers what a
 * value must look like, so that the loader can refuse a broken row with a reason before anything is written.
 */

interface Options {
  readonly nullable?: boolean;
  readonly default?: ColumnOptions['default'];
}

/** Why a value does not fit, or null when it fits. Never called with null. */
export type ValueCheck = (value: unknown) => string | null;

const checks = new Map<object, Map<string, ValueCheck>>();

/** The checks of an entity's columns by property name. */
export function checksOf(entity: { prototype: object }): ReadonlyMap<string, ValueCheck> {
  return checks.get(entity.prototype) ?? new Map();
}

function column(type: ColumnOptions, options: Options, check: ValueCheck): PropertyDecorator {
  return (target, property) => {
    remember(target, String(property), check);
    Column({ ...type, nullable: options.nullable ?? false, default: options.default })(target, property);
  };
}

function remember(target: object, property: string, check: ValueCheck): void {
  const ofEntity = checks.get(target) ?? new Map<string, ValueCheck>();
  checks.set(target, ofEntity.set(property, check));
}

const is =
  (holds: (value: unknown) => boolean, wanted: string): ValueCheck =>
  (value) =>
    holds(value) ? null : `must be ${wanted}`;
const isId = is(
  (v) => typeof v === 'string' && /^[\w.:-]{1,128}$/.test(v),
  'an id: letters, digits, "-", "_", ".", ":"',
);
const each =
  (check: ValueCheck): ValueCheck =>
  (value) => {
    if (!Array.isArray(value)) return 'must be a list';
    return value.map(check).find((reason) => reason !== null) ?? null;
  };

/** The primary key. */
export function Id(): PropertyDecorator {
  return (target, property) => {
    remember(target, String(property), isId);
    PrimaryColumn({ type: 'text' })(target, property);
  };
}

/** Rises with every change of the row; 1 when it is new. */
export function Version(): PropertyDecorator {
  return Int({ default: 1 });
}

/** The id of a row of this service. Checked when the transaction commits, so that rows may come in any order. */
export function Ref(entity: () => Function, options: Options = {}): PropertyDecorator {
  return (target, property) => {
    column({ type: 'text' }, options, isId)(target, property);
    ForeignKey(entity as never, { deferrable: 'INITIALLY DEFERRED' })(target, property);
  };
}

/** The id of an entity that another service owns; nothing here can check it. */
export function ForeignId(options: Options = {}): PropertyDecorator {
  return column({ type: 'text' }, options, isId);
}

/** Ids of entities, in order. */
export function Ids(): PropertyDecorator {
  return column({ type: 'text', array: true }, { default: '{}' }, each(isId));
}

/** A string for machines or of one language: a slug, a number, a URL. */
export function Str(options: Options = {}): PropertyDecorator {
  return column(
    { type: 'text' },
    options,
    is((v) => typeof v === 'string' && v.length > 0, 'a string that is not empty'),
  );
}

/** A list of such strings. */
export function Strs(): PropertyDecorator {
  return column(
    { type: 'text', array: true },
    { default: '{}' },
    each(is((v) => typeof v === 'string' && v.length > 0, 'a list of strings')),
  );
}

/** A text in English and Spanish. */
export function Text(options: Options = {}): PropertyDecorator {
  return column({ type: 'jsonb' }, options, isText);
}

/** A list of such texts. */
export function Texts(): PropertyDecorator {
  return column({ type: 'jsonb' }, { default: [] }, each(isText));
}

/** One of the values, kept as text and held by a check constraint, so that a new value is a one-line migration. */
export function OneOf(values: readonly string[], options: Options = {}): PropertyDecorator {
  const allowed = is((v) => values.includes(v as string), `one of ${values.join(', ')}`);
  return (target, property) => {
    column({ type: 'text' }, options, allowed)(target, property);
    const list = values.map((value) => `'${value}'`).join(', ');
    const name = snakeCase(String(property));
    Check(`${snakeCase(target.constructor.name)}_${name}`, `"${name}" IN (${list})`)(target.constructor);
  };
}

/** Several of the values. */
export function SomeOf(values: readonly string[]): PropertyDecorator {
  return column(
    { type: 'text', array: true },
    { default: '{}' },
    each(is((v) => values.includes(v as string), `a list of ${values.join(', ')}`)),
  );
}

/** An instant, as RFC 3339 in a dataset and as a Date in memory. */
export function Instant(options: Options = {}): PropertyDecorator {
  const fits = (v: unknown): boolean =>
    typeof v === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(v) &&
    !Number.isNaN(Date.parse(v));
  return column({ type: 'timestamptz' }, options, is(fits, 'an instant such as 2026-01-31T17:00:00Z'));
}

/** A calendar day, YYYY-MM-DD, a string everywhere. */
export function Day(options: Options = {}): PropertyDecorator {
  return column({ type: 'date' }, options, is(isDay, 'a day such as 2026-01-31'));
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

export function Int(options: Options = {}): PropertyDecorator {
  return column(
    { type: 'int' },
    options,
    is((v) => Number.isInteger(v) && Math.abs(v as number) < 2 ** 31, 'a whole number'),
  );
}

export function Num(options: Options = {}): PropertyDecorator {
  return column(
    { type: 'double precision' },
    options,
    is((v) => typeof v === 'number' && Number.isFinite(v), 'a number'),
  );
}

export function Flag(options: Options = {}): PropertyDecorator {
  return column(
    { type: 'boolean' },
    options,
    is((v) => typeof v === 'boolean', 'true or false'),
  );
}

/** An exact amount: { cents, currency }. */
export function Amount(options: Options = {}): PropertyDecorator {
  return column({ type: 'jsonb' }, options, isMoney);
}

/** What a fact rests on: { label, url, retrievedOn }. */
export function Source(options: Options = {}): PropertyDecorator {
  return column({ type: 'jsonb' }, options, isSource);
}

/** Where the row comes from; every row says it. */
export function ProvenanceColumn(): PropertyDecorator {
  return column({ type: 'jsonb' }, {}, isProvenance);
}

/** `someName` -> `some_name`: how properties are called in the database. */
export function snakeCase(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
