import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { graphqlEnum } from '../../../platform/subgraph/enums';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import {
  type Goal,
  type Indicator,
  INDICATOR_KINDS,
  type IndicatorKind,
  type Outcome,
  OUTCOMES,
  POLARITIES,
  type Polarity,
} from '../entities/indicator';

export const IndicatorKindEnum = graphqlEnum(
  'IndicatorKind',
  INDICATOR_KINDS,
  'POPULATION: a condition of children and families of the whole city. PERFORMANCE: how well a program works.',
);

export const PolarityEnum = graphqlEnum('Polarity', POLARITIES, 'Which direction of an indicator is good news.');

export const OutcomeEnum = graphqlEnum(
  'CradleToCareerOutcome',
  OUTCOMES,
  'The seven outcomes of the cradle-to-career portfolio.',
);

@ObjectType('Goal', {
  description:
    "A citywide goal of the common agenda, measured by indicators. A working group's own goals are its own words: WorkingGroup.goals.",
})
@Directive('@key(fields: "id")')
export class GoalType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => TranslatedTextType)
  name: TranslatedText;

  @Field(() => String, { nullable: true, description: 'The plan that sets it.' })
  plan: string | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

export function toGoal(row: Goal): GoalType {
  return { id: row.id, version: row.version, name: row.name, plan: row.plan, provenance: row.provenance };
}

@ObjectType('Indicator', { description: 'A measure that bodies share and steer by, with its series.' })
@Directive('@key(fields: "id")')
export class IndicatorType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => TranslatedTextType)
  name: TranslatedText;

  @Field(() => TranslatedTextType, { nullable: true })
  definition: TranslatedText | null;

  @Field(() => IndicatorKindEnum)
  kind: IndicatorKind;

  @Field(() => Boolean, { description: 'One of the few that the whole system watches.' })
  core: boolean;

  @Field(() => OutcomeEnum, { nullable: true })
  outcome: Outcome | null;

  @Field(() => TranslatedTextType)
  unit: TranslatedText;

  @Field(() => TranslatedTextType, {
    nullable: true,
    description: 'The place or population measured, such as Hartford or Connecticut.',
  })
  area: TranslatedText | null;

  @Field(() => PolarityEnum)
  polarity: Polarity;

  @Field(() => TranslatedTextType, {
    nullable: true,
    description: 'The story behind the curve: why it looks as it does.',
  })
  storyBehind: TranslatedText | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;

  goalIds: readonly string[];
  programId: string | null;
  comparisonIds: readonly string[];
  baselinePeriod: string | null;
}

export function toIndicator(row: Indicator): IndicatorType {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    definition: row.definition,
    kind: row.kind,
    core: row.core,
    outcome: row.outcome,
    unit: row.unit,
    area: row.area,
    polarity: row.polarity,
    goalIds: row.goalIds,
    programId: row.programId,
    comparisonIds: row.comparisonIds,
    baselinePeriod: row.baselinePeriod,
    storyBehind: row.storyBehind,
    provenance: row.provenance,
  };
}
