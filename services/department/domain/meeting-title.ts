import type { TranslatedText } from '../../../platform/database/values';

/** The title of a meeting that the record gives none: made from its body's name, in the languages which that has. */
export function titleFrom(body: TranslatedText): TranslatedText {
  return {
    ...body,
    en: body.en === null ? null : `Meeting: ${body.en}`,
    es: body.es === null ? null : `Reunión: ${body.es}`,
  };
}

/** The title of a meeting's minutes, made from the meeting's own, in the languages which that has. */
export function titleOfMinutes(meeting: TranslatedText): TranslatedText {
  return {
    ...meeting,
    en: meeting.en === null ? null : `Minutes: ${meeting.en}`,
    es: meeting.es === null ? null : `Acta: ${meeting.es}`,
  };
}
