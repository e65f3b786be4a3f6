import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Types of other services, known here by their ids; to the first four this service adds fields. */

@ObjectType('Body')
@Directive('@key(fields: "id")')
export class BodyStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('WorkingGroup')
@Directive('@key(fields: "id")')
export class WorkingGroupStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Person')
@Directive('@key(fields: "id")')
export class PersonStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Organization')
@Directive('@key(fields: "id")')
export class OrganizationStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Meeting')
@Directive('@key(fields: "id", resolvable: false)')
export class MeetingStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Recommendation')
@Directive('@key(fields: "id", resolvable: false)')
export class RecommendationStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Indicator')
@Directive('@key(fields: "id", resolvable: false)')
export class IndicatorStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('ActionItem')
@Directive('@key(fields: "id", resolvable: false)')
export class ActionItemStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('ParentPriority')
@Directive('@key(fields: "id", resolvable: false)')
export class ParentPriorityStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Strategy')
@Directive('@key(fields: "id", resolvable: false)')
export class StrategyStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Learning')
@Directive('@key(fields: "id", resolvable: false)')
export class LearningStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Document')
@Directive('@key(fields: "id", resolvable: false)')
export class DocumentStub {
  @Field(() => ID)
  id: string;
}

/** The entity of an id; null where there is none. */
export function stub(id: string | null): { id: string } | null {
  return id === null ? null : { id };
}

const OF_UNIONS: Readonly<Record<string, new () => { id: string }>> = {
  Body: BodyStub,
  Organization: OrganizationStub,
  Meeting: MeetingStub,
  Recommendation: RecommendationStub,
  Indicator: IndicatorStub,
  ActionItem: ActionItemStub,
  ParentPriority: ParentPriorityStub,
  Strategy: StrategyStub,
  Learning: LearningStub,
  Document: DocumentStub,
};

/** A member of a union that a subject, `Type:id`, names; its class says which. Null for types of no union. */
export function memberOf(subject: string | null): { id: string } | null {
  if (subject === null) return null;
  const type = subject.slice(0, subject.indexOf(':'));
  if (!Object.hasOwn(OF_UNIONS, type)) return null;
  return Object.assign(new OF_UNIONS[type](), { id: subject.slice(type.length + 1) });
}
