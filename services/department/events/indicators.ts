import type { NewEvent } from '../../../platform/events/transaction';
import type { Goal, Indicator } from '../entities/indicator';
import type { IndicatorPoint, PointKind } from '../entities/indicator-point';
import { dayStart, entities, entity, event } from './event';

function goalDefined(row: Goal): NewEvent {
  return event({
    type: 'GoalDefined',
    subject: entity('Goal', row.id),
    version: row.version,
    touched: [entity('Goal', row.id), 'Goal'],
    payload: { name: row.name, plan: row.plan, origin: row.provenance.origin },
  });
}

function indicatorDefined(row: Indicator): NewEvent {
  return event({
    type: 'IndicatorDefined',
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
    },
  });
}

const FACTS: Readonly<Record<PointKind, string>> = {
  ACTUAL: 'IndicatorPointPublished',
  TARGET: 'IndicatorTargetSet',
  FORECAST: 'IndicatorForecastSet',
};

/** It happened when the source said it: a forecast lies ahead, but was made before. */
function pointPublished(row: IndicatorPoint): NewEvent {
  const happened = row.asOf ?? (row.kind === 'ACTUAL' ? (row.end ?? row.start) : null);
  return event({
    type: FACTS[row.kind],
    subject: entity('Indicator', row.indicatorId),
    touched: [entity('Indicator', row.indicatorId)],
    payload: {
      period: row.period,
      start: row.start,
      end: row.end,
      value: row.value,
      suppressed: row.suppressed,
      subgroup: row.subgroup,
      source: row.source,
    },
    at: dayStart(happened),
  });
}

/** By entity class name: the event of a row that a dataset brings. */
export const recordedIndicators = { Goal: goalDefined, Indicator: indicatorDefined, IndicatorPoint: pointPublished };
