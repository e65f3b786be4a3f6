import { fold, wordsOf } from './fold';
import { searchQuery } from './search-query';
import { snippetOf } from './snippet';

describe('a folded text', () => {
  it.each([
    ['Pañales, ¡ya!', 'panales ya'],
    ['school-age', 'school age'],
    ['NIÑEZ y ÉXITO', 'ninez y exito'],
    ['nin\u0303o', 'nino'],
    ['2026–04 · 3rd', '2026 04 3rd'],
    ['«»!?', ''],
  ])('of %j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('has as many words as the text', () => {
    const text = 'Él — «dijo»: "¿por qué?" (a las 3:00)';
    expect(fold(text).split(' ')).toHaveLength(wordsOf(text).length);
  });
});

describe('a question', () => {
  it.each([
    ['Pañales', "'panales':*"],
    ['a b  c', "'a' & 'b' & 'c':*"],
    ["x'); DROP TABLE y", "'x' & 'drop' & 'table' & 'y':*"],
    [' … ', null],
  ])('%j asks for %j', (text, query) => {
    expect(searchQuery(text)).toBe(query);
  });

  it('is cut where nobody means it', () => {
    expect(searchQuery('a '.repeat(50))?.split('&')).toHaveLength(20);
  });
});

describe('a snippet', () => {
  it('marks words as they stand in the text', () => {
    expect(snippetOf('¿Más pañales?', 'mas «panales»')).toBe('¿Más «pañales»?');
  });

  it('shows the part around the first hit', () => {
    const words = Array.from({ length: 100 }, (_, at) => `w${at}`);
    const marked = words.map((word, at) => (at === 60 ? `«${word}»` : word)).join(' ');
    const snippet = snippetOf(words.join(' '), marked);
    expect(snippet).toMatch(/^… w52 .*w59 «w60» w61 .* w87 …$/);
  });

  it('takes no mark from the text itself', () => {
    expect(snippetOf('«Uno» dos', 'uno «dos»')).toBe('"Uno" «dos»');
  });
});
