import { Entity, Index } from 'typeorm';
import { Day, Id, OneOf, Ref } from '../../../platform/database/columns';
import { CONSENT_FIELDS, type ConsentField } from '../domain/vocabulary';
import { ParentMember } from './parent-member';

/** One agreement of one parent to show one thing. A parent who agrees again gets a new row. */
@Entity()
@Index(['memberId'])
export class Consent {
  @Id() id: string;
  @Ref(() => ParentMember) memberId: string;
  @OneOf(CONSENT_FIELDS) field: ConsentField;
  @Day() givenOn: string;
  /** Once set, whatever the day, the consent holds no more. */
  @Day({ nullable: true }) withdrawnOn: string | null;
}
