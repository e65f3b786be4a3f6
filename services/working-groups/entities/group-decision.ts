import { Entity, Index } from 'typeorm';
import { ForeignId, Id, ProvenanceColumn, Ref, Text } from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { Strategy } from './strategy';
import { WorkingGroup } from './working-group';

/** What a group agreed in a meeting. Never edited. */
@Entity()
@Index(['groupId'])
@Index(['meetingId'])
export class GroupDecision {
  @Id() id: string;
  @Ref(() => WorkingGroup) groupId: string;
  @Text() text: TranslatedText;
  @ForeignId({ nullable: true }) meetingId: string | null;
  @Ref(() => Strategy, { nullable: true }) strategyId: string | null;
  @ProvenanceColumn() provenance: Provenance;
}
