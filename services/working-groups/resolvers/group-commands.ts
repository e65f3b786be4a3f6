import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Done } from '../../../platform/commands/commands';
import { createWorkingGroup, updateWorkingGroup } from '../commands/groups';
import { endMembership, seatMember } from '../commands/members';
import type { Context } from '../context';
import { toWorkingGroup } from '../graphql/working-group';
import { toWorkingGroupMember } from '../graphql/working-group-member';
import {
  CreateWorkingGroupInput,
  EndMembershipInput,
  SeatMemberInput,
  UpdateWorkingGroupInput,
} from '../graphql/group-inputs';
import {
  CreateWorkingGroupPayload,
  EndMembershipPayload,
  type GroupPayload,
  type MemberPayload,
  SeatMemberPayload,
  UpdateWorkingGroupPayload,
} from '../graphql/payloads';
import { there } from './there';

/** Groups, and who sits with them. */
@Resolver()
export class GroupCommandsResolver {
  @Mutation(() => CreateWorkingGroupPayload, {
    nullable: true,
    description: 'Staff. Once per body. ALREADY_EXISTS.',
  })
  async createWorkingGroup(
    @Arg('input', () => CreateWorkingGroupInput) input: CreateWorkingGroupInput,
    @Ctx() context: Context,
  ): Promise<CreateWorkingGroupPayload> {
    return withGroup(context, await createWorkingGroup(context, input));
  }

  @Mutation(() => UpdateWorkingGroupPayload, {
    nullable: true,
    description: 'Co-chair.',
  })
  async updateWorkingGroup(
    @Arg('input', () => UpdateWorkingGroupInput) input: UpdateWorkingGroupInput,
    @Ctx() context: Context,
  ): Promise<UpdateWorkingGroupPayload> {
    return withGroup(context, await updateWorkingGroup(context, input));
  }

  @Mutation(() => SeatMemberPayload, {
    nullable: true,
    description: 'Co-chair, staff. ALREADY_EXISTS for a membership that overlaps.',
  })
  async seatMember(
    @Arg('input', () => SeatMemberInput) input: SeatMemberInput,
    @Ctx() context: Context,
  ): Promise<SeatMemberPayload> {
    return withMember(context, await seatMember(context, input));
  }

  @Mutation(() => EndMembershipPayload, {
    nullable: true,
    description: 'Co-chair, staff. The past membership stays on record. ILLEGAL_TRANSITION when ended already.',
  })
  async endMembership(
    @Arg('input', () => EndMembershipInput) input: EndMembershipInput,
    @Ctx() context: Context,
  ): Promise<EndMembershipPayload> {
    return withMember(context, await endMembership(context, input));
  }
}

/** The payload of a command: the group as it is now. */
async function withGroup({ loaders }: Context, { subject, cursor }: Done): Promise<GroupPayload> {
  return { workingGroup: toWorkingGroup(there(await loaders.group.load(subject))), cursor };
}

async function withMember({ loaders }: Context, { subject, cursor }: Done): Promise<MemberPayload> {
  return { member: toWorkingGroupMember(there(await loaders.member.load(subject))), cursor };
}
