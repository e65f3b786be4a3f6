import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../platform/auth/viewer';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { illegalTransition } from '../../../platform/commands/transition';
import { expectVersion } from '../../../platform/commands/version';
import { checkId, ENTERED, readText } from '../../../platform/commands/values';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { ACTION_MOVES } from '../domain/moves';
import { ActionItem } from '../entities/action-item';
import { Strategy } from '../entities/strategy';
import { actionItemAdded, actionItemChanged } from '../events/publishes';
import type { AddActionItemInput, CompleteActionItemInput, UpdateActionItemInput } from '../graphql/action-item-inputs';
import { hasRight, requireRight } from '../policies/commands';
import { checkMeeting } from './own-meeting';
import { openRow, requireGroup } from './open';
import { MAX_TITLE } from './strategies';

const EDITORS = 'co-chair, staff liaison, staff';

/** Somebody took something on. */
export function addActionItem(context: Context, input: AddActionItemInput): Promise<Done> {
  return context.command('addActionItem', input, async ({ manager, record }) => {
    const group = await requireGroup(manager, input.group);
    requireRight(context.viewer, group.id, EDITORS);
    const checks = new Checks();
    const title = readText(checks, 'title', input.title, MAX_TITLE);
    checkId(checks, 'owner', input.owner);
    checkId(checks, 'organization', input.organization);
    await checkStrategy(checks, manager, group.id, input.strategy);
    await checkMeeting(checks, manager, group.id, 'meeting', input.meeting);
    checks.done();
    const item: ActionItem = {
      id: newId(),
      version: 1,
      groupId: group.id,
      title,
      ownerId: input.owner ?? null,
      organizationId: input.organization ?? null,
      dueOn: input.dueOn ?? null,
      status: 'OPEN',
      completedOn: null,
      strategyId: input.strategy ?? null,
      agreedAtId: input.meeting ?? null,
      provenance: ENTERED,
    };
    await manager.insert(ActionItem, item);
    record({ ...actionItemAdded(item), at: context.now });
    return item.id;
  });
}

/** Its owner says how it goes; what it is, and whose, is for those who run the group. */
export function updateActionItem(context: Context, input: UpdateActionItemInput): Promise<Done> {
  return context.command('updateActionItem', input, async ({ manager, record }) => {
    const item = await openRow(manager, ActionItem, input.actionItem, 'action item');
    requireMay(context.viewer, item, isOfStatusAlone(input));
    const { status } = input;
    const isMove = status !== undefined && status !== null && status !== item.status;
    const moves = ACTION_MOVES[item.status].filter((to) => to !== 'DONE');
    if (moves.length === 0 || (isMove && status !== 'DONE' && !moves.includes(status)))
      throw illegalTransition('action item', item.status, moves);
    expectVersion(item.version, input.expectedVersion);
    const checks = new Checks();
    checks.that(status !== null, 'status', 'must have a value: leave it out to keep the one it has');
    checks.that(status !== 'DONE', 'status', 'must not be DONE: that is for completeActionItem');
    checks.that(input.title !== null, 'title', 'must have a value: leave it out to keep the one it has');
    const title = readText(checks, 'title', input.title, MAX_TITLE) ?? undefined;
    checkId(checks, 'owner', input.owner);
    checkId(checks, 'organization', input.organization);
    await checkStrategy(checks, manager, item.groupId, input.strategy);
    const { owner: ownerId, organization: organizationId, dueOn, strategy: strategyId } = input;
    const given = { title, ownerId, organizationId, dueOn, strategyId, status };
    const kept = Object.entries(given).filter(([, value]) => value !== undefined);
    checks.that(kept.length > 0, [], 'must have something to change');
    checks.done();
    const changes = { ...(Object.fromEntries(kept) as Partial<ActionItem>), version: item.version + 1 };
    await manager.update(ActionItem, item.id, changes);
    record(actionItemChanged({ ...item, ...changes }, context.now));
    return item.id;
  });
}

/** It is done. */
export function completeActionItem(context: Context, input: CompleteActionItemInput): Promise<Done> {
  return context.command('completeActionItem', input, async ({ manager, record }) => {
    const item = await openRow(manager, ActionItem, input.actionItem, 'action item');
    requireMay(context.viewer, item, true);
    if (!ACTION_MOVES[item.status].includes('DONE')) throw illegalTransition('action item', item.status, []);
    expectVersion(item.version, input.expectedVersion);
    const completedOn = input.completedOn ?? context.today;
    const checks = new Checks();
    checks.that(completedOn <= context.today, 'completedOn', 'must not be in the future');
    checks.done();
    const changes = { status: 'DONE' as const, completedOn, version: item.version + 1 };
    await manager.update(ActionItem, item.id, changes);
    record(actionItemChanged({ ...item, ...changes }, context.now));
    return item.id;
  });
}

function isOfStatusAlone(input: UpdateActionItemInput): boolean {
  return [input.title, input.owner, input.organization, input.dueOn, input.strategy].every((one) => one === undefined);
}

/** @param ownerMay whether it is of what its owner may do */
function requireMay(viewer: Viewer, { groupId, ownerId }: ActionItem, ownerMay: boolean): void {
  const isOwner = viewer.person !== null && viewer.person === ownerId;
  if ((ownerMay && isOwner) || hasRight(viewer, groupId, EDITORS)) return;
  throw new HubError(
    'FORBIDDEN',
    isOwner ? 'Of their tasks, owners change the status alone.' : `In this group that is for: ${EDITORS}, the owner.`,
  );
}

async function checkStrategy(
  checks: Checks,
  manager: EntityManager,
  groupId: string,
  id: string | null | undefined,
): Promise<void> {
  if (id === null || id === undefined) return;
  checks.that(await manager.existsBy(Strategy, { id, groupId }), 'strategy', 'must be a strategy of the group');
}
