import { buildSchema, findBreakingChanges } from 'graphql';

/** A breaking change that was decided on, with the reason that clients are told. */
export interface DeclaredChange {
  /** graphql-js's own words for it, such as "Body.quorum was removed." */
  readonly change: string;
  readonly why: string;
}

/**
 * Changes that break clients of the released API and that nobody declared.
 * @param releasedSdl the API that clients rely on
 * @param currentSdl the API as it is composed now
 */
export function undeclaredBreakingChanges(
  releasedSdl: string,
  currentSdl: string,
  declared: readonly DeclaredChange[],
): string[] {
  return findBreakingChanges(buildSchema(releasedSdl), buildSchema(currentSdl))
    .map((change) => change.description)
    .filter((description) => !declared.some((one) => one.change === description));
}
