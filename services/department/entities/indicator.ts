import { Entity, Index } from 'typeorm';
import { Flag, Id, Ids, OneOf, ProvenanceColumn, Ref, Str, Text, Version } from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { Program } from './organization';

export const INDICATOR_KINDS = ['POPULATION', 'PERFORMANCE'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

export const POLARITIES = ['HIGHER_IS_BETTER', 'LOWER_IS_BETTER', 'NEITHER'] as const;
export type Polarity = (typeof POLARITIES)[number];

export const OUTCOMES = [
  'KINDERGARTEN_READINESS',
  'EARLY_GRADE_READING',
  'MIDDLE_GRADE_MATH',
  'HIGH_SCHOOL_GRADUATION',
  'POSTSECONDARY_ENROLLMENT',
  'POSTSECONDARY_COMPLETION',
  'EMPLOYMENT',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A citywide goal of the common agenda; the indicators that measure it name it. */
@Entity()
export class Goal {
  @Id() id: string;
  @Version() version: number;
  @Text() name: TranslatedText;
  @Str({ nullable: true }) plan: string | null;
  @ProvenanceColumn() provenance: Provenance;
}

/** A measure that bodies share. Its series are IndicatorPoints. */
@Entity()
export class Indicator {
  @Id() id: string;
  @Version() version: number;
  @Text() name: TranslatedText;
  @Text({ nullable: true }) definition: TranslatedText | null;
  @OneOf(INDICATOR_KINDS) kind: IndicatorKind;
  @Flag({ default: false }) core: boolean;
  @OneOf(OUTCOMES, { nullable: true }) outcome: Outcome | null;
  @Text() unit: TranslatedText;
  @Text({ nullable: true }) area: TranslatedText | null;
  @OneOf(POLARITIES) polarity: Polarity;
  @Index({ type: 'gin' }) @Ids() goalIds: string[];
  @Index() @Ref(() => Program, { nullable: true }) programId: string | null;
  /** Indicators of other areas to compare it with. */
  @Ids() comparisonIds: string[];
  /** The period, as its ACTUAL point words it, from which change is told; null where none was set. */
  @Str({ nullable: true }) baselinePeriod: string | null;
  @Text({ nullable: true }) storyBehind: TranslatedText | null;
  @ProvenanceColumn() provenance: Provenance;
}
