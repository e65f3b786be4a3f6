import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Other services' entities as this one knows them: by id. Field resolvers add what the docket has to say of them. */

@ObjectType('Person')
@Directive('@key(fields: "id")')
export class PersonStub {
  @Field(() => ID) id: string;
}

@ObjectType('Body')
@Directive('@key(fields: "id")')
export class BodyStub {
  @Field(() => ID) id: string;
}

@ObjectType('Meeting')
@Directive('@key(fields: "id")')
export class MeetingStub {
  @Field(() => ID) id: string;
}

@ObjectType('AgendaItem')
@Directive('@key(fields: "id")')
export class AgendaItemStub {
  @Field(() => ID) id: string;
}

@ObjectType('Strategy')
@Directive('@key(fields: "id")')
export class StrategyStub {
  @Field(() => ID) id: string;
}

@ObjectType('ParentPriority')
@Directive('@key(fields: "id")')
export class ParentPriorityStub {
  @Field(() => ID) id: string;
}

@ObjectType('Indicator')
@Directive('@key(fields: "id")')
export class IndicatorStub {
  @Field(() => ID) id: string;
}

@ObjectType('Document')
@Directive('@key(fields: "id", resolvable: false)')
export class DocumentStub {
  @Field(() => ID) id: string;
}

/** The entity of that id, or null where there is no id. */
export function stub(id: string): { id: string };
export function stub(id: string | null): { id: string } | null;
export function stub(id: string | null): { id: string } | null {
  return id === null ? null : { id };
}
