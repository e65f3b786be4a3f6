/** Something that holds from a day to a day, both of them in it; null where a day is not known, or not yet. */
export interface Validity {
  readonly from: string | null;
  readonly to: string | null;
}

/** True when it holds on the day, as far as is known. */
export function holdsOn({ from, to }: Validity, day: string): boolean {
  return (from === null || from <= day) && (to === null || to >= day);
}
