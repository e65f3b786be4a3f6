import type { EntityManager } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { illegalTransition } from '../../../platform/commands/transition';
import { expectVersion } from '../../../platform/commands/version';
import { readText } from '../../../platform/commands/values';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { Implementation, Milestone } from '../entities/implementation';
import { milestoneSet } from '../events/implementation';
import type { AddMilestoneInput, CompleteMilestoneInput } from '../graphql/implementation-inputs';
import { requireStaff } from '../policies/staff';
import { lockImplementation } from './set-implementation';

/** Characters of a title in one language. */
const MAX_TITLE = 500;

/** A step of what is carried out. */
export function addMilestone(context: Context, input: AddMilestoneInput): Promise<Done> {
  return context.command('addMilestone', input, async ({ manager, record }) => {
    requireStaff(context.viewer);
    const implementation = await lockImplementation(manager, input.recommendation);
    if (!implementation) throw illegalTransition('recommendation', 'not carried out yet', ['setImplementation']);
    expectVersion(implementation.version, input.expectedVersion);
    const checks = new Checks();
    const title = readText(checks, 'title', input.title, MAX_TITLE);
    checks.done();
    const { id: implementationId } = implementation;
    const milestone: Milestone = { id: newId(), implementationId, title, dueOn: input.dueOn ?? null, doneOn: null };
    await manager.insert(Milestone, milestone);
    record(milestoneSet(milestone, await touch(manager, implementation, context.now), context.now));
    return milestone.id;
  });
}

/** A step was taken. */
export function completeMilestone(context: Context, input: CompleteMilestoneInput): Promise<Done> {
  return context.command('completeMilestone', input, async ({ manager, record }) => {
    requireStaff(context.viewer);
    const found = await manager.findOneBy(Milestone, { id: input.milestone });
    if (!found) throw new HubError('NOT_FOUND', 'There is no such milestone.');
    const implementation = (await lockImplementation(manager, found.implementationId)) as Implementation;
    const milestone = await manager.findOneByOrFail(Milestone, { id: found.id });
    if (milestone.doneOn !== null) throw illegalTransition('milestone', `done on ${milestone.doneOn}`, []);
    expectVersion(implementation.version, input.expectedVersion);
    const checks = new Checks();
    checks.that(input.doneOn <= context.today, 'doneOn', 'must not be in the future');
    checks.done();
    await manager.update(Milestone, milestone.id, { doneOn: input.doneOn });
    const done = { ...milestone, doneOn: input.doneOn };
    record(milestoneSet(done, await touch(manager, implementation, context.now), context.now));
    return milestone.id;
  });
}

/** Its milestones are a part of it: it has changed. @returns its version from then on */
async function touch(manager: EntityManager, { id, version }: Implementation, now: Date): Promise<number> {
  await manager.update(Implementation, id, { version: version + 1, updatedAt: now });
  return version + 1;
}
