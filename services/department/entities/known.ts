import { Entity } from 'typeorm';
import { Id, Str } from '../../../platform/database/columns';

/** What the department must know of a recommendation to carry it out: a copy, kept from the docket's events. */
@Entity()
export class KnownRecommendation {
  @Id() id: string;
  /** The docket's `Stage`. */
  @Str() stage: string;
  /** The docket's `DecisionOutcome`; null before the decision. */
  @Str({ nullable: true }) outcome: string | null;
}
