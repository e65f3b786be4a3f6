import { Entity, Index } from 'typeorm';
import { Id, OneOf, Text } from '../../../platform/database/columns';
import type { TranslatedText } from '../../../platform/database/values';
import { STRATEGY_TYPES, type StrategyType } from '../domain/vocabulary';

/** How the city words one type of strategic work. */
@Entity()
@Index(['strategyType'], { unique: true })
export class StrategyTypeLabel {
  @Id() id: string;
  @OneOf(STRATEGY_TYPES) strategyType: StrategyType;
  @Text() label: TranslatedText;
  @Text({ nullable: true }) meaning: TranslatedText | null;
}
