import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context';
import type { IndicatorKind, Outcome } from '../entities/indicator';
import { eachFound, ifFound } from '../graphql/found';
import { GoalType, IndicatorKindEnum, IndicatorType, OutcomeEnum, toGoal, toIndicator } from '../graphql/indicators';
import { ProgramType, toProgram } from '../graphql/organizations';

/** Shared measurement: indicators and what they belong to. Their series are resolved in `indicator-points.ts`. */
@Resolver(() => IndicatorType)
export class IndicatorResolver {
  @Query(() => IndicatorType, { nullable: true })
  async indicator(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<IndicatorType | null> {
    return ifFound(await loaders.indicator.load(id), toIndicator);
  }

  @Query(() => [IndicatorType], { nullable: true })
  async indicators(
    @Ctx() { loaders }: Context,
    @Arg('kind', () => IndicatorKindEnum, { nullable: true }) kind: IndicatorKind | null,
    @Arg('core', () => Boolean, { nullable: true }) core: boolean | null,
    @Arg('outcome', () => OutcomeEnum, { nullable: true }) outcome: Outcome | null,
  ): Promise<IndicatorType[]> {
    const filter = { kind: kind ?? null, core: core ?? null, outcome: outcome ?? null };
    return (await loaders.indicatorsLike(filter)).map(toIndicator);
  }

  @FieldResolver(() => [GoalType])
  async goals(@Root() indicator: IndicatorType, @Ctx() { loaders }: Context): Promise<GoalType[]> {
    return eachFound(await loaders.goal.loadMany(indicator.goalIds), toGoal);
  }

  @FieldResolver(() => ProgramType, { nullable: true, description: 'The program whose performance it measures.' })
  async program(@Root() indicator: IndicatorType, @Ctx() { loaders }: Context): Promise<ProgramType | null> {
    return indicator.programId === null ? null : ifFound(await loaders.program.load(indicator.programId), toProgram);
  }

  @FieldResolver(() => [IndicatorType], { description: 'Series of other areas to compare with, such as the state.' })
  async comparisons(@Root() indicator: IndicatorType, @Ctx() { loaders }: Context): Promise<IndicatorType[]> {
    return eachFound(await loaders.indicator.loadMany(indicator.comparisonIds), toIndicator);
  }
}

@Resolver(() => GoalType)
export class GoalResolver {
  @Query(() => [GoalType], { nullable: true, description: 'The citywide goals of the common agenda.' })
  async goals(@Ctx() { loaders }: Context): Promise<GoalType[]> {
    return (await loaders.allGoals()).map(toGoal);
  }

  @FieldResolver(() => [IndicatorType])
  async indicators(@Root() goal: GoalType, @Ctx() { loaders }: Context): Promise<IndicatorType[]> {
    return (await loaders.indicatorsOfGoal.load(goal.id)).map(toIndicator);
  }
}
