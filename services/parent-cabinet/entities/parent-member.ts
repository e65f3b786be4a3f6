import { Entity, Index } from 'typeorm';
import {
  Day,
  ForeignId,
  Id,
  OneOf,
  ProvenanceColumn,
  Ref,
  Str,
  Strs,
  Version,
} from '../../../platform/database/columns';
import type { Provenance } from '../../../platform/database/values';
import { PARENT_ROLES, type ParentRole } from '../domain/vocabulary';
import { ParentCabinet } from './parent-cabinet';

/** A parent's seat. Nothing of it is public but what the parent consents to: see the policy. */
@Entity()
@Index(['cabinetId'])
@Index(['personId'])
@Index(['liaisonToId'])
export class ParentMember {
  @Id() id: string;
  @Version() version: number;
  @Ref(() => ParentCabinet) cabinetId: string;
  @ForeignId({ nullable: true }) personId: string | null;
  /** The name that the parent chose, kept here alone; null where none was chosen. */
  @Str({ nullable: true }) displayName: string | null;
  @OneOf(PARENT_ROLES) role: ParentRole;
  /** First day; null when it is not known. */
  @Day({ nullable: true }) from: string | null;
  /** Last day; null while it goes on. */
  @Day({ nullable: true }) to: string | null;
  /** The body to which the parent is liaison. */
  @ForeignId({ nullable: true }) liaisonToId: string | null;
  /** BCP 47 tags. They are counted, and never shown for a person. */
  @Strs() languages: string[];
  @ProvenanceColumn() provenance: Provenance;
}
