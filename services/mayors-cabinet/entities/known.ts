import { Entity, Index } from 'typeorm';
import { Day, Flag, ForeignId, Id, Ids, Instant, Ref, Str } from '../../../platform/database/columns';

/**
 * What this service must know of others' facts to answer by itself: copies, kept from their events, never shown as they
 * are.
 */

/** A body. `kind` is the department's word for it, such as DEPARTMENT; `validTo` its last day, null while it exists. */
@Entity()
export class KnownBody {
  @Id() id: string;
  @Index() @Str() kind: string;
  @Day({ nullable: true }) validTo: string | null;
}

/** A meeting of the Cabinet, or one that the Cabinet holds jointly. */
@Entity()
export class KnownMeeting {
  @Id() id: string;
  /** The body that meets, and those that meet jointly with it. */
  @Ids() bodyIds: string[];
  /** The department's `MeetingStatus`; null where the record does not say. */
  @Str({ nullable: true }) status: string | null;
  /** The meeting's day, which is mostly on record even where the time is not. */
  @Day({ nullable: true }) date: string | null;
  @Instant({ nullable: true }) startsAt: Date | null;
  /** Whether everybody may read the agenda: it was published, or the meeting is of the record. */
  @Flag({ default: false }) agendaPublic: boolean;
  /** Persons whom the roll has as present, in the room or remotely. */
  @Ids() attendeeIds: string[];
}

/** An item on such a meeting's agenda. */
@Entity()
export class KnownAgendaItem {
  @Id() id: string;
  @Index() @Ref(() => KnownMeeting) meetingId: string;
  /** Its content is for those in the room: no link may tell the others what it takes up. */
  @Flag({ default: false }) executiveSession: boolean;
  /** The department's `AgendaItemStatus`. */
  @Str({ default: 'PLANNED' }) status: string;
}

/** A strategy of a working group. */
@Entity()
export class KnownStrategy {
  @Id() id: string;
  @ForeignId() groupId: string;
}

/** A priority of the Parent Cabinet. */
@Entity()
export class KnownPriority {
  @Id() id: string;
  @ForeignId() cabinetId: string;
}
