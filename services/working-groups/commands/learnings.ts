import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { checkId, ENTERED, readText } from '../../../platform/commands/values';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { GroupDecision } from '../entities/group-decision';
import { Learning } from '../entities/learning';
import { Strategy } from '../entities/strategy';
import { decisionRecorded, learningNoted } from '../events/publishes';
import type { NoteLearningInput, RecordDecisionInput } from '../graphql/learning-inputs';
import { requireRight } from '../policies/commands';
import { requireGroup } from './open';
import { checkMeeting } from './own-meeting';

/** What an indicator showed, and what the group changes because of it. */
export function noteLearning(context: Context, input: NoteLearningInput): Promise<Done> {
  return context.command('noteLearning', input, async ({ manager, record }) => {
    const group = await requireGroup(manager, input.group);
    requireRight(context.viewer, group.id, 'co-chair');
    const { strategy = null, indicator = null, meeting = null } = input;
    const checks = new Checks();
    checks.that(input.on <= context.today, 'on', 'must not be in the future');
    const isOwn = strategy === null || (await manager.existsBy(Strategy, { id: strategy, groupId: group.id }));
    checks.that(isOwn, 'strategy', 'must be a strategy of the group');
    checkId(checks, 'indicator', indicator);
    const finding = readText(checks, 'finding', input.finding);
    const adjustment = readText(checks, 'adjustment', input.adjustment ?? null);
    await checkMeeting(checks, manager, group.id, 'meeting', meeting);
    checks.done();
    const learning: Learning = {
      id: newId(),
      groupId: group.id,
      on: input.on,
      strategyId: strategy,
      indicatorId: indicator,
      finding,
      adjustment,
      meetingId: meeting,
      provenance: ENTERED,
    };
    await manager.insert(Learning, learning);
    record({ ...learningNoted(learning), at: context.now });
    return learning.id;
  });
}

/** What a group agreed in a meeting that has begun. */
export function recordDecision(context: Context, input: RecordDecisionInput): Promise<Done> {
  return context.command('recordDecision', input, async ({ manager, record }) => {
    const group = await requireGroup(manager, input.group);
    requireRight(context.viewer, group.id, 'co-chair');
    const { strategy = null } = input;
    const checks = new Checks();
    const text = readText(checks, 'text', input.text);
    const isOwn = strategy === null || (await manager.existsBy(Strategy, { id: strategy, groupId: group.id }));
    checks.that(isOwn, 'strategy', 'must be a strategy of the group');
    await checkMeeting(checks, manager, group.id, 'meeting', input.meeting, true);
    checks.done();
    const decision: GroupDecision = {
      id: newId(),
      groupId: group.id,
      text,
      meetingId: input.meeting,
      strategyId: strategy,
      provenance: ENTERED,
    };
    await manager.insert(GroupDecision, decision);
    record({ ...decisionRecorded(decision), at: context.now });
    return decision.id;
  });
}
