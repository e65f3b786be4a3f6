import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Types of other services, known here by their ids; this service adds fields to them. */

@ObjectType('Body')
@Directive('@key(fields: "id")')
export class BodyStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Person')
@Directive('@key(fields: "id")')
export class PersonStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Indicator')
@Directive('@key(fields: "id")')
export class IndicatorStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Meeting')
@Directive('@key(fields: "id")')
export class MeetingStub {
  @Field(() => ID)
  id: string;
}

/** The entity of an id; null where there is none. */
export function stub(id: string | null): { id: string } | null {
  return id === null ? null : { id };
}
