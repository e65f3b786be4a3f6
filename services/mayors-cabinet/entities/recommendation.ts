import { Entity, Index } from 'typeorm';
import {
  ForeignId,
  Id,
  Ids,
  Instant,
  Int,
  OneOf,
  ProvenanceColumn,
  Ref,
  Str,
  Text,
  Version,
} from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { type Stage, STAGES, type SubmissionKind, SUBMISSION_KINDS } from '../domain/values';

/**
 * One thing that a body sent up. `stage`, `stageSince` and `deferrals` repeat what its stage changes say, since lists
 * are filtered and sorted by them.
 */
@Entity()
@Index(['fromId', 'submittedAt'])
@Index(['stage', 'submittedAt'])
export class Recommendation {
  @Id() id: string;
  @Version() version: number;
  @Index({ unique: true }) @Str() number: string;
  @OneOf(SUBMISSION_KINDS) kind: SubmissionKind;
  @Text() title: TranslatedText;
  @Text() ask: TranslatedText;
  /** The author body. */
  @ForeignId() fromId: string;
  @Index() @Instant() submittedAt: Date;
  @OneOf(STAGES) stage: Stage;
  @Index() @Instant() stageSince: Date;
  @Index() @ForeignId({ nullable: true }) fromStrategyId: string | null;
  @Index() @ForeignId({ nullable: true }) fromPriorityId: string | null;
  @Ids() indicatorIds: string[];
  @Int({ default: 0 }) deferrals: number;
  /** Recommendations. A link is kept on one side and read from both. */
  @Ids() relatedIds: string[];
  @Ids() documentIds: string[];
  @ProvenanceColumn() provenance: Provenance;
}

/** One move, never changed afterwards. Positions count from 1; the first is the submission, at `submittedAt`. */
@Entity()
@Index(['recommendationId', 'position'], { unique: true })
export class StageChange {
  @Id() id: string;
  @Ref(() => Recommendation) recommendationId: string;
  @Int() position: number;
  @OneOf(STAGES) stage: Stage;
  @Instant() at: Date;
  /** The body that made the move; null for moves that happen by themselves. */
  @ForeignId({ nullable: true }) byId: string | null;
  @Text({ nullable: true }) note: TranslatedText | null;
  @ForeignId({ nullable: true }) meetingId: string | null;
}

/** Another body's word in support. */
@Entity()
@Index(['recommendationId', 'bodyId'], { unique: true })
export class Endorsement {
  @Id() id: string;
  @Ref(() => Recommendation) recommendationId: string;
  @ForeignId() bodyId: string;
  @Instant() at: Date;
  @Text({ nullable: true }) note: TranslatedText | null;
}

/** An item of a Cabinet meeting that takes the recommendation up. Kept when the meeting is cancelled. */
@Entity()
export class RecommendationAgendaItem {
  @Id() id: string;
  @Index() @Ref(() => Recommendation) recommendationId: string;
  @Index({ unique: true }) @ForeignId() agendaItemId: string;
}
