import { Entity, Index } from 'typeorm';
import { ForeignId, Id, SomeOf } from '../../../platform/database/columns';
import { MEETING_SUPPORTS, type MeetingSupport } from '../domain/vocabulary';

/** What is offered at one meeting; who used it is never kept. */
@Entity()
@Index(['meetingId'], { unique: true })
export class MeetingSupports {
  @Id() id: string;
  @ForeignId() meetingId: string;
  @SomeOf(MEETING_SUPPORTS) supports: MeetingSupport[];
}
