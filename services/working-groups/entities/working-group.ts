import { Entity } from 'typeorm';
import { Day, Id, Texts, Version } from '../../../platform/database/columns';
import type { TranslatedText } from '../../../platform/database/values';

/** A citywide working group. Its id is its body's; name, charge and meetings are the department's. */
@Entity()
export class WorkingGroup {
  @Id() id: string;
  @Version() version: number;
  @Texts() areasOfNeed: TranslatedText[];
  @Texts() goals: TranslatedText[];
  /** Last day of its body; null while it goes on. Kept here, so that active groups are known without asking. */
  @Day({ nullable: true }) endedOn: string | null;
}
