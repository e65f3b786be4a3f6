import { Check, Entity, Index } from 'typeorm';
import { Flag, ForeignId, Id, Int, OneOf, Ref } from '../../../platform/database/columns';
import { Meeting } from './meeting';
import { Person } from './person';

export const PRESENCES = ['PRESENT', 'PRESENT_REMOTELY', 'ABSENT', 'EXCUSED'] as const;
export type Presence = (typeof PRESENCES)[number];

/** One line of a meeting's roll: a seat, which mayors-cabinet keeps, or a person, or both. */
@Entity()
@Index(['meetingId', 'position'])
@Check('roll_call_entry_of_someone', '"person_id" IS NOT NULL OR "seat_id" IS NOT NULL')
export class RollCallEntry {
  @Id() id: string;
  @Ref(() => Meeting) meetingId: string;
  /** Its place in the roll, rising; gaps are allowed. */
  @Int() position: number;
  /** Null where the record names the seat alone. */
  @Index() @Ref(() => Person, { nullable: true }) personId: string | null;
  /** Null in a body without seats. */
  @ForeignId({ nullable: true }) seatId: string | null;
  /** The person sits for the seat's holder. */
  @Flag({ default: false }) asDesignee: boolean;
  @OneOf(PRESENCES) presence: Presence;
  /** False for a seat without a vote, such as staff who sit with the body; as the seat was when the roll was called. */
  @Flag({ default: true }) countsForQuorum: boolean;
}
