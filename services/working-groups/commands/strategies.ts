import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { illegalTransition } from '../../../platform/commands/transition';
import { expectVersion } from '../../../platform/commands/version';
import { checkDistinct, checkId, ENTERED, readList, readText } from '../../../platform/commands/values';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { STRATEGY_MOVES } from '../domain/moves';
import { Strategy } from '../entities/strategy';
import { strategyProposed, strategyRevised, strategyStatusChanged } from '../events/publishes';
import type { ChangeStrategyStatusInput, ProposeStrategyInput, UpdateStrategyInput } from '../graphql/strategy-inputs';
import { requireRight } from '../policies/commands';
import { openRow, requireGroup } from './open';

/** Characters of a title in one language. */
export const MAX_TITLE = 500;

/** A member of a group has an idea of what its organizations could do together. */
export function proposeStrategy(context: Context, input: ProposeStrategyInput): Promise<Done> {
  return context.command('proposeStrategy', input, async ({ manager, record }) => {
    const group = await requireGroup(manager, input.group);
    requireRight(context.viewer, group.id, 'member');
    const checks = new Checks();
    const title = readText(checks, 'title', input.title, MAX_TITLE);
    const description = readText(checks, 'description', input.description ?? null);
    const indicatorIds = readIds(checks, 'indicators', input.indicators) ?? [];
    const partnerIds = readIds(checks, 'partners', input.partners) ?? [];
    checks.done();
    const strategy: Strategy = {
      id: newId(),
      version: 1,
      groupId: group.id,
      title,
      description,
      strategyType: input.type ?? null,
      status: 'POTENTIAL',
      startedOn: null,
      indicatorIds,
      partnerIds,
      provenance: ENTERED,
    };
    await manager.insert(Strategy, strategy);
    record({ ...strategyProposed(strategy), at: context.now });
    return strategy.id;
  });
}

/** Says otherwise what it is, what it is to move and who takes part. */
export function updateStrategy(context: Context, input: UpdateStrategyInput): Promise<Done> {
  return context.command('updateStrategy', input, async ({ manager, record }) => {
    const strategy = await openRow(manager, Strategy, input.strategy, 'strategy');
    requireRight(context.viewer, strategy.groupId, 'co-chair');
    expectVersion(strategy.version, input.expectedVersion);
    const checks = new Checks();
    checks.that(input.title !== null, 'title', 'must have a value: leave it out to keep the one it has');
    const given = {
      title: readText(checks, 'title', input.title, MAX_TITLE) ?? undefined,
      description: readText(checks, 'description', input.description),
      strategyType: input.type,
      indicatorIds: readIds(checks, 'indicators', input.indicators),
      partnerIds: readIds(checks, 'partners', input.partners),
    };
    const kept = Object.entries(given).filter(([, value]) => value !== undefined);
    checks.that(kept.length > 0, [], 'must have something to change');
    checks.done();
    const changes = { ...(Object.fromEntries(kept) as Partial<Strategy>), version: strategy.version + 1 };
    await manager.update(Strategy, strategy.id, changes);
    record(strategyRevised({ ...strategy, ...changes }, context.now));
    return strategy.id;
  });
}

/** Moves it along its life; the first time that it is ACTIVE is its start. */
export function changeStrategyStatus(context: Context, input: ChangeStrategyStatusInput): Promise<Done> {
  return context.command('changeStrategyStatus', input, async ({ manager, record }) => {
    const strategy = await openRow(manager, Strategy, input.strategy, 'strategy');
    requireRight(context.viewer, strategy.groupId, 'co-chair');
    const { status } = input;
    const on = input.on ?? context.today;
    if (!STRATEGY_MOVES[strategy.status].includes(status))
      throw illegalTransition('strategy', strategy.status, STRATEGY_MOVES[strategy.status]);
    expectVersion(strategy.version, input.expectedVersion);
    const checks = new Checks();
    checks.that(on <= context.today, 'on', 'must not be in the future');
    checks.done();
    const isStart = status === 'ACTIVE' && strategy.startedOn === null;
    const changes = { status, version: strategy.version + 1, ...(isStart && { startedOn: on }) };
    await manager.update(Strategy, strategy.id, changes);
    record(strategyStatusChanged({ ...strategy, ...changes }, on, context.now));
    return strategy.id;
  });
}

/** Ids of things that another service owns, each once. */
function readIds(checks: Checks, path: string, given: readonly string[] | null | undefined): string[] | undefined {
  const ids = readList(checks, path, given);
  ids?.forEach((id, at) => checkId(checks, [path, at], id));
  checkDistinct(checks, path, given);
  return ids;
}
