import { isMoney, isText, type Money, type Provenance, type TranslatedText, type SourceRef } from '../database/values';
import type { MoneyInput, SourceRefInput, TranslatedTextInput } from '../subgraph/inputs';
import type { Checks } from './checks';

type Path = string | readonly (string | number)[];

const MAX_TEXT = 20_000;
const MAX_URL = 2_000;
const MAX_LIST = 100;
const ID = /^[\w.:-]{1,128}$/;

/** Where a row comes from that a command writes: somebody entered it, and names no source. */
export const ENTERED: Provenance = { origin: 'ENTERED', confidence: null, note: null, sources: [] };

/**
 * Reads a text that somebody entered. What is left out stays undefined, and null stays null, for whoever may clear it.
 * @param most characters in one language
 */
export function readText<Given extends TranslatedTextInput | null | undefined>(
  checks: Checks,
  path: Path,
  given: Given,
  most = MAX_TEXT,
): TranslatedText | Exclude<Given, TranslatedTextInput> {
  if (given === null || given === undefined) return given as Exclude<Given, TranslatedTextInput>;
  const { en = null, es = null, original, machineTranslated } = given;
  const text = { en, es, original, machineTranslated: machineTranslated ?? [] };
  checks.that(isText(text) === null, path, isText(text) ?? '');
  checks.that(
    [en, es].every((part) => (part?.length ?? 0) <= most),
    path,
    `must have at most ${most} characters`,
  );
  return text;
}

/** Reads a list of texts, in which each one counts by itself. Null clears the list; what is left out stays undefined. */
export function readTexts(
  checks: Checks,
  path: string,
  given: readonly TranslatedTextInput[] | null | undefined,
): TranslatedText[] | undefined {
  const texts = readList(checks, path, given);
  return texts?.map((text, at) => readText(checks, [path, at], text));
}

/** Reads a list; see `readTexts` for null and what is left out. */
export function readList<Value>(
  checks: Checks,
  path: string,
  given: readonly Value[] | null | undefined,
): Value[] | undefined {
  if (given === undefined) return undefined;
  const list = [...(given ?? [])];
  checks.that(list.length <= MAX_LIST, path, `must have at most ${MAX_LIST} entries`);
  return list;
}

/** Checks that no value of a list comes twice. */
export function checkDistinct(checks: Checks, path: string, given: readonly string[] | null | undefined): void {
  given?.forEach((value, at) => checks.that(given.indexOf(value) === at, [path, at], 'must not be there twice'));
}

/** Reads an amount; see `readText` for what is left out. */
export function readMoney<Given extends MoneyInput | null | undefined>(
  checks: Checks,
  path: Path,
  given: Given,
): Money | Exclude<Given, MoneyInput> {
  if (given === null || given === undefined) return given as Exclude<Given, MoneyInput>;
  const money = { cents: given.cents, currency: given.currency };
  checks.that(isMoney(money) === null, path, isMoney(money) ?? '');
  return money;
}

/** Characters of what a source is called. */
const MAX_LABEL = 500;

/** Reads what a fact rests on; see `readText` for what is left out. */
export function readSource<Given extends SourceRefInput | null | undefined>(
  checks: Checks,
  path: Path,
  given: Given,
): SourceRef | Exclude<Given, SourceRefInput> {
  if (given === null || given === undefined) return given as Exclude<Given, SourceRefInput>;
  const { label, url = null, retrievedOn = null } = given;
  checkLine(checks, [path, 'label'].flat(), label, MAX_LABEL);
  checkUrl(checks, [path, 'url'].flat(), url);
  return { label, url, retrievedOn };
}

/** Checks an address that people are to follow: nothing but http and https, so that it can never run anything. */
export function checkUrl(checks: Checks, path: Path, given: string | null | undefined): void {
  if (given === null || given === undefined) return;
  checks.that(given.length <= MAX_URL && isWebUrl(given), path, 'must be a web address that begins with http or https');
}

/** Checks a short text of one line, such as a number or a name. */
export function checkLine(checks: Checks, path: Path, given: string | null | undefined, most: number): void {
  if (given === null || given === undefined) return;
  const good = given.trim().length > 0 && given.length <= most && !/[\u0000-\u001f\u007f]/.test(given);
  checks.that(good, path, `must be one line of 1 to ${most} characters`);
}

/** Checks the id of an entity that another service owns: whether there is one, nothing here can tell. */
export function checkId(checks: Checks, path: Path, given: string | null | undefined): void {
  if (given === null || given === undefined) return;
  checks.that(ID.test(given), path, 'must be an id: 1 to 128 letters, digits, "-", "_", "." and ":"');
}

function isWebUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text) && !/\s/.test(text);
}
