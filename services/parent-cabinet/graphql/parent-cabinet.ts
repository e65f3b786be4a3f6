import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { LanguageTagScalar } from '../../../platform/subgraph/scalars';
import type { ShownTally } from '../domain/suppression';
import type { ParentCabinet } from '../entities/parent-cabinet';
import { BodyStub } from './stubs';

@ObjectType('ParentCabinet', {
  description: 'The citywide body of parents; its work, too, is guided by collective impact.',
})
@Directive('@key(fields: "id")')
export class ParentCabinetType {
  @Field(() => ID, { description: "Equal to its body's id." })
  id: string;

  @Field(() => BodyStub, { nullable: true })
  body: BodyStub;

  @Field(() => Int, { nullable: true, description: 'Seats there are, filled or not.' })
  seatCount: number | null;
}

export function toParentCabinet(row: ParentCabinet): ParentCabinetType {
  return { id: row.id, body: { id: row.id }, seatCount: row.seatCount };
}

@ObjectType('LanguageCount', {
  description:
    'Counts under the suppression floor are null with suppressed = true; a second one too, where it could be worked out from the rest.',
})
export class LanguageCountType implements ShownTally {
  @Field(() => LanguageTagScalar)
  language: string;

  @Field(() => Int, { nullable: true })
  count: number | null;

  @Field(() => Boolean)
  suppressed: boolean;
}
