import { Entity, Index } from 'typeorm';
import { Day, Flag, ForeignId, Id, Instant, OneOf, Ref, Text } from '../../../platform/database/columns';
import type { TranslatedText } from '../../../platform/database/values';
import { type DecisionOutcome, DECISION_OUTCOMES } from '../domain/values';
import { Motion } from './motion';
import { Recommendation } from './recommendation';

/** What the Cabinet decided; at most one for a recommendation. */
@Entity()
export class Decision {
  @Id() id: string;
  @Index({ unique: true }) @Ref(() => Recommendation) recommendationId: string;
  @Instant() at: Date;
  @ForeignId({ nullable: true }) meetingId: string | null;
  @OneOf(DECISION_OUTCOMES) outcome: DecisionOutcome;
  @Ref(() => Motion, { nullable: true }) motionId: string | null;
  @Text({ nullable: true }) conditions: TranslatedText | null;
  @ForeignId({ nullable: true }) referredToId: string | null;
  @Day({ nullable: true }) answerDueOn: string | null;
}

/** The written answer; at most one for a recommendation. */
@Entity()
export class CabinetResponse {
  @Id() id: string;
  @Index({ unique: true }) @Ref(() => Recommendation) recommendationId: string;
  @Instant() at: Date;
  @Text() text: TranslatedText;
  @Text() reasons: TranslatedText;
  @ForeignId({ nullable: true }) documentId: string | null;
}

/** The author body's word on the answer; at most one for a recommendation. */
@Entity()
export class ReportBack {
  @Id() id: string;
  @Index({ unique: true }) @Ref(() => Recommendation) recommendationId: string;
  @Instant() at: Date;
  @Flag() satisfied: boolean;
  @Text() text: TranslatedText;
}
