import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { MayorsCabinet } from '../entities/mayors-cabinet';
import { BodyStub, stub } from './stubs';

@ObjectType('MayorsCabinet', {
  description: 'The body that the others inform: it takes up what they send, decides, and owes each an answer.',
})
@Directive('@key(fields: "id")')
export class MayorsCabinetType {
  @Field(() => ID, { description: "Equal to its body's id." }) id: string;
  @Field(() => BodyStub, { nullable: true }) body: BodyStub;
}

export function toMayorsCabinet(row: MayorsCabinet): MayorsCabinetType {
  return { id: row.id, body: stub(row.id) };
}
