import { Entity } from 'typeorm';
import { Id } from '../../../platform/database/columns';

/** A service whose log became another one, so that what was seen of it was put away; its next event writes that down. */
@Entity()
export class LostSource {
  @Id() id: string;
}
