import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { oneAtATime } from '../../../platform/commands/one-at-a-time';
import { illegalTransition } from '../../../platform/commands/transition';
import { expectVersion } from '../../../platform/commands/version';
import { checkId, ENTERED } from '../../../platform/commands/values';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { WorkingGroupMember } from '../entities/working-group-member';
import { memberSeated, membershipEnded } from '../events/publishes';
import type { EndMembershipInput, SeatMemberInput } from '../graphql/group-inputs';
import { requireRight } from '../policies/commands';
import { openRow, requireGroup } from './open';

/** Somebody comes to sit with a group. @throws HubError ALREADY_EXISTS for a membership that overlaps */
export function seatMember(context: Context, input: SeatMemberInput): Promise<Done> {
  return context.command('seatMember', input, async ({ manager, record }) => {
    const group = await requireGroup(manager, input.group);
    requireRight(context.viewer, group.id, 'co-chair, staff');
    const checks = new Checks();
    checkId(checks, 'person', input.person);
    checkId(checks, 'organization', input.organization);
    const isThere = group.endedOn === null || group.endedOn >= input.from;
    checks.that(isThere, 'from', 'must be a day on which the group exists');
    checks.done();
    await oneAtATime(manager, `member ${input.person}`);
    const others = await manager.findBy(WorkingGroupMember, { groupId: group.id, personId: input.person });
    if (others.some(({ to }) => to === null || to >= input.from))
      throw new HubError('ALREADY_EXISTS', 'This person sits with the group at that time.');
    const member: WorkingGroupMember = {
      id: newId(),
      version: 1,
      groupId: group.id,
      personId: input.person,
      organizationId: input.organization ?? null,
      role: input.role,
      from: input.from,
      to: null,
      provenance: ENTERED,
    };
    await manager.insert(WorkingGroupMember, member);
    record({ ...memberSeated(member), at: context.now });
    return member.id;
  });
}

/** The membership stays on record, with its end. */
export function endMembership(context: Context, input: EndMembershipInput): Promise<Done> {
  return context.command('endMembership', input, async ({ manager, record }) => {
    const member = await openRow(manager, WorkingGroupMember, input.member, 'membership');
    requireRight(context.viewer, member.groupId, 'co-chair, staff');
    if (member.to !== null) throw illegalTransition('membership', `ended on ${member.to}`, []);
    expectVersion(member.version, input.expectedVersion);
    const checks = new Checks();
    checks.that(member.from === null || member.from <= input.to, 'to', 'must not lie before the first day');
    checks.done();
    const changes = { to: input.to, version: member.version + 1 };
    await manager.update(WorkingGroupMember, member.id, changes);
    record(membershipEnded({ ...member, ...changes }, context.now));
    return member.id;
  });
}
