import type { TranslatedText } from '../../../platform/database/values';

/** Whom units count, in both languages. */
const PEOPLE =
  /\b(people|persons|children|infants|toddlers|pupils|students|families|households|parents|residents|births|personas|niñ[oa]s|bebés|alumn[oa]s|estudiantes|familias|hogares|padres|madres|habitantes|nacimientos)\b/i;
/** A share or a rate of people is no count of them. */
const SHARE = /%|percent|por ciento|rate|tasa|ratio|per |por /i;

/** Whether a value in a unit is a number of people, so that a small one could show who is meant. */
export function countsPeople({ en, es }: Pick<TranslatedText, 'en' | 'es'>): boolean {
  return [en, es].some((unit) => unit !== null && PEOPLE.test(unit) && !SHARE.test(unit));
}
