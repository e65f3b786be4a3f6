import { Entity, Index } from 'typeorm';
import { Day, Id, Ids, Instant, Int, OneOf, Str, Text } from '../../../platform/database/columns';
import { type Sector, SECTORS, type Side, SIDES, type TranslatedText } from '../../../platform/database/values';

/**
 * What the lens has seen of others' facts: read models, made from events alone by `projector/` and made anew by
 * `hub rebuild citywide`. `source` is the service that told of the row. Since the order of several services' news is
 * not given, whatever an event may not have told yet is null.
 */

/** A body, and whom it informs. */
@Entity()
export class SeenBody {
  @Id() id: string;
  @Index() @Str() source: string;
  @Str({ nullable: true }) slug: string | null;
  @Str({ nullable: true }) kind: string | null;
  @Text({ nullable: true }) name: TranslatedText | null;
  @Ids() informsIds: string[];
  @Day({ nullable: true }) validFrom: string | null;
  @Day({ nullable: true }) validTo: string | null;
  @Str({ nullable: true }) openMeetingStatus: string | null;
}

/** An organization, by what cross-sector membership is measured with. */
@Entity()
export class SeenOrganization {
  @Id() id: string;
  @Index() @Str() source: string;
  @OneOf(SECTORS, { nullable: true }) sector: Sector | null;
  @OneOf(SIDES, { nullable: true }) side: Side | null;
}

/** Whom a person works for. */
@Entity()
export class SeenAffiliation {
  @Id() id: string;
  @Index() @Str() source: string;
  @Index() @Str({ nullable: true }) personId: string | null;
  @Index() @Str({ nullable: true }) organizationId: string | null;
  @Day({ nullable: true }) from: string | null;
  @Day({ nullable: true }) to: string | null;
}

/** A seat of the Cabinet, or of a council around it. */
@Entity()
export class SeenSeat {
  @Id() id: string;
  @Index() @Str() source: string;
  @Str({ nullable: true }) bodyId: string | null;
  @Text({ nullable: true }) role: TranslatedText | null;
  @Day({ nullable: true }) from: string | null;
  @Day({ nullable: true }) to: string | null;
}

/** As what somebody sits: as a member of a working group, or with a seat, as its holder or in their stead. */
export const SITTING_KINDS = ['MEMBER', 'HOLDER', 'DESIGNEE'] as const;
export type SittingKind = (typeof SITTING_KINDS)[number];

/** Somebody's time on a body. Of a seat, a null person says that nobody holds it from that day on. */
@Entity()
export class SeenSitting {
  @Id() id: string;
  @Index() @Str() source: string;
  @OneOf(SITTING_KINDS, { nullable: true }) kind: SittingKind | null;
  /** Of a member; a seat says its body itself. */
  @Index() @Str({ nullable: true }) bodyId: string | null;
  @Index() @Str({ nullable: true }) seatId: string | null;
  @Index() @Str({ nullable: true }) personId: string | null;
  /** For whom a member sits there. */
  @Index() @Str({ nullable: true }) organizationId: string | null;
  /** Of a member. */
  @Str({ nullable: true }) role: string | null;
  @Day({ nullable: true }) from: string | null;
  @Day({ nullable: true }) to: string | null;
}

/** What a body sent up to the Cabinet. */
@Entity()
export class SeenRecommendation {
  @Id() id: string;
  @Index() @Str() source: string;
  @Index() @Str({ nullable: true }) fromId: string | null;
  @Instant({ nullable: true }) submittedAt: Date | null;
}

/** A step of a recommendation's history. */
@Entity()
export class SeenStep {
  @Id() id: string;
  @Index() @Str() source: string;
  @Index() @Str({ nullable: true }) recommendationId: string | null;
  @Int({ nullable: true }) position: number | null;
  @Str({ nullable: true }) stage: string | null;
  @Instant({ nullable: true }) at: Date | null;
}

/** A meeting, by what is counted of it. */
@Entity()
export class SeenMeeting {
  @Id() id: string;
  @Index() @Str() source: string;
  @Index({ type: 'gin' }) @Ids() bodyIds: string[];
  @Str({ nullable: true }) kind: string | null;
  @Str({ nullable: true }) status: string | null;
  @Day({ nullable: true }) date: string | null;
  @Instant({ nullable: true }) startsAt: Date | null;
  @Instant({ nullable: true }) endsAt: Date | null;
  @Instant({ nullable: true }) adjournedAt: Date | null;
  @Str({ nullable: true }) minutesStatus: string | null;
  @Instant({ nullable: true }) minutesPostedAt: Date | null;
  /** How many were there, of how many on the roll. */
  @Int({ default: 0 }) present: number;
  @Int({ default: 0 }) expected: number;
}

/** A task of a group. */
@Entity()
export class SeenTask {
  @Id() id: string;
  @Index() @Str() source: string;
  @Index() @Str({ nullable: true }) groupId: string | null;
  @Str({ nullable: true }) status: string | null;
  @Day({ nullable: true }) dueOn: string | null;
}

/** What news may be about: whose it is, and how it is called in public. Its id is `Type:id`. */
@Entity()
export class SeenSubject {
  @Id() id: string;
  @Index() @Str() source: string;
  @Str({ nullable: true }) bodyId: string | null;
  @Text({ nullable: true }) title: TranslatedText | null;
}
