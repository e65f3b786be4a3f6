import { Entity, Index } from 'typeorm';
import { Day, Id, Ids, Instant, Int, Str, Text } from '../../../platform/database/columns';
import type { Sector, Side, TranslatedText } from '../../../platform/database/values';

/**
 * What the lens has seen of others' facts: read models, made from events alone by `projector/` and made anew by
 * `hub rebuild citywide`. `source` is the service that told of the row. Since the order of several services' news is
 * not given, whatever an event may not have told yet is null.
 */

/** A body, and whom it informs. */
@Entity()
export class SeenBody {
  @Id() id: string;
  @Index('seen_body_source') @Str() source: string;
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
  @Index('seen_organization_source') @Str() source: string;
  @Str({ nullable: true }) sector: Sector | null;
  @Str({ nullable: true }) side: Side | null;
}

/** Whom a person works for. */
@Entity()
export class SeenAffiliation {
  @Id() id: string;
  @Index('seen_affiliation_source') @Str() source: string;
  @Index('seen_affiliation_person_id') @Str({ nullable: true }) personId: string | null;
  @Index('seen_affiliation_organization_id') @Str({ nullable: true }) organizationId: string | null;
  @Day({ nullable: true }) from: string | null;
  @Day({ nullable: true }) to: string | null;
}

/** A seat of the Cabinet, or of a council around it. */
@Entity()
export class SeenSeat {
  @Id() id: string;
  @Index('seen_seat_source') @Str() source: string;
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
  @Index('seen_sitting_source') @Str() source: string;
  @Str({ nullable: true }) kind: SittingKind | null;
  /** Of a member; a seat says its body itself. */
  @Index('seen_sitting_body_id') @Str({ nullable: true }) bodyId: string | null;
  @Index('seen_sitting_seat_id') @Str({ nullable: true }) seatId: string | null;
  @Index('seen_sitting_person_id') @Str({ nullable: true }) personId: string | null;
  /** For whom a member sits there. */
  @Index('seen_sitting_organization_id') @Str({ nullable: true }) organizationId: string | null;
  /** Of a member. */
  @Str({ nullable: true }) role: string | null;
  @Day({ nullable: true }) from: string | null;
  @Day({ nullable: true }) to: string | null;
}

/** What a body sent up to the Cabinet. */
@Entity()
export class SeenRecommendation {
  @Id() id: string;
  @Index('seen_recommendation_source') @Str() source: string;
  @Index('seen_recommendation_from_id') @Str({ nullable: true }) fromId: string | null;
  @Instant({ nullable: true }) submittedAt: Date | null;
}

/** A step of a recommendation's history. */
@Entity()
export class SeenStep {
  @Id() id: string;
  @Index('seen_step_source') @Str() source: string;
  @Index('seen_step_recommendation_id') @Str({ nullable: true }) recommendationId: string | null;
  @Int({ nullable: true }) position: number | null;
  @Str({ nullable: true }) stage: string | null;
  @Instant({ nullable: true }) at: Date | null;
}

/** A meeting, by what is counted of it. */
@Entity()
export class SeenMeeting {
  @Id() id: string;
  @Index('seen_meeting_source') @Str() source: string;
  @Index('seen_meeting_body_ids', { type: 'gin' }) @Ids() bodyIds: string[];
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
  @Index('seen_task_source') @Str() source: string;
  @Index('seen_task_group_id') @Str({ nullable: true }) groupId: string | null;
  @Str({ nullable: true }) status: string | null;
  @Day({ nullable: true }) dueOn: string | null;
}

/** What news may be about: whose it is, and how it is called in public. Its id is `Type:id`. */
@Entity()
export class SeenSubject {
  @Id() id: string;
  @Index('seen_subject_source') @Str() source: string;
  @Str({ nullable: true }) bodyId: string | null;
  @Text({ nullable: true }) title: TranslatedText | null;
}
