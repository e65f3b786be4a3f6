import type { Provenance, TranslatedText } from '../../platform/database/values';

/** Written in English, with a Spanish version of the same hand. */
export function en(english: string, spanish: string): TranslatedText {
  return { en: english, es: spanish, original: 'EN', machineTranslated: [] };
}

/** Written in Spanish, with an English version of the same hand. */
export function es(spanish: string, english: string): TranslatedText {
  return { en: english, es: spanish, original: 'ES', machineTranslated: [] };
}

/** Written in English; nobody has checked the Spanish version. */
export function unchecked(english: string, spanish: string): TranslatedText {
  return { en: english, es: spanish, original: 'EN', machineTranslated: ['ES'] };
}

/** Written in English; there is no Spanish version yet. */
export function englishOnly(english: string): TranslatedText {
  return { en: english, es: null, original: 'EN', machineTranslated: [] };
}

/** What every row of the sample year says of itself. */
export const SAMPLE: Provenance = {
  origin: 'SAMPLE',
  confidence: null,
  note: en('Sample: invented for demonstration.', 'Muestra: inventado como demostración.'),
  sources: [],
};

/** A sample of which something more must be said. */
export function sample(english: string, spanish: string): Provenance {
  return {
    ...SAMPLE,
    note: en(`Sample: invented for demonstration. ${english}`, `Muestra: inventado como demostración. ${spanish}`),
  };
}
