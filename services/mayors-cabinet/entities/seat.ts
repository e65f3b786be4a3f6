import { Entity, Index } from 'typeorm';
import {
  Day,
  Flag,
  ForeignId,
  Id,
  ProvenanceColumn,
  Ref,
  Source,
  Text,
  Version,
} from '../../../platform/database/columns';
import type { Provenance, SourceRef, TranslatedText } from '../../../platform/database/values';

/**
 * A place on the Cabinet or on a council around it. `from` and `to` are the first and the last day of the seat; null
 * where the record does not say, or where there is no end yet.
 */
@Entity()
export class Seat {
  @Id() id: string;
  @Version() version: number;
  @Index() @ForeignId() bodyId: string;
  @Text() role: TranslatedText;
  @Source({ nullable: true }) legalBasis: SourceRef | null;
  @Flag({ default: false }) coChair: boolean;
  @Flag({ default: true }) voting: boolean;
  @Flag({ default: false }) designeeAllowed: boolean;
  @Day({ nullable: true }) from: string | null;
  @Day({ nullable: true }) to: string | null;
  @ProvenanceColumn() provenance: Provenance;
}

/**
 * Who held a seat from the first day to the last (both included). A null person is a vacancy that is on record; days
 * that no row covers are vacant after a holder left, and unknown before the first.
 */
@Entity()
export class SeatHolding {
  @Id() id: string;
  @Index() @Ref(() => Seat) seatId: string;
  @Index() @ForeignId({ nullable: true }) personId: string | null;
  @Day({ nullable: true }) from: string | null;
  @Day({ nullable: true }) to: string | null;
}

/** Who may sit for a seat's holder from the first day to the last (both included). */
@Entity()
export class SeatDesignation {
  @Id() id: string;
  @Index() @Ref(() => Seat) seatId: string;
  @ForeignId() personId: string;
  @Day({ nullable: true }) from: string | null;
  @Day({ nullable: true }) to: string | null;
}
