import type { SourceRef } from '../../platform/database/values';
import type { Book } from './book';
import { GOALS, type Series, SERIES, type Value } from './indicator-series';
import { en, SAMPLE, unchecked } from './texts';

const SOURCE: SourceRef = { label: 'Sample: invented for demonstration', url: null, retrievedOn: null };

/** The id of an indicator: those of the record keep their slugs. */
export function indicatorId(book: Book, key: string): string {
  return SERIES.some((series) => series.key === key) ? book.id('Indicator', key) : key;
}

export function indicators(book: Book): void {
  for (const [key, english, spanish] of GOALS) {
    const plan = 'Common agenda of the sample year';
    book.add('department', 'Goal', key, { name: en(english, spanish), plan, provenance: SAMPLE });
  }
  for (const series of SERIES) indicator(book, series);
}

function indicator(book: Book, series: Series): void {
  const indicatorId = book.add('department', 'Indicator', series.key, {
    name: en(...series.name),
    definition: en(...series.definition),
    kind: series.program ? 'PERFORMANCE' : 'POPULATION',
    core: series.core ?? false,
    outcome: series.outcome ?? null,
    unit: en(...series.unit),
    area: series.program ? null : en('Hartford', 'Hartford'),
    polarity: series.polarity,
    goalIds: series.goals.map((goal) => book.id('Goal', goal)),
    programId: series.program ? book.id('Program', series.program) : null,
    baselinePeriod: series.values.length > 1 ? book.year.quarter(series.values.length).period : null,
    storyBehind: series.story ? unchecked(...series.story) : null,
    provenance: SAMPLE,
  });
  points(book, series.key, indicatorId, null, series.values);
  for (const [subgroup, values] of Object.entries(series.subgroups ?? {})) {
    points(book, series.key, indicatorId, subgroup, values);
  }
  if (series.target !== undefined) target(book, series.key, indicatorId, series.target);
  (series.forecast ?? []).forEach((value, index) => forecast(book, series.key, indicatorId, value, index));
}

function points(book: Book, key: string, indicatorId: string, subgroup: string | null, values: readonly Value[]): void {
  values.forEach((value, index) => {
    const shown = value === 'suppressed' ? { suppressed: true } : { value };
    const place = { indicatorId, kind: 'ACTUAL', subgroup, ...book.year.quarter(values.length - index) };
    book.add('department', 'IndicatorPoint', `${key}/${subgroup ?? 'all'}/${index}`, {
      ...place,
      ...shown,
      source: SOURCE,
    });
  });
}

/** To be reached by the end of the fourth quarter from the running one. */
function target(book: Book, key: string, indicatorId: string, value: number): void {
  book.add('department', 'IndicatorPoint', `${key}/target`, {
    indicatorId,
    kind: 'TARGET',
    ...book.year.quarter(-4),
    value,
    source: SOURCE,
  });
}

/** The running quarter and those after it, with bounds that widen. */
function forecast(book: Book, key: string, indicatorId: string, value: number, index: number): void {
  const bounds = { low: value - 2 - index, high: value + 2 + index };
  const place = { indicatorId, kind: 'FORECAST', ...book.year.quarter(-index) };
  book.add('department', 'IndicatorPoint', `${key}/forecast/${index}`, { ...place, value, ...bounds, source: SOURCE });
}
