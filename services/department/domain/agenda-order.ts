/** How far apart items of an agenda are set, so that others fit between them. */
export const STEP = 1024;

/**
 * A position between two neighbours on an agenda; null when there is no room left between them.
 * @param before null for the first place
 * @param next null for the last place
 */
export function positionBetween(before: number | null, next: number | null): number | null {
  if (before === null) return next === null ? STEP : next - STEP;
  if (next === null) return before + STEP;
  const middle = Math.floor((before + next) / 2);
  return middle > before ? middle : null;
}
