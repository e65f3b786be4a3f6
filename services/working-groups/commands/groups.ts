import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { dependingOn } from '../../../platform/commands/depends-on';
import { expectVersion } from '../../../platform/commands/version';
import { readTexts } from '../../../platform/commands/values';
import { holds } from '../../../platform/auth/viewer';
import { oneAtATime } from '../../../platform/commands/one-at-a-time';
import { HubError } from '../../../platform/errors';
import type { Context } from '../context';
import { KnownBody } from '../entities/known';
import { WorkingGroup } from '../entities/working-group';
import { workingGroupChanged, workingGroupCreated } from '../events/publishes';
import type { CreateWorkingGroupInput, UpdateWorkingGroupInput } from '../graphql/group-inputs';
import { requireRight } from '../policies/commands';
import { openRow } from './open';

/** A body of the registry begins to work as a group. @throws HubError ALREADY_EXISTS */
export function createWorkingGroup(context: Context, input: CreateWorkingGroupInput): Promise<Done> {
  return context.command('createWorkingGroup', input, async ({ manager, record }) => {
    if (!holds(context.viewer, 'STAFF')) throw new HubError('FORBIDDEN', 'This is for the staff of the department.');
    const body = await manager.findOneBy(KnownBody, { id: input.body });
    if (!body) throw dependingOn(new HubError('NOT_FOUND', 'There is no such body.'), 'department');
    const checks = new Checks();
    checks.that(body.kind === 'WORKING_GROUP', 'body', 'must be of kind WORKING_GROUP');
    const areasOfNeed = readTexts(checks, 'areasOfNeed', input.areasOfNeed) ?? [];
    const goals = readTexts(checks, 'goals', input.goals) ?? [];
    checks.done();
    await oneAtATime(manager, `working group ${body.id}`);
    if (await manager.existsBy(WorkingGroup, { id: body.id }))
      throw new HubError('ALREADY_EXISTS', 'This body is a working group already.');
    const group: WorkingGroup = { id: body.id, version: 1, areasOfNeed, goals, endedOn: body.validTo };
    await manager.insert(WorkingGroup, group);
    record({ ...workingGroupCreated(group), at: context.now });
    return group.id;
  });
}

/** What it is for, in its own words. */
export function updateWorkingGroup(context: Context, input: UpdateWorkingGroupInput): Promise<Done> {
  return context.command('updateWorkingGroup', input, async ({ manager, record }) => {
    const group = await openRow(manager, WorkingGroup, input.group, 'working group');
    requireRight(context.viewer, group.id, 'co-chair');
    expectVersion(group.version, input.expectedVersion);
    const checks = new Checks();
    const areasOfNeed = readTexts(checks, 'areasOfNeed', input.areasOfNeed) ?? group.areasOfNeed;
    const goals = readTexts(checks, 'goals', input.goals) ?? group.goals;
    const hasChange = input.areasOfNeed !== undefined || input.goals !== undefined;
    checks.that(hasChange, [], 'must have something to change');
    checks.done();
    const changes = { areasOfNeed, goals, version: group.version + 1 };
    await manager.update(WorkingGroup, group.id, changes);
    record(workingGroupChanged({ ...group, ...changes }, context.now));
    return group.id;
  });
}
