/** The composite values that columns hold as JSON, and what makes each of them whole. */

export const LANGUAGES = ['EN', 'ES'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in the hub's two languages; `machineTranslated` lists languages that no person has checked. */
export interface TranslatedText {
  readonly en: string | null;
  readonly es: string | null;
  readonly original: Language;
  readonly machineTranslated: readonly Language[];
}

/** What a fact rests on; `retrievedOn` is a day. */
export interface SourceRef {
  readonly label: string;
  readonly url: string | null;
  readonly retrievedOn: string | null;
}

export const ORIGINS = ['RECORD', 'SAMPLE', 'ENTERED'] as const;
export type Origin = (typeof ORIGINS)[number];
export const CONFIDENCES = ['STATED', 'INFERRED', 'CONFLICTING'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export interface Provenance {
  readonly origin: Origin;
  readonly confidence: Confidence | null;
  readonly note: TranslatedText | null;
  readonly sources: readonly SourceRef[];
}

/** Which part of the city's life an organization belongs to. */
export const SECTORS = [
  'CITY_AGENCY',
  'SCHOOL_DISTRICT',
  'STATE_AGENCY',
  'CENTER_PROVIDER',
  'HOME_PROVIDER',
  'HEALTH',
  'LIBRARY',
  'PHILANTHROPY',
  'HIGHER_EDUCATION',
  'WORKFORCE',
  'BUSINESS',
  'COMMUNITY_ORGANIZATION',
  'PARENT_CAREGIVER',
  'OTHER',
] as const;
export type Sector = (typeof SECTORS)[number];

/** The two sides that a working group brings together. */
export const SIDES = ['PUBLIC', 'COMMUNITY'] as const;
export type Side = (typeof SIDES)[number];

/** An exact amount in the smallest unit of an ISO 4217 currency. */
export interface Money {
  readonly cents: number;
  readonly currency: string;
}

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : null;

function unknownField(fields: Fields, known: readonly string[]): string | null {
  const stranger = Object.keys(fields).find((key) => !known.includes(key));
  return stranger === undefined ? null : `has an unknown field "${stranger}"`;
}

const textOrNull = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim().length > 0);

/** Why a value is no TranslatedText, or null. */
export function isText(value: unknown): string | null {
  const fields = fieldsOf(value);
  if (!fields) return 'must be a text: { en, es, original, machineTranslated }';
  const { en, es, original, machineTranslated } = fields;
  if (!textOrNull(en) || !textOrNull(es)) return 'must have en and es, each a text that is not empty, or null';
  if (!LANGUAGES.includes(original as Language)) return 'must name its original language: EN or ES';
  if ((original === 'EN' ? en : es) === null) return 'must have a text in its original language';
  if (!Array.isArray(machineTranslated) || !machineTranslated.every((l) => LANGUAGES.includes(l as Language))) {
    return 'must list machineTranslated languages (may be empty)';
  }
  return unknownField(fields, ['en', 'es', 'original', 'machineTranslated']);
}

/** Why a value is no Money, or null. */
export function isMoney(value: unknown): string | null {
  const fields = fieldsOf(value);
  if (!fields || !Number.isSafeInteger(fields.cents)) return 'must be an amount: { cents: whole number, currency }';
  if (typeof fields.currency !== 'string' || !/^[A-Z]{3}$/.test(fields.currency))
    return 'must have a currency such as USD';
  return unknownField(fields, ['cents', 'currency']);
}

/** Why a value is no SourceRef, or null. */
export function isSource(value: unknown): string | null {
  const fields = fieldsOf(value);
  if (!fields || typeof fields.label !== 'string' || fields.label === '')
    return 'must be a source: { label, url, retrievedOn }';
  if (fields.url !== null && !/^https?:\/\//.test(String(fields.url))) return 'must have an http or https url, or null';
  if (fields.retrievedOn !== null && !/^\d{4}-\d\d-\d\d$/.test(String(fields.retrievedOn)))
    return 'must have retrievedOn as a day, or null';
  return unknownField(fields, ['label', 'url', 'retrievedOn']);
}

/** Why a value is no Provenance, or null. */
export function isProvenance(value: unknown): string | null {
  const fields = fieldsOf(value);
  if (!fields || !ORIGINS.includes(fields.origin as Origin)) return `must have an origin: ${ORIGINS.join(', ')}`;
  if (fields.confidence !== null && !CONFIDENCES.includes(fields.confidence as Confidence)) {
    return `must have a confidence: ${CONFIDENCES.join(', ')}, or null`;
  }
  if (fields.note !== null && isText(fields.note) !== null) return `has a note that ${isText(fields.note)}`;
  if (!Array.isArray(fields.sources)) return 'must have a list of sources (may be empty)';
  const broken = fields.sources.map(isSource).find((reason) => reason !== null);
  if (broken) return `has a source that ${broken}`;
  return unknownField(fields, ['origin', 'confidence', 'note', 'sources']);
}
