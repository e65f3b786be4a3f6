import { Entity } from 'typeorm';
import { Id } from '../../../platform/database/columns';

/** The body that the others inform. Its id is its body's; what else it has is seats and the docket. */
@Entity()
export class MayorsCabinet {
  @Id() id: string;
}
