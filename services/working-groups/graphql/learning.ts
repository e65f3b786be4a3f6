import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { GroupDecision } from '../entities/group-decision';
import type { Learning } from '../entities/learning';
import { IndicatorStub, MeetingStub, stub } from './stubs';

@ObjectType('Learning', {
  description: 'What the data showed and what the group changed because of it. Never edited; a later one supersedes.',
})
@Directive('@key(fields: "id")')
export class LearningType {
  @Field(() => ID)
  id: string;

  @Field(() => DateScalar)
  on: string;

  groupId: string;
  strategyId: string | null;

  @Field(() => IndicatorStub, { nullable: true })
  indicator: IndicatorStub | null;

  @Field(() => TranslatedTextType)
  finding: TranslatedText;

  @Field(() => TranslatedTextType, { nullable: true, description: 'Null when nothing had to change.' })
  adjustment: TranslatedText | null;

  @Field(() => MeetingStub, { nullable: true })
  meeting: MeetingStub | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

export function toLearning(row: Learning): LearningType {
  return {
    id: row.id,
    on: row.on,
    groupId: row.groupId,
    strategyId: row.strategyId,
    indicator: stub(row.indicatorId),
    finding: row.finding,
    adjustment: row.adjustment,
    meeting: stub(row.meetingId),
    provenance: row.provenance,
  };
}

@ObjectType('GroupDecision', {
  description: 'What a working group agreed in a meeting. Never edited; a later one supersedes.',
})
export class GroupDecisionType {
  @Field(() => ID)
  id: string;

  groupId: string;

  @Field(() => TranslatedTextType)
  text: TranslatedText;

  @Field(() => MeetingStub, { nullable: true })
  meeting: MeetingStub | null;

  strategyId: string | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

export function toGroupDecision(row: GroupDecision): GroupDecisionType {
  return {
    id: row.id,
    groupId: row.groupId,
    text: row.text,
    meeting: stub(row.meetingId),
    strategyId: row.strategyId,
    provenance: row.provenance,
  };
}
