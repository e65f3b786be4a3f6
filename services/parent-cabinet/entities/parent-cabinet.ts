import { Entity } from 'typeorm';
import { Id, Int } from '../../../platform/database/columns';

/** The citywide body of parents. Its id is its body's. */
@Entity()
export class ParentCabinet {
  @Id() id: string;
  /** Seats there are, filled or not; null when it is not known. */
  @Int({ nullable: true }) seatCount: number | null;
}
