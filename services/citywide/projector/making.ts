import type { TranslatedText } from '../../../platform/database/values';
import { fold } from '../domain/fold';
import type { ActivityKind } from '../domain/activity-kinds';
import type { About, Change, Rule, Table, Told, Values } from './change';

/** The words that rules are written in. */

/** Id of what an event happened to. */
export function idOf({ subject }: Pick<Told, 'subject'>): string {
  return subject.slice(subject.indexOf(':') + 1);
}

/** Whether an event is about something of that type. */
export function isOf(type: string, { subject }: Pick<Told, 'subject'>): boolean {
  return subject.startsWith(`${type}:`);
}

export const textIn = ({ payload }: Told, key: string): string | null =>
  typeof payload[key] === 'string' ? (payload[key] as string) : null;

/** A text of the payload in two languages; null where it has none. */
export function translatedIn({ payload }: Told, key: string): TranslatedText | null {
  const value = payload[key] as TranslatedText | null | undefined;
  return value && (value.en !== null || value.es !== null) ? value : null;
}

/** `Type:id` of what the payload names under a key. */
export function refIn(event: Told, key: string, type: string): string[] {
  const id = textIn(event, key);
  return id === null ? [] : [`${type}:${id}`];
}

/** Those of the keys that the payload has. What it does not tell stays as it is. */
export function told({ payload }: Told, ...keys: readonly string[]): Values {
  return Object.fromEntries(keys.filter((key) => payload[key] !== undefined).map((key) => [key, payload[key]]));
}

export const set = (table: Table, id: string, values: Values): Change => ({ op: 'set', table, id, values });

/** The texts of something are found no more. @param subject as `Type:id` */
export const hidden = (subject: string): Change => ({ op: 'remove', table: 'SearchText', where: { subject } });

/** Whose the subject is, and how it is called. */
export function named(event: Told, values: { bodyId?: unknown; title?: unknown }): Change[] {
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return Object.keys(known).length === 0 ? [] : [set('SeenSubject', event.subject, known)];
}

/**
 * The texts by which the subject is found, in each language.
 * @param title undefined where the event does not tell of it
 * @param body several texts, of which none tells how the subject is called; likewise
 */
export function findable(event: Told, title: unknown, ...body: readonly unknown[]): Change[] {
  const heading = title as TranslatedText | null | undefined;
  const texts = body.every((text) => text === undefined) ? undefined : (body.filter(Boolean) as TranslatedText[]);
  if (heading === undefined && texts === undefined) return [];
  return (['EN', 'ES'] as const).map((language) => {
    const key = language === 'EN' ? 'en' : 'es';
    const words = texts?.flatMap((text) => text[key] ?? []).join(' — ') || null;
    return set('SearchText', `${event.subject}:${language}`, {
      subject: event.subject,
      language,
      ...(heading !== undefined && { title: heading?.[key] ?? null, foldedTitle: folded(heading?.[key] ?? null) }),
      ...(texts !== undefined && { body: words, foldedBody: folded(words) }),
      original: (heading ?? texts?.[0])?.original === language,
    });
  });
}

function folded(text: string | null): string | null {
  return text === null ? null : fold(text) || null;
}

/** A sentence in both languages. */
export interface Said {
  readonly en: string;
  readonly es: string;
}

export const say = (en: string, es: string): Said => ({ en, es });

/** A line of news. What is not said comes from what is known of the subject. */
export function line(
  kind: ActivityKind,
  said: Said | ((event: Told, about: About) => Said | null),
  subject: (event: Told, about: About) => string | null = (event) => event.subject,
): Rule['line'] {
  return (event, about) => {
    const sentence = typeof said === 'function' ? said(event, about) : said;
    if (sentence === null) return null;
    return { kind, bodyId: about.bodyId, subject: subject(event, about), summary: summaryOf(sentence, about.title) };
  };
}

/** The sentence, and how its subject is called; in the language in which it is called, where it lacks the other. */
function summaryOf({ en, es }: Said, title: TranslatedText | null): TranslatedText {
  const called = (text: string | null | undefined): string => (text ? `: ${text}` : '');
  return {
    en: `${en}${called(title?.en ?? title?.es)}`,
    es: `${es}${called(title?.es ?? title?.en)}`,
    original: 'EN',
    machineTranslated: title?.machineTranslated ?? [],
  };
}

const NO_CHANGES: Rule['changes'] = () => [];
const NO_NEWS: Rule['line'] = () => null;
const ITSELF: Rule['about'] = ({ subject }) => [subject];

/** What is made of events of a type; of what is left out, nothing. News is about the event's subject unless it is said. */
export function rule({ changes = NO_CHANGES, line: news = NO_NEWS, about = ITSELF }: Partial<Rule>): Rule {
  return { changes, line: news, about };
}

/** A sentence by a value of the payload; null for values that are not in the table. */
export function by(key: string, table: Readonly<Record<string, Said>>): (event: Told) => Said | null {
  return (event) => {
    const value = textIn(event, key);
    return value !== null && Object.hasOwn(table, value) ? table[value] : null;
  };
}

/** News of the body that the payload names under a key, whatever it is about. */
export function ofBody(key: string, news: Rule['line']): Rule['line'] {
  return (event, about) => news(event, { ...about, bodyId: textIn(event, key) ?? about.bodyId });
}

/** News that a text of the payload says best. */
export function titled(key: string, news: Rule['line']): Rule['line'] {
  return (event, about) => news(event, { ...about, title: translatedIn(event, key) ?? about.title });
}
