import { titleFrom } from './meeting-title';

describe('the title of a meeting that has none', () => {
  it("is made from the body's name in both languages, and keeps what is said of the translation", () => {
    expect(
      titleFrom({ en: 'Parent Cabinet', es: 'Gabinete de Padres', original: 'EN', machineTranslated: ['ES'] }),
    ).toEqual({
      en: 'Meeting: Parent Cabinet',
      es: 'Reunión: Gabinete de Padres',
      original: 'EN',
      machineTranslated: ['ES'],
    });
  });

  it('has no text in a language that the name lacks', () => {
    expect(titleFrom({ en: 'Parent Cabinet', es: null, original: 'EN', machineTranslated: [] }).es).toBeNull();
  });
});
