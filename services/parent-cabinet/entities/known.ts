import { Entity } from 'typeorm';
import { ForeignId, Id, Ids, Str } from '../../../platform/database/columns';

/** What this service must know of others' facts: copies, kept from their events, never shown as they are. */

/** A meeting of the Parent Cabinet, or one that it holds jointly. */
@Entity()
export class KnownMeeting {
  @Id() id: string;
  /** The body that meets, and those that meet jointly with it. */
  @Ids() bodyIds: string[];
  /** The department's `MeetingStatus`. */
  @Str({ nullable: true }) status: string | null;
}

/** A recommendation that grew from a priority. */
@Entity()
export class KnownRecommendation {
  @Id() id: string;
  @ForeignId() priorityId: string;
}
