import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { StrategyStatus, StrategyType as TypeOfStrategy } from '../domain/vocabulary';
import type { Strategy } from '../entities/strategy';
import type { StrategyTypeLabel } from '../entities/strategy-type-label';
import { StrategyStatusEnum, StrategyTypeEnum } from './enums';
import { IndicatorStub, OrganizationStub } from './stubs';

@ObjectType('Strategy', { description: 'High-impact work that organizations do together and none could do alone.' })
@Directive('@key(fields: "id")')
export class StrategyObject {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  groupId: string;

  @Field(() => TranslatedTextType)
  title: TranslatedText;

  @Field(() => TranslatedTextType, { nullable: true })
  description: TranslatedText | null;

  @Field(() => StrategyTypeEnum, { nullable: true, description: 'Null until the group, or the record, says.' })
  type: TypeOfStrategy | null;

  @Field(() => StrategyStatusEnum)
  status: StrategyStatus;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When it became ACTIVE first; movement of its indicators counts from here.',
  })
  startedOn: string | null;

  @Field(() => [IndicatorStub], { nullable: 'itemsAndList', description: 'What it is meant to move.' })
  indicators: IndicatorStub[];

  @Field(() => [OrganizationStub], { nullable: 'itemsAndList' })
  partners: OrganizationStub[];

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

export function toStrategy(row: Strategy): StrategyObject {
  return {
    id: row.id,
    version: row.version,
    groupId: row.groupId,
    title: row.title,
    description: row.description,
    type: row.strategyType,
    status: row.status,
    startedOn: row.startedOn,
    indicators: row.indicatorIds.map((id) => ({ id })),
    partners: row.partnerIds.map((id) => ({ id })),
    provenance: row.provenance,
  };
}

@ObjectType('StrategyTypeLabel', {
  description: 'A type of strategic work as the city words it; imported with the dataset.',
})
export class StrategyTypeLabelType {
  @Field(() => StrategyTypeEnum)
  type: TypeOfStrategy;

  @Field(() => TranslatedTextType)
  label: TranslatedText;

  @Field(() => TranslatedTextType, { nullable: true })
  meaning: TranslatedText | null;
}

export function toStrategyTypeLabel(row: StrategyTypeLabel): StrategyTypeLabelType {
  return { type: row.strategyType, label: row.label, meaning: row.meaning };
}
