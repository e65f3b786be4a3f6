import { assert, integer, property } from 'fast-check';
import { bandOf, rebanded } from './bands';

describe('bands', () => {
  it.each([
    [0, { min: 0, max: 9 }],
    [9, { min: 0, max: 9 }],
    [10, { min: 10, max: 19 }],
    [49, { min: 40, max: 49 }],
    [50, { min: 50, max: 99 }],
    [99, { min: 50, max: 99 }],
    [100, { min: 100, max: null }],
    [5000, { min: 100, max: null }],
  ])('puts %i under a floor of ten into its band', (count, band) => {
    expect(bandOf(count, 10)).toEqual(band);
  });

  const floors = integer({ min: 1, max: 50 });
  const counts = integer({ min: 0, max: 1000 });

  it('holds the count, begins at 0 below the floor, and is as wide as the floor at least', () => {
    assert(
      property(counts, floors, (count, floor) => {
        const { min, max } = bandOf(count, floor);
        expect(min).toBeLessThanOrEqual(count);
        expect(max ?? Infinity).toBeGreaterThanOrEqual(count);
        expect((max ?? Infinity) - min).toBeGreaterThanOrEqual(floor - 1);
        expect(min === 0).toBe(count < floor);
      }),
    );
  });

  it('gives every count of a band the same band', () => {
    assert(
      property(counts, floors, (count, floor) => {
        const band = bandOf(count, floor);
        expect(bandOf(band.min, floor)).toEqual(band);
        expect(bandOf(band.max ?? count + 1, floor)).toEqual(band);
      }),
    );
  });

  it("shows nothing narrower than today's bands, whatever was stored", () => {
    assert(
      property(counts, counts, floors, (count, width, floor) => {
        const shown = rebanded({ min: count, max: count + width }, floor);
        expect(shown.min).toBe(bandOf(count, floor).min);
        expect(shown.max).toBe(bandOf(count + width, floor).max);
      }),
    );
    expect(rebanded({ min: 13, max: 13 }, 10)).toEqual({ min: 10, max: 19 });
    expect(rebanded({ min: 5, max: 9 }, 10)).toEqual({ min: 0, max: 9 });
    expect(rebanded({ min: 20, max: null }, 10)).toEqual({ min: 20, max: null });
  });
});
