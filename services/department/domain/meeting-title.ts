import type { TranslatedText } from '../../../platform/database/values';

/** The title of a meeting that the record gives none: made from its body's name, in the languages which that has. */
export function titleFrom(body: TranslatedText): TranslatedText {
  return {
    ...body,
    en: body.en === null ? null : `Meeting: ${body.en}`,
    es: body.es === null ? null : `Reunión: ${body.es}`,
  };
}
