import { Entity, Index } from 'typeorm';
import { Amount, Id, Int, ProvenanceColumn, Ref, Str, Text } from '../../../platform/database/columns';
import type { Money, Provenance, TranslatedText } from '../../../platform/database/values';
import { Organization } from './organization';

/** Money from a funder. `fiscalYear` is as the source words it, such as 2020-21. */
@Entity()
export class Grant {
  @Id() id: string;
  @Text() name: TranslatedText;
  @Str({ nullable: true }) funder: string | null;
  @Index() @Str({ nullable: true }) fiscalYear: string | null;
  @Amount({ nullable: true }) total: Money | null;
  @ProvenanceColumn() provenance: Provenance;
}

/** One organization's part of a grant; `slots` are children's places. */
@Entity()
export class GrantAward {
  @Id() id: string;
  @Index() @Ref(() => Grant) grantId: string;
  @Index() @Ref(() => Organization) organizationId: string;
  @Amount({ nullable: true }) amount: Money | null;
  @Int({ nullable: true }) slots: number | null;
}
