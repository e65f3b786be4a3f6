import { Field, Int, ObjectType } from 'type-graphql';
import type { Band } from '../domain/bands';

@ObjectType('CountRange', {
  description:
    'A banded count: at least min, at most max (null: no upper bound). Bands follow the suppression setting.',
})
export class CountRangeType implements Band {
  @Field(() => Int)
  min: number;

  @Field(() => Int, { nullable: true })
  max: number | null;
}
