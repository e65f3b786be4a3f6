/** How many current members speak a language. */
export interface Tally {
  readonly language: string;
  readonly count: number;
}

/** The same, as it may be shown; `count` is null when suppressed. */
export interface ShownTally {
  readonly language: string;
  readonly count: number | null;
  readonly suppressed: boolean;
}

/**
 * Hides counts under the floor, and as many more as it takes that none of them can be worked out from the rest, by
 * somebody who knows the total and this rule. Shown counts come first, the greatest before; the hidden ones follow by
 * language, since any other order would tell of them.
 */
export function suppress(tallies: readonly Tally[], floor: number): ShownTally[] {
  const ascending = [...tallies].sort((a, b) => a.count - b.count);
  const hidden = ascending.slice(
    0,
    hiddenCount(
      ascending.map(({ count }) => count),
      floor,
    ),
  );
  const shown = ascending.slice(hidden.length);
  return [
    ...shown.sort((a, b) => b.count - a.count || compare(a.language, b.language)).map(asShown),
    ...hidden
      .map(({ language }) => language)
      .sort(compare)
      .map(asHidden),
  ];
}

/** How many of the counts, which ascend, must be hidden. Equal ones are hidden together, or their names would part them. */
function hiddenCount(counts: readonly number[], floor: number): number {
  let hidden = counts.filter((count) => count < floor).length;
  if (hidden === 0) return 0;
  while (hidden < counts.length && canBeWorkedOut(counts.slice(0, hidden), floor)) {
    const next = counts[hidden];
    hidden = counts.filter((count) => count <= next).length;
  }
  return hidden;
}

/**
 * A single hidden count is the total less the others; several that are all as low, or all as high, as a hidden count can
 * be are the only ones with their sum.
 */
function canBeWorkedOut(hidden: readonly number[], floor: number): boolean {
  return hidden.length === 1 || hidden.every((count) => count === 1) || hidden.every((count) => count === floor - 1);
}

function asShown({ language, count }: Tally): ShownTally {
  return { language, count, suppressed: false };
}

function asHidden(language: string): ShownTally {
  return { language, count: null, suppressed: true };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
