import { Check, Entity, Index } from 'typeorm';
import { Amount, Day, Id, Ids, Instant, Int, OneOf, Ref, Text, Version } from '../../../platform/database/columns';
import type { Money, TranslatedText } from '../../../platform/database/values';
import { Organization } from './organization';
import { Person } from './person';

export const IMPLEMENTATION_STATUSES = ['NOT_STARTED', 'ON_TRACK', 'AT_RISK', 'STALLED', 'DONE', 'DROPPED'] as const;
export type ImplementationStatus = (typeof IMPLEMENTATION_STATUSES)[number];

/** How the department carries out a recommendation that the Cabinet adopted. Its id is the recommendation's. */
@Entity()
@Check('implementation_progress', '"progress" BETWEEN 0 AND 100')
export class Implementation {
  @Id() id: string;
  @Version() version: number;
  @Ref(() => Organization, { nullable: true }) leadId: string | null;
  @Ref(() => Person, { nullable: true }) leadPersonId: string | null;
  @OneOf(IMPLEMENTATION_STATUSES) status: ImplementationStatus;
  /** Percent. */
  @Int({ nullable: true }) progress: number | null;
  @Amount({ nullable: true }) budget: Money | null;
  @Instant({ nullable: true }) updatedAt: Date | null;
}

/** A step of an implementation; done when `doneOn` is set. */
@Entity()
export class Milestone {
  @Id() id: string;
  @Index() @Ref(() => Implementation) implementationId: string;
  @Text() title: TranslatedText;
  @Day({ nullable: true }) dueOn: string | null;
  @Day({ nullable: true }) doneOn: string | null;
}

/** A word on how an implementation goes. */
@Entity()
export class ImplementationNote {
  @Id() id: string;
  @Index() @Ref(() => Implementation) implementationId: string;
  @Instant() at: Date;
  @Text() text: TranslatedText;
}

/** What a recommendation would cost, and the grants that could pay for it. Its id is the recommendation's. */
@Entity()
export class FiscalNote {
  @Id() id: string;
  @Amount({ nullable: true }) amount: Money | null;
  @Ids() grantIds: string[];
}
