import { type EntityManager, In } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { checkDistinct, checkLine, ENTERED, readList, readSource, readText } from '../../../platform/commands/values';
import type { Transaction } from '../../../platform/events/transaction';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { Goal, Indicator } from '../entities/indicator';
import { Program } from '../entities/organization';
import { goalDefined, indicatorChanged, indicatorDefined } from '../events/indicators';
import type { DefineGoalInput, DefineIndicatorInput } from '../graphql/indicator-inputs';
import { requireStaff } from '../policies/staff';

const MAX_NAME = 300;
const MAX_UNIT = 100;

/** A goal of the common agenda, with the indicators that measure it. */
export function defineGoal(context: Context, input: DefineGoalInput): Promise<Done> {
  return context.command('defineGoal', input, async ({ manager, record }) => {
    requireStaff(context.viewer);
    const checks = new Checks();
    const name = readText(checks, 'name', input.name, MAX_NAME);
    checkLine(checks, 'plan', input.plan, MAX_NAME);
    const source = readSource(checks, 'source', input.source ?? null);
    const indicatorIds = await readIds(checks, manager, Indicator, 'indicators', input.indicators);
    checks.done();
    const provenance = { ...ENTERED, sources: source ? [source] : [] };
    const goal: Goal = { id: newId(), version: 1, name, plan: input.plan ?? null, provenance };
    await manager.insert(Goal, goal);
    record(goalDefined(goal, context.now));
    await measureBy(manager, record, goal.id, indicatorIds, context.now);
    return goal.id;
  });
}

/** The link is the indicator's: each of them changes. */
async function measureBy(
  manager: EntityManager,
  record: Transaction['record'],
  goalId: string,
  indicatorIds: readonly string[],
  at: Date,
): Promise<void> {
  const indicators = await manager.find(Indicator, {
    where: { id: In([...indicatorIds]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const indicator of indicators) {
    const changes = { goalIds: [...indicator.goalIds, goalId], version: indicator.version + 1 };
    await manager.update(Indicator, indicator.id, changes);
    record(indicatorChanged({ ...indicator, ...changes }, at));
  }
}

/** Something is measured from now on. */
export function defineIndicator(context: Context, input: DefineIndicatorInput): Promise<Done> {
  return context.command('defineIndicator', input, async ({ manager, record }) => {
    requireStaff(context.viewer);
    const { kind, core, outcome = null, polarity, program: programId = null } = input;
    const checks = new Checks();
    const texts = {
      name: readText(checks, 'name', input.name, MAX_NAME),
      definition: readText(checks, 'definition', input.definition ?? null),
      unit: readText(checks, 'unit', input.unit, MAX_UNIT),
      area: readText(checks, 'area', input.area ?? null, MAX_NAME),
    };
    const goalIds = await readIds(checks, manager, Goal, 'goals', input.goals);
    const comparisonIds = await readIds(checks, manager, Indicator, 'comparisons', input.comparisons);
    checks.that(programId === null || kind === 'PERFORMANCE', 'program', 'must be left out of what is not PERFORMANCE');
    const isKnown = programId === null || (await manager.existsBy(Program, { id: programId }));
    checks.that(isKnown, 'program', 'must be a program');
    checks.done();
    const indicator: Indicator = {
      id: newId(),
      version: 1,
      ...texts,
      kind,
      core,
      outcome,
      polarity,
      goalIds,
      programId,
      comparisonIds,
      baselinePeriod: null,
      storyBehind: null,
      provenance: ENTERED,
    };
    await manager.insert(Indicator, indicator);
    record(indicatorDefined(indicator, context.now));
    return indicator.id;
  });
}

/** Reads ids of things that must be there. */
async function readIds(
  checks: Checks,
  manager: EntityManager,
  entity: typeof Goal | typeof Indicator,
  path: string,
  given: readonly string[] | null | undefined,
): Promise<string[]> {
  const ids = readList(checks, path, given) ?? [];
  checkDistinct(checks, path, ids);
  const rows: readonly { readonly id: string }[] = await manager.findBy(entity, { id: In(ids) });
  const known = new Set(rows.map(({ id }) => id));
  ids.forEach((id, at) => checks.that(known.has(id), [path, at], 'must be there'));
  return ids;
}
