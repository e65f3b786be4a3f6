/** A banded count: at least `min`, at most `max`; null means no upper bound. */
export interface Band {
  readonly min: number;
  readonly max: number | null;
}

/** Where the bands begin, in suppression floors. The last has no end. */
const STARTS = [0, 1, 2, 3, 4, 5, 10];

/**
 * The band of a count of people. The lowest goes from 0 up to the suppression floor, under which no count is told; with a
 * floor of 10 they are 0–9, 10–19, 20–29, 30–39, 40–49, 50–99, and 100 or more.
 * @param floor the suppression floor, at least 1
 */
export function bandOf(count: number, floor: number): Band {
  const above = STARTS.findIndex((start) => count < start * floor);
  if (above < 0) return { min: STARTS[STARTS.length - 1] * floor, max: null };
  return { min: STARTS[above - 1] * floor, max: STARTS[above] * floor - 1 };
}

/** A stored band in the bands of today's floor: never narrower than they are, whatever was stored. */
export function rebanded({ min, max }: Band, floor: number): Band {
  return { min: bandOf(min, floor).min, max: max === null ? null : bandOf(max, floor).max };
}
