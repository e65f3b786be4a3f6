import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Provenance } from '../../../platform/database/values';
import { ProvenanceType } from '../../../platform/subgraph/common-types';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { MemberRole } from '../domain/vocabulary';
import type { WorkingGroupMember } from '../entities/working-group-member';
import { MemberRoleEnum } from './enums';
import { OrganizationStub, PersonStub, stub } from './stubs';

@ObjectType('WorkingGroupMember', { description: 'A person who sits for an organization; either may be unknown.' })
export class WorkingGroupMemberType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  groupId: string;

  @Field(() => PersonStub, { nullable: true })
  person: PersonStub | null;

  @Field(() => OrganizationStub, { nullable: true })
  organization: OrganizationStub | null;

  @Field(() => MemberRoleEnum)
  role: MemberRole;

  @Field(() => DateScalar, { nullable: true })
  from: string | null;

  @Field(() => DateScalar, { nullable: true })
  to: string | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

export function toWorkingGroupMember(row: WorkingGroupMember): WorkingGroupMemberType {
  return {
    id: row.id,
    version: row.version,
    groupId: row.groupId,
    person: stub(row.personId),
    organization: stub(row.organizationId),
    role: row.role,
    from: row.from,
    to: row.to,
    provenance: row.provenance,
  };
}
