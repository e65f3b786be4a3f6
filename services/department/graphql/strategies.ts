import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { idOf, type Representation } from '../../../platform/subgraph/federation';
import { DateScalar } from '../../../platform/subgraph/scalars';
import { IndicatorType } from './indicators';

/** A strategy of the working groups as the gateway hands it over: as much of it as its movement needs. */
@ObjectType('Strategy')
@Directive('@key(fields: "id")')
export class StrategyType {
  @Field(() => ID)
  id: string;

  @Field(() => DateScalar, { nullable: true })
  @Directive('@external')
  startedOn: string | null;

  @Field(() => [IndicatorType], { nullable: 'itemsAndList' })
  @Directive('@external')
  indicators: ({ id: string } | null)[] | null;
}

/** The strategy as a representation gives it; what was not asked for, or could not be read, is null. */
export function toStrategy(representation: Representation): StrategyType {
  return {
    id: idOf(representation),
    startedOn: (representation.startedOn ?? null) as string | null,
    indicators: (representation.indicators ?? null) as StrategyType['indicators'],
  };
}
