/**
 * Settings come from the environment, are checked once at the start, and everything that is wrong is told together: which
 * setting, what it was, what is allowed.
 */

/** One setting: how its text is read. */
export interface Setting<T> {
  /** What is allowed, for messages and for the README's table. */
  readonly allowed: string;
  /** Undefined when the setting is required. */
  readonly fallback?: T;
  /** True when messages must not quote the value. */
  readonly secret?: boolean;
  /** @returns undefined for a text that is not allowed */
  parse(text: string): T | undefined;
}

export type Settings<Spec> = { readonly [Name in keyof Spec]: Spec[Name] extends Setting<infer T> ? T : never };

/** Every setting that is wrong. */
export class WrongSettings extends Error {
  constructor(reasons: readonly string[]) {
    super(['The settings are wrong:', ...reasons.map((reason) => `  ${reason}`)].join('\n'));
    this.name = 'WrongSettings';
  }
}

/** Reads settings from an environment; an empty value counts as left out. @throws WrongSettings */
export function readSettings<Spec extends Record<string, Setting<unknown>>>(
  spec: Spec,
  env: Readonly<Record<string, string | undefined>>,
): Settings<Spec> {
  const reasons: string[] = [];
  const values = Object.entries(spec).map(([name, setting]) => {
    const text = env[name];
    if (text === undefined || text === '') {
      if (!('fallback' in setting)) reasons.push(`${name} is not set; allowed: ${setting.allowed}`);
      return [name, setting.fallback];
    }
    const value = setting.parse(text);
    if (value === undefined)
      reasons.push(`${name}=${setting.secret ? '(not shown)' : text} is not allowed; allowed: ${setting.allowed}`);
    return [name, value];
  });
  if (reasons.length > 0) throw new WrongSettings(reasons);
  return Object.fromEntries(values) as Settings<Spec>;
}

/** Any text. */
export function text<T extends string | null>(allowed: string, fallback: T, secret = false): Setting<string | T> {
  return { allowed, fallback, secret, parse: (value) => value };
}

/** A whole number within bounds, both included. */
export function wholeNumber(least: number, most: number, fallback: number): Setting<number> {
  return {
    allowed: `a whole number from ${least} to ${most}`,
    fallback,
    parse: (value) =>
      /^\d{1,15}$/.test(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined,
  };
}

/** One of some words. */
export function oneOf<Word extends string>(words: readonly Word[], fallback: Word): Setting<Word> {
  return { allowed: words.join(', '), fallback, parse: (value) => words.find((word) => word === value) };
}

/** Words divided by commas; each must be one of those listed. */
export function someOf<Word extends string>(words: readonly Word[]): Setting<readonly Word[]> {
  return {
    allowed: `any of ${words.join(', ')}, divided by commas`,
    fallback: [],
    parse: (value) => {
      const given = value.split(',').map((word) => word.trim() as Word);
      return given.every((word) => words.includes(word)) ? given : undefined;
    },
  };
}

/** A calendar day, or null when left out. */
export function day(): Setting<string | null> {
  return {
    allowed: 'a day such as 2026-01-31',
    fallback: null,
    parse: (value) => {
      const time = Date.parse(`${value}T00:00:00Z`);
      return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
        ? value
        : undefined;
    },
  };
}

/** True for an http or https address. */
export function isWebAddress(value: string): boolean {
  return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
}
