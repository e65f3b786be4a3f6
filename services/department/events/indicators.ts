import type { LogEntry } from '../../../platform/events/entry';
import type { NewEvent } from '../../../platform/events/transaction';
import type { Goal, Indicator } from '../entities/indicator';
import type { IndicatorPoint, PointKind } from '../entities/indicator-point';
import { dayStart, entities, entity, event } from './event';

/** A goal was set. */
export function goalDefined(row: Goal, at?: Date): NewEvent {
  return event({
    type: 'GoalDefined',
    subject: entity('Goal', row.id),
    version: row.version,
    touched: [entity('Goal', row.id), 'Goal'],
    payload: { name: row.name, plan: row.plan, origin: row.provenance.origin },
    at,
  });
}

/** Something is measured. */
export function indicatorDefined(row: Indicator, at?: Date): NewEvent {
  return ofIndicator('IndicatorDefined', row, at);
}

/** It measures other goals than before. @param row as the change leaves it */
export function indicatorChanged(row: Indicator, at: Date): NewEvent {
  return ofIndicator('IndicatorChanged', row, at);
}

function ofIndicator(type: string, row: Indicator, at?: Date, more: Readonly<Record<string, unknown>> = {}): NewEvent {
  return event({
    type,
    subject: entity('Indicator', row.id),
    version: row.version,
    touched: [
      entity('Indicator', row.id),
      'Indicator',
      ...entities('Goal', row.goalIds),
      ...entities('Program', [row.programId]),
    ],
    payload: {
      name: row.name,
      definition: row.definition,
      kind: row.kind,
      core: row.core,
      outcome: row.outcome,
      polarity: row.polarity,
      unit: row.unit,
      area: row.area,
      goalIds: row.goalIds,
      programId: row.programId,
      storyBehind: row.storyBehind,
      origin: row.provenance.origin,
      ...more,
    },
    at,
  });
}

const FACTS: Readonly<Record<PointKind, string>> = {
  ACTUAL: 'IndicatorPointPublished',
  TARGET: 'IndicatorTargetSet',
  FORECAST: 'IndicatorForecastSet',
};

/** A point that a dataset brings. It happened when the source said it: a forecast lies ahead, but was made before. */
function pointPublished(row: IndicatorPoint): NewEvent {
  const happened = row.asOf ?? (row.kind === 'ACTUAL' ? (row.end ?? row.start) : null);
  return ofPoints(FACTS[row.kind], row.indicatorId, undefined, point(row), dayStart(happened));
}

/** What was measured, by one act; the story behind it may be another now. @param row as the change leaves it */
export function pointsPublished(row: Indicator, points: readonly IndicatorPoint[], at: Date): NewEvent {
  return ofIndicator('IndicatorPointsPublished', row, at, { points: points.map(point) });
}

/** What is to be reached. @param version the indicator's */
export function targetSet(row: IndicatorPoint, version: number, at: Date): NewEvent {
  return ofPoints(FACTS.TARGET, row.indicatorId, version, point(row), at);
}

/** The whole forecast. @param version the indicator's */
export function forecastSet(id: string, version: number, rows: readonly IndicatorPoint[], at: Date): NewEvent {
  return ofPoints('IndicatorForecastReplaced', id, version, { points: rows.map(point) }, at);
}

function ofPoints(
  type: string,
  indicatorId: string,
  version: number | undefined,
  payload: Readonly<Record<string, unknown>>,
  at: Date,
): NewEvent {
  const subject = entity('Indicator', indicatorId);
  return event({ type, subject, version, touched: [subject], payload, at });
}

function point({ period, start, end, value, suppressed, subgroup, source }: IndicatorPoint) {
  return { period, start, end, value, suppressed, subgroup, source };
}

const UPDATES: ReadonlySet<string> = new Set([
  'IndicatorDefined',
  'IndicatorChanged',
  'IndicatorPointsPublished',
  'IndicatorForecastReplaced',
  ...Object.values(FACTS),
]);

/** Whether an entry of the log tells of a published change of an indicator. */
export function isOfIndicator({ type }: LogEntry): boolean {
  return UPDATES.has(type);
}

/** By entity class name: the event of a row that a dataset brings. */
export const recordedIndicators = {
  Goal: (row: Goal) => goalDefined(row),
  Indicator: (row: Indicator) => indicatorDefined(row),
  IndicatorPoint: pointPublished,
};
