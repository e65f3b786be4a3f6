import { Field, ObjectType } from 'type-graphql';

@ObjectType('HubInfo')
export class HubInfoType {
  @Field(() => String)
  version: string;
}
