import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** The contract's scalars, with its descriptions word for word: they are part of every subgraph's SDL. */

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export const DateTimeScalar = scalar<Date, string>({
  name: 'DateTime',
  description: 'An instant, RFC 3339, in UTC.',
  wanted: 'an instant such as 2026-01-31T17:00:00Z',
  parse: (value) =>
    typeof value === 'string' && RFC3339.test(value) && isRealDay(value.slice(0, 10)) ? validDate(value) : undefined,
  serialize: (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined),
});

export const DateScalar = scalar<string, string>({
  name: 'Date',
  description: 'A calendar day, such as 2026-01-31. Days are counted in America/New_York.',
  wanted: 'a day such as 2026-01-31',
  parse: (value) => (typeof value === 'string' && isRealDay(value) ? value : undefined),
  serialize: (value) => (typeof value === 'string' && isRealDay(value) ? value : undefined),
});

/** Whether it is a cursor, and of which log, is for the log to say. */
export const CursorScalar = scalar<string, string>({
  name: 'Cursor',
  description:
    "Opaque position in a service's event log, to resume a subscription from. Grants nothing; store it and hand it back. Not a page cursor.",
  wanted: 'a cursor of this hub',
  parse: (value) => (typeof value === 'string' ? value : undefined),
  serialize: (value) => (typeof value === 'string' ? value : undefined),
});

export const SafeIntScalar = scalar<number, number>({
  name: 'SafeInt',
  description:
    'A whole number that JavaScript holds exactly (up to 2^53 - 1), as a JSON number. Int ends at 21 million dollars in cents.',
  wanted: 'a whole number up to 2^53 - 1',
  parse: (value) => (Number.isSafeInteger(value) ? (value as number) : undefined),
  serialize: (value) => (Number.isSafeInteger(value) ? (value as number) : undefined),
});

export const LanguageTagScalar = scalar<string, string>({
  name: 'LanguageTag',
  description:
    'A BCP 47 tag of a language that people speak or read, such as en, es, pt, ht or ase (American Sign Language).',
  wanted: 'a BCP 47 language tag such as es',
  parse: (value) => (isLanguageTag(value) ? value : undefined),
  serialize: (value) => (isLanguageTag(value) ? value : undefined),
});

interface Rules<Internal, External> {
  readonly name: string;
  readonly description: string;
  readonly wanted: string;
  /** Undefined for what is no such value. */
  readonly parse: (value: unknown) => Internal | undefined;
  readonly serialize: (value: unknown) => External | undefined;
}

function scalar<Internal, External>(rules: Rules<Internal, External>): GraphQLScalarType<Internal, External> {
  const { name, description, wanted } = rules;
  const orRefuse = <T>(found: T | undefined, given: unknown, node?: ValueNode): T => {
    if (found === undefined)
      throw new GraphQLError(`${name} must be ${wanted}, not ${shown(given)}.`, {
        nodes: node,
        extensions: { code: 'BAD_USER_INPUT' },
      });
    return found;
  };
  return new GraphQLScalarType<Internal, External>({
    name,
    description,
    serialize: (value) => orRefuse(rules.serialize(value), value),
    parseValue: (value) => orRefuse(rules.parse(value), value),
    parseLiteral: (node) => orRefuse(rules.parse(literal(node)), literal(node), node),
  });
}

/** Enough of a value to know it again. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? typeof value;
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  return node.kind === Kind.INT ? Number(node.value) : undefined;
}

function validDate(text: string): Date | undefined {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isLanguageTag(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
