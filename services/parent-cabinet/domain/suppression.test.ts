import { array, assert, integer, property } from 'fast-check';
import { suppress, type Tally } from './suppression';

const LANGUAGES = ['ar', 'en', 'es', 'fr', 'ht', 'pt'];
const tally = (counts: readonly number[]): Tally[] =>
  counts.map((count, index) => ({ language: LANGUAGES[index], count }));
const shown = (counts: readonly number[], floor = 10) =>
  suppress(tally(counts), floor).map(({ language, count }) => `${language} ${count}`);

describe('suppression of languages', () => {
  it('shows all counts when none is under the floor, the greatest first', () => {
    expect(shown([12, 10, 30])).toEqual(['es 30', 'ar 12', 'en 10']);
  });

  it('hides the next smallest too when it hides one, since the total less the rest would give it away', () => {
    expect(shown([4, 40, 12])).toEqual(['en 40', 'ar null', 'es null']);
  });

  it('hides equal counts together', () => {
    expect(shown([4, 12, 12, 40])).toEqual(['fr 40', 'ar null', 'en null', 'es null']);
  });

  it('hides a third where two are as low as they can be', () => {
    expect(shown([1, 1, 15, 40])).toEqual(['fr 40', 'ar null', 'en null', 'es null']);
  });

  it('hides no more where two hidden ones could be several pairs', () => {
    expect(shown([3, 5, 12])).toEqual(['es 12', 'ar null', 'en null']);
  });

  it('lists the hidden ones in an order that does not tell which is greater', () => {
    expect(shown([2, 9, 30])).toEqual(['es 30', 'ar null', 'en null']);
    expect(shown([9, 2, 30])).toEqual(['es 30', 'ar null', 'en null']);
  });

  it('answers nothing for nobody', () => {
    expect(suppress([], 10)).toEqual([]);
  });

  const counts = array(integer({ min: 1, max: 60 }), { maxLength: LANGUAGES.length });

  it('never shows a count under the floor, says of each whether it is hidden, and leaves no language out', () => {
    assert(
      property(counts, integer({ min: 1, max: 20 }), (given, floor) => {
        const answer = suppress(tally(given), floor);
        expect(answer.map(({ language }) => language).sort()).toEqual(LANGUAGES.slice(0, given.length));
        for (const { language, count, suppressed } of answer) {
          expect(suppressed).toBe(count === null);
          if (count !== null) expect([count >= floor, count]).toEqual([true, given[LANGUAGES.indexOf(language)]]);
        }
      }),
    );
  });

  it('never hides exactly one beside others', () => {
    assert(
      property(counts, integer({ min: 1, max: 20 }), (given, floor) => {
        const hidden = suppress(tally(given), floor).filter(({ suppressed }) => suppressed).length;
        expect(hidden === 1 && given.length > 1).toBe(false);
      }),
    );
  });

  /** Everything that could have been: all counts of so many languages up to a greatest one. */
  function* possibilities(languages: number, greatest: number): Generator<number[]> {
    if (languages === 0) return yield [];
    for (const rest of possibilities(languages - 1, greatest)) {
      for (let count = 1; count <= greatest; count++) yield [...rest, count];
    }
  }

  it.each([
    [2, 3, 7],
    [3, 3, 10],
    [3, 4, 8],
    [4, 3, 12],
    [2, 5, 5],
  ])(
    'leaves two values or more for each hidden count, to whoever knows the rule and the total (floor %i, %i languages)',
    (floor, languages, greatest) => {
      const behind = new Map<string, number[][]>();
      for (const given of possibilities(languages, greatest)) {
        const answer = suppress(tally(given), floor);
        if (answer.every(({ suppressed }) => suppressed)) continue; // nothing is shown that could be subtracted
        const key = JSON.stringify([answer, given.reduce((sum, count) => sum + count, 0)]);
        behind.set(key, [...(behind.get(key) ?? []), given]);
      }
      for (const [key, givens] of behind) {
        const [answer] = JSON.parse(key) as [{ language: string; suppressed: boolean }[]];
        for (const { language } of answer.filter(({ suppressed }) => suppressed)) {
          const values = new Set(givens.map((given) => given[LANGUAGES.indexOf(language)]));
          if (values.size < 2) throw new Error(`${language} is ${[...values][0]} for certain in ${key}`);
        }
      }
      expect(behind.size).toBeGreaterThan(0);
    },
  );
});
