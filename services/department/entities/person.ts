import { Check, Entity, Index } from 'typeorm';
import { Day, Flag, Id, ProvenanceColumn, Ref, Str, Text, Version } from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { Organization } from './organization';

/** Someone who holds a seat or a role. The database itself keeps a parent's name out: it stays beside their consent. */
@Entity()
@Check('person_parent_unnamed', '"is_parent" = ("display_name" IS NULL)')
export class Person {
  @Id() id: string;
  @Version() version: number;
  /** Null exactly for a parent. */
  @Str({ nullable: true }) displayName: string | null;
  @Flag({ default: false }) isPseudonym: boolean;
  /** A member of the Parent Cabinet, or another parent: 'Parent member' here, and never found by name. */
  @Flag({ default: false }) isParent: boolean;
  @ProvenanceColumn() provenance: Provenance;
}

/** Someone's place in an organization; the days are null where they are not known, `to` also while it lasts. */
@Entity()
export class Affiliation {
  @Id() id: string;
  @Index() @Ref(() => Person) personId: string;
  @Ref(() => Organization) organizationId: string;
  @Text({ nullable: true }) title: TranslatedText | null;
  @Day({ nullable: true }) from: string | null;
  @Day({ nullable: true }) to: string | null;
}
