import { Entity } from 'typeorm';
import { Day, Id, Ids, Str } from '../../../platform/database/columns';

/** What this service must know of the department's facts: copies, kept from its events, never shown as they are. */

/** A body of the registry. */
@Entity()
export class KnownBody {
  @Id() id: string;
  /** The department's word for it, such as WORKING_GROUP. */
  @Str() kind: string;
  /** Its last day; null while it exists. */
  @Day({ nullable: true }) validTo: string | null;
}

/** A meeting. */
@Entity()
export class KnownMeeting {
  @Id() id: string;
  /** The body that meets, and those that meet jointly with it. */
  @Ids() bodyIds: string[];
  /** The department's `MeetingStatus`; null where the record does not say. */
  @Str({ nullable: true }) status: string | null;
}
