import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { MoneyType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { graphqlEnum } from '../../../platform/subgraph/enums';
import { DateScalar, DateTimeScalar } from '../../../platform/subgraph/scalars';
import type { Money, TranslatedText } from '../../../platform/database/values';
import {
  type Implementation,
  IMPLEMENTATION_STATUSES,
  type ImplementationNote,
  type ImplementationStatus,
  type Milestone,
} from '../entities/implementation';

export const ImplementationStatusEnum = graphqlEnum(
  'ImplementationStatus',
  IMPLEMENTATION_STATUSES,
  'How the carrying out goes. DROPPED: it will not be done.',
);

@ObjectType('Milestone', { description: 'A step of an implementation; done when doneOn is set.' })
export class MilestoneType {
  @Field(() => ID)
  id: string;

  @Field(() => TranslatedTextType)
  title: TranslatedText;

  @Field(() => DateScalar, { nullable: true })
  dueOn: string | null;

  @Field(() => DateScalar, { nullable: true })
  doneOn: string | null;
}

export function toMilestone(row: Milestone): MilestoneType {
  return { id: row.id, title: row.title, dueOn: row.dueOn, doneOn: row.doneOn };
}

@ObjectType('ImplementationNote', { description: 'A word on how it goes.' })
export class ImplementationNoteType {
  @Field(() => DateTimeScalar)
  at: Date;

  @Field(() => TranslatedTextType)
  text: TranslatedText;
}

export function toImplementationNote(row: ImplementationNote): ImplementationNoteType {
  return { at: row.at, text: row.text };
}

@ObjectType('Implementation', { description: 'How the department carries out what the Cabinet adopted.' })
export class ImplementationType {
  @Field(() => Int)
  version: number;

  @Field(() => ImplementationStatusEnum)
  status: ImplementationStatus;

  @Field(() => Int, { nullable: true, description: 'Percent, 0 to 100.' })
  progress: number | null;

  @Field(() => MoneyType, { nullable: true })
  budget: Money | null;

  @Field(() => DateTimeScalar, { nullable: true })
  updatedAt: Date | null;

  id: string;
  leadId: string | null;
  leadPersonId: string | null;
}

export function toImplementation(row: Implementation): ImplementationType {
  return {
    id: row.id,
    version: row.version,
    leadId: row.leadId,
    leadPersonId: row.leadPersonId,
    status: row.status,
    progress: row.progress,
    budget: row.budget,
    updatedAt: row.updatedAt,
  };
}

/** A recommendation of the Cabinet's docket, to which the department adds its carrying out and the money. */
@ObjectType('Recommendation')
@Directive('@key(fields: "id")')
export class RecommendationType {
  @Field(() => ID)
  id: string;
}
