import { Check, Entity, Index } from 'typeorm';
import { Day, Flag, Id, Num, OneOf, Ref, Source, Str, Text } from '../../../platform/database/columns';
import { type Confidence, CONFIDENCES, type SourceRef, type TranslatedText } from '../../../platform/database/values';
import { Indicator } from './indicator';

export const POINT_KINDS = ['ACTUAL', 'TARGET', 'FORECAST'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** One value of an indicator for one period, from one source. A suppressed value is not even stored. */
@Entity()
@Check('indicator_point_suppressed', 'NOT "suppressed" OR ("value" IS NULL AND "low" IS NULL AND "high" IS NULL)')
export class IndicatorPoint {
  @Id() id: string;
  @Index() @Ref(() => Indicator) indicatorId: string;
  @OneOf(POINT_KINDS) kind: PointKind;
  /** The source's wording; `start` and `end` are its days where they are known. */
  @Str() period: string;
  @Day({ nullable: true }) start: string | null;
  @Day({ nullable: true }) end: string | null;
  @OneOf(CONFIDENCES, { nullable: true }) confidence: Confidence | null;
  @Num({ nullable: true }) value: number | null;
  @Num({ nullable: true }) low: number | null;
  @Num({ nullable: true }) high: number | null;
  @Flag({ default: false }) suppressed: boolean;
  @Text({ nullable: true }) note: TranslatedText | null;
  /** Null for the whole population. */
  @Str({ nullable: true }) subgroup: string | null;
  @Source() source: SourceRef;
  /** The day on which the source gave the value; a later one corrects an earlier. */
  @Day({ nullable: true }) asOf: string | null;
}
