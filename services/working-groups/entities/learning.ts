import { Entity, Index } from 'typeorm';
import { Day, ForeignId, Id, ProvenanceColumn, Ref, Text } from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { Strategy } from './strategy';
import { WorkingGroup } from './working-group';

/** What the data showed, and what the group changed because of it. Never edited. */
@Entity()
@Index(['groupId'])
@Index(['strategyId'])
@Index(['indicatorId'])
@Index(['meetingId'])
export class Learning {
  @Id() id: string;
  @Ref(() => WorkingGroup) groupId: string;
  @Day() on: string;
  @Ref(() => Strategy, { nullable: true }) strategyId: string | null;
  @ForeignId({ nullable: true }) indicatorId: string | null;
  @Text() finding: TranslatedText;
  /** Null when nothing had to change. */
  @Text({ nullable: true }) adjustment: TranslatedText | null;
  @ForeignId({ nullable: true }) meetingId: string | null;
  @ProvenanceColumn() provenance: Provenance;
}
