import type { Checks } from '../../../platform/commands/checks';
import { checkLine, readList, readSource, readText } from '../../../platform/commands/values';
import type { TranslatedText } from '../../../platform/database/values';
import { newId } from '../../../platform/ids';
import { countsPeople } from '../domain/counts-of-people';
import type { IndicatorPoint } from '../entities/indicator-point';
import type { IndicatorPointInput } from '../graphql/indicator-inputs';

/** Characters of a period, and of a subgroup's name. */
export const MAX_PERIOD = 100;
const MAX_NOTE = 2_000;

type Path = readonly (string | number)[];
type PointValues = Omit<IndicatorPoint, 'indicatorId' | 'kind'>;

/** What was measured in `unit` may not be a count of people below `floor`. */
export interface SmallCounts {
  readonly unit: TranslatedText;
  readonly floor: number;
}

/** Reads points, of which no two may stand at the same place. */
export function readPoints(
  checks: Checks,
  path: string,
  given: readonly IndicatorPointInput[],
  small?: SmallCounts,
): PointValues[] {
  const points = readList(checks, path, given) as IndicatorPointInput[];
  const places = points.map(({ period, subgroup, source }) => JSON.stringify([period, subgroup ?? null, source.label]));
  places.forEach((place, at) =>
    checks.that(places.indexOf(place) === at, [path, at], 'must not have the period, subgroup and source of another'),
  );
  return points.map((point, at) => readPoint(checks, [path, at], point, small));
}

/** Reads one point. */
export function readPoint(checks: Checks, path: Path, given: IndicatorPointInput, small?: SmallCounts): PointValues {
  const { period, start = null, end = null, confidence = null, suppressed, subgroup = null, asOf = null } = given;
  checkLine(checks, [...path, 'period'], period, MAX_PERIOD);
  checkLine(checks, [...path, 'subgroup'], subgroup, MAX_PERIOD);
  checks.that(!start || !end || start <= end, [...path, 'end'], 'must not lie before the start');
  return {
    id: newId(),
    period,
    start,
    end,
    confidence,
    ...readValue(checks, path, given, small),
    suppressed,
    note: readText(checks, [...path, 'note'], given.note ?? null, MAX_NOTE),
    subgroup,
    source: readSource(checks, [...path, 'source'], given.source),
    asOf,
  };
}

function readValue(
  checks: Checks,
  path: Path,
  { value = null, low = null, high = null, suppressed }: IndicatorPointInput,
  small?: SmallCounts,
): Pick<IndicatorPoint, 'value' | 'low' | 'high'> {
  const given = { value, low, high };
  const isThere = Object.values(given).some((number) => number !== null);
  if (suppressed) {
    for (const [name, number] of Object.entries(given))
      checks.that(number === null, [...path, name], 'must be null where the value is suppressed');
    return given;
  }
  checks.that(isThere, [...path, 'value'], 'must be there, or be suppressed');
  checks.that(low === null || high === null || low <= high, [...path, 'high'], 'must not lie below low');
  if (small && countsPeople(small.unit))
    for (const [name, number] of Object.entries(given))
      checks.that(
        number === null || number >= small.floor,
        [...path, name],
        `must be suppressed: a count of people below ${small.floor} could show who they are`,
      );
  return given;
}
