import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { connectionOf } from '../../../platform/subgraph/connection';
import { type Band, rebanded } from '../domain/bands';
import type { PriorityStatus } from '../domain/vocabulary';
import type { ParentPriority } from '../entities/parent-priority';
import { CountRangeType } from './count-range';
import { PriorityStatusEnum } from './enums';
import { IndicatorStub, MeetingStub } from './stubs';

@ObjectType('ParentPriority', { description: 'Something that parents said matters, and what became of it.' })
@Directive('@key(fields: "id")')
export class ParentPriorityType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => TranslatedTextType)
  title: TranslatedText;

  @Field(() => TranslatedTextType, { nullable: true })
  why: TranslatedText | null;

  @Field(() => CountRangeType, { description: 'How many parents it was heard from.' })
  heardFrom: Band;

  @Field(() => [String], { description: 'Parts of the city.' })
  areas: string[];

  @Field(() => PriorityStatusEnum)
  status: PriorityStatus;

  sessionIds: readonly string[];

  @Field(() => [MeetingStub], { nullable: 'itemsAndList' })
  meetings: MeetingStub[];

  @Field(() => [IndicatorStub], { nullable: 'itemsAndList' })
  indicators: IndicatorStub[];

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

export const ParentPriorityConnection = connectionOf(() => ParentPriorityType, 'ParentPriority');

/** @param floor the suppression floor, which the bands follow */
export function toParentPriority(row: ParentPriority, floor: number): ParentPriorityType {
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    why: row.why,
    heardFrom: rebanded({ min: row.heardFromMin, max: row.heardFromMax }, floor),
    areas: row.areas,
    status: row.status,
    sessionIds: row.sessionIds,
    meetings: row.meetingIds.map((id) => ({ id })),
    indicators: row.indicatorIds.map((id) => ({ id })),
    provenance: row.provenance,
  };
}
