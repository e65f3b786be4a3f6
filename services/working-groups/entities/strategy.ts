import { Entity, Index } from 'typeorm';
import { Day, Id, Ids, OneOf, ProvenanceColumn, Ref, Text, Version } from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { STRATEGY_STATUSES, STRATEGY_TYPES, type StrategyStatus, type StrategyType } from '../domain/vocabulary';
import { WorkingGroup } from './working-group';

/** High-impact work that organizations of a group do together. */
@Entity()
@Index(['groupId'])
@Index(['indicatorIds'], { type: 'gin' })
@Index(['partnerIds'], { type: 'gin' })
export class Strategy {
  @Id() id: string;
  @Version() version: number;
  @Ref(() => WorkingGroup) groupId: string;
  @Text() title: TranslatedText;
  @Text({ nullable: true }) description: TranslatedText | null;
  /** Its `type`, a name that rows of datasets have for their entity; null until the group, or the record, says. */
  @OneOf(STRATEGY_TYPES, { nullable: true }) strategyType: StrategyType | null;
  @OneOf(STRATEGY_STATUSES) status: StrategyStatus;
  /** When it became ACTIVE first. */
  @Day({ nullable: true }) startedOn: string | null;
  /** Indicators that it is meant to move. */
  @Ids() indicatorIds: string[];
  /** Organizations that take part. */
  @Ids() partnerIds: string[];
  @ProvenanceColumn() provenance: Provenance;
}
