import type { FailureCode } from '../subgraphs/failure';
import type { Path } from './error-list';
import type { Run } from './run';
import { failureError, reportedError } from './subgraph-errors';

/** Of the errors in one answer of a subgraph, so many are looked at. */
export const MAX_REPORTED = 100;
/** At so many places one error is told; the places beyond have the same cause. */
const MAX_PLACES = 25;

/** One error at each place that a failed fetch was to fill; what is missing beneath them needs no error of its own. */
export function placeFailure(run: Run, serviceName: string, code: FailureCode, places: readonly Path[]): void {
  for (const path of places) run.errors.markBlank(path);
  for (const path of told(places)) run.errors.add(failureError(code, path, serviceName));
}

/** An error that a subgraph reported, at each place where what it is about stands in the client's answer. */
export function placeReported(run: Run, serviceName: string, reported: unknown, places: readonly Path[]): void {
  for (const path of told(places)) run.errors.add(reportedError(reported, path, serviceName));
}

/** An error without a place is still told, once. */
function told(places: readonly Path[]): readonly (Path | undefined)[] {
  return places.length === 0 ? [undefined] : places.slice(0, MAX_PLACES);
}
