import { type EntityManager, IsNull } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { readText } from '../../../platform/commands/values';
import { expectVersion } from '../../../platform/commands/version';
import { HubError } from '../../../platform/errors';
import type { Context } from '../context';
import { Indicator } from '../entities/indicator';
import { IndicatorPoint } from '../entities/indicator-point';
import { forecastSet, pointsPublished, targetSet } from '../events/indicators';
import type {
  PublishIndicatorPointsInput,
  SetIndicatorForecastInput,
  SetIndicatorTargetInput,
} from '../graphql/indicator-inputs';
import { requireStaff } from '../policies/staff';
import { MAX_PERIOD, readPoint, readPoints } from './point-values';

/** Characters of the story behind the curve. */
const MAX_STORY = 20_000;

/** What was measured: points replace those of the same period, subgroup and source. */
export function publishIndicatorPoints(context: Context, input: PublishIndicatorPointsInput): Promise<Done> {
  return context.command('publishIndicatorPoints', input, async ({ manager, record }) => {
    const indicator = await openIndicator(context, manager, input);
    const checks = new Checks();
    const limits = { unit: indicator.unit, floor: context.settings.suppressionFloor };
    const points = readPoints(checks, 'points', input.points, limits);
    checks.that(input.points.length > 0, 'points', 'must have at least one');
    const storyBehind = readText(checks, 'storyBehind', input.storyBehind, MAX_STORY);
    checks.done();
    const { id: indicatorId } = indicator;
    const rows = points.map((point): IndicatorPoint => ({ ...point, indicatorId, kind: 'ACTUAL' }));
    for (const row of rows) await removeSame(manager, row);
    await manager.insert(IndicatorPoint, rows);
    const changes = { version: indicator.version + 1, ...(storyBehind !== undefined && { storyBehind }) };
    await manager.update(Indicator, indicatorId, changes);
    record(pointsPublished({ ...indicator, ...changes }, rows, context.now));
    return indicatorId;
  });
}

async function removeSame(manager: EntityManager, { indicatorId, kind, period, subgroup, source }: IndicatorPoint) {
  await manager
    .createQueryBuilder()
    .delete()
    .from(IndicatorPoint)
    .where({ indicatorId, kind, period, subgroup: subgroup ?? IsNull() })
    .andWhere(`source ->> 'label' = :label`, { label: source.label })
    .execute();
}

/** What is to be reached: a target replaces the one of the same period and subgroup. */
export function setIndicatorTarget(context: Context, input: SetIndicatorTargetInput): Promise<Done> {
  return context.command('setIndicatorTarget', input, async ({ manager, record }) => {
    const indicator = await openIndicator(context, manager, input);
    const { id: indicatorId } = indicator;
    const { baselinePeriod } = input;
    const checks = new Checks();
    const row: IndicatorPoint = { ...readPoint(checks, ['target'], input.target), indicatorId, kind: 'TARGET' };
    checks.that(!row.suppressed, ['target', 'suppressed'], 'must be false: a target is no count of anybody');
    if (baselinePeriod) {
      const isMeasured = await manager.existsBy(IndicatorPoint, {
        indicatorId,
        kind: 'ACTUAL',
        period: baselinePeriod.slice(0, MAX_PERIOD),
      });
      checks.that(isMeasured, 'baselinePeriod', 'must be the period of a published point');
    }
    checks.done();
    const { period, subgroup } = row;
    await manager.delete(IndicatorPoint, { indicatorId, kind: 'TARGET', period, subgroup: subgroup ?? IsNull() });
    await manager.insert(IndicatorPoint, row);
    const changes = { version: indicator.version + 1, ...(baselinePeriod !== undefined && { baselinePeriod }) };
    await manager.update(Indicator, indicatorId, changes);
    record(targetSet(row, changes.version, context.now));
    return indicatorId;
  });
}

/** Where the curve goes if nothing changes: the whole forecast is replaced, by none as well. */
export function setIndicatorForecast(context: Context, input: SetIndicatorForecastInput): Promise<Done> {
  return context.command('setIndicatorForecast', input, async ({ manager, record }) => {
    const indicator = await openIndicator(context, manager, input);
    const { id: indicatorId } = indicator;
    const checks = new Checks();
    const rows = readPoints(checks, 'points', input.points).map((point): IndicatorPoint => ({
      ...point,
      indicatorId,
      kind: 'FORECAST',
    }));
    rows.forEach(({ suppressed }, at) =>
      checks.that(!suppressed, ['points', at, 'suppressed'], 'must be false: a forecast is no count of anybody'),
    );
    checks.done();
    await manager.delete(IndicatorPoint, { indicatorId, kind: 'FORECAST' });
    if (rows.length > 0) await manager.insert(IndicatorPoint, rows);
    const version = indicator.version + 1;
    await manager.update(Indicator, indicatorId, { version });
    record(forecastSet(indicatorId, version, rows, context.now));
    return indicatorId;
  });
}

/** The indicator, locked. @throws HubError NOT_FOUND, FORBIDDEN, VERSION_CONFLICT */
async function openIndicator(
  { viewer }: Context,
  manager: EntityManager,
  { indicator: id, expectedVersion }: { readonly indicator: string; readonly expectedVersion?: number | null },
): Promise<Indicator> {
  const indicator = await manager.findOne(Indicator, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!indicator) throw new HubError('NOT_FOUND', 'There is no such indicator.');
  requireStaff(viewer);
  expectVersion(indicator.version, expectedVersion);
  return indicator;
}
