import { Entity, Index } from 'typeorm';
import { Day, ForeignId, Id, OneOf, ProvenanceColumn, Ref, Version } from '../../../platform/database/columns';
import type { Provenance } from '../../../platform/database/values';
import { MEMBER_ROLES, type MemberRole } from '../domain/vocabulary';
import { WorkingGroup } from './working-group';

/** One stay of a person with a group, on behalf of an organization. Either may be unknown. */
@Entity()
@Index(['groupId'])
@Index(['personId'])
@Index(['organizationId'])
export class WorkingGroupMember {
  @Id() id: string;
  @Version() version: number;
  @Ref(() => WorkingGroup) groupId: string;
  @ForeignId({ nullable: true }) personId: string | null;
  @ForeignId({ nullable: true }) organizationId: string | null;
  @OneOf(MEMBER_ROLES) role: MemberRole;
  /** First day; null when it is not known. */
  @Day({ nullable: true }) from: string | null;
  /** Last day; null while it goes on. */
  @Day({ nullable: true }) to: string | null;
  @ProvenanceColumn() provenance: Provenance;
}
